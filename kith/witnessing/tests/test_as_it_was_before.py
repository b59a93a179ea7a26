from importlib import import_module

import pytest
from django.apps import apps

from kith.witnessing.models import Reply, Witness

from .test_walls_hold import HEARD

pytestmark = pytest.mark.django_db
move = import_module("kith.witnessing.migrations.0003_as_it_was_before")


def test_an_answer_of_a_house_from_before_knows_what_it_answered(tell, with_room, take, ben, as_):
    with_room(ben)
    holding = take(ben, tell())
    as_(ben).post(f"/holding/{holding.token}/answer/", HEARD)
    Reply.objects.update(holding=None)
    move.fill(apps, None)
    assert Reply.objects.answering(holding)


def test_whoever_had_only_practised_is_limited_by_the_house_alone(ben, ana, with_room):
    Witness.objects.practised(ben)
    with_room(ana, many=1, a_day=1)
    Witness.objects.filter(person=ben).update(many=1, a_day=1)
    move.fill(apps, None)
    assert list(Witness.objects.order_by("pk").values_list("many", "a_day")) == [(2, 4), (1, 1)]
