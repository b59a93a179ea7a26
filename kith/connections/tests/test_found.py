"""What every page asks for by a question that is kept: the same rows, and nobody else's."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from kith.connections.models import Bond, Side
from kith.ground.prepared import prepared, refuse_outside_of_a_transaction
from kith.people.models import Person

pytestmark = pytest.mark.django_db


@prepared
def sides(person):
    return Side.objects.of(person).select_related("bond__low")


def test_people_and_what_comes_along_are_whole(ana, ben, bond, django_assert_num_queries):
    with django_assert_num_queries(1):
        (hers,) = sides(ana)
        assert (hers.bond, hers.bond.low, hers.person_id) == (bond, ana, ana.pk)
    (his,) = sides(ben)
    assert his.person_id == ben.pk


def test_rows_are_as_django_makes_them(ana, bond):
    mine, theirs = sides(ana), list(Side.objects.of(ana).select_related("bond__low"))
    assert [vars(side) | {"_state": 0} for side in mine] == [
        vars(side) | {"_state": 0} for side in theirs
    ]
    assert [vars(side._state) for side in mine] == [vars(side._state) for side in theirs]


def test_what_is_held_is_held_in_a_transaction(ana):
    @prepared
    def held(person):
        return Person.objects.filter(pk=person).select_for_update()

    with transaction.atomic():
        assert held(ana) == [ana]
    locks = SimpleNamespace(has_select_for_update=True)
    with pytest.raises(TransactionManagementError, match="in a transaction"):
        refuse_outside_of_a_transaction(SimpleNamespace(features=locks, in_atomic_block=False))


def test_a_bond_is_found_by_whoever_is_in_it_and_by_no_one_else(ana, stranger, bond):
    assert Bond.objects.found(ana, "connections.see", bond.token).mine.person_id == ana.pk
    assert Bond.objects.found(stranger, "connections.see", bond.token) is None
    assert Bond.objects.found(ana, "moments.note", bond.token) is None
