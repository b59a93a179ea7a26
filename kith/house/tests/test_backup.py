"""A copy in two parts, from a living house, and the way back."""

import itertools
import threading
from base64 import b64decode

import pytest
from django.db import connection

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.ground.models import Chosen, Due
from kith.ground.turns import turn
from kith.house.backup import parts
from kith.house.backup.parts import REMADE, TABLES
from kith.people.models import (
    FormerName,
    Needs,
    Person,
    Protection,
    Session,
)
from kith.safety.models import Brought

from .copies import CARD, everything, lines, table_rows

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_house_comes_back_row_for_row(copies, ana, ben, dina, bond, cookie_of):
    Bond.objects.between(ana, ben).begin(Step.TALK)
    bond.wall(ben, "Ana")
    Needs.objects.keep(ana, **CARD, own="Slowly, please.")
    Protection.objects.keep(ben, ["distance"])
    Brought.objects.tell(ana, "It frightened me.", "frightened").decide(dina, "We talked.")
    due.at("some.thing", "a", clock.now())
    copies.make()
    before = everything()
    copies.burnt()
    copies.restore()
    assert everything() == before
    assert Person.objects.called("Ana").name == "Ana"
    assert Needs.objects.get(person=ana).card["own"] == "Slowly, please."
    assert Brought.objects.get().decision.reason == "We talked."


def test_numbers_of_rows_go_on_where_they_were(copies, ana, ben):
    copies.make()
    copies.burnt()
    copies.restore()
    assert Person.objects.welcome("The stranger").pk > max(ana.pk, ben.pk)


def test_everybody_signs_in_again(copies, ana, cookie_of):
    cookie_of(ana)
    copies.make()
    copies.burnt()
    copies.restore()
    assert not Session.objects.exists()


def test_what_was_due_is_due_afresh(copies, ana):
    due.at("some.thing", "a", clock.now())
    Due.objects.update(dead=True, attempts=9, lease_until=clock.now(), lease_by="gone")
    copies.make()
    copies.burnt()
    copies.restore()
    row = Due.objects.get(kind="some.thing")
    assert (row.dead, row.attempts, row.lease_until, row.lease_by) == (False, 0, None, "")


def test_one_part_alone_tells_nothing(copies, ana, ben, bond):
    Needs.objects.keep(ana, **CARD, own="Slowly, please.")
    copies.make()
    words = lines(copies.place.all_words()[0])
    latest = lines(copies.place.latest)
    assert not any(line.get("table") == "ground.Key" for line in words if isinstance(line, dict))
    assert bytes(ana.sealed_name) in [b64decode(row[1]) for row in words if isinstance(row, list)]
    longest = max(len(str(cell)) for row in latest if isinstance(row, list) for cell in row)
    assert longest < 256  # sealed words are a KiB at least


def test_only_the_newest_latest_part_is_kept_and_words_as_long_as_wanted(copies, ana):
    for _again in range(4):
        copies.make(keep=2)
    assert len(copies.place.all_words()) == 2
    assert [file.name for file in copies.place.latest.parent.iterdir()] == ["house.kith"]


def test_a_copy_is_for_the_operators_eyes_only(copies, ana):
    copies.make()
    for path in (copies.folder, *copies.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0


def test_every_table_is_written_down_with_what_becomes_of_it():
    assert {table._meta.label for table in parts.tables()} == set(TABLES)


def test_no_copied_column_sets_itself(copies):
    for table in parts.copied():
        for field in table._meta.concrete_fields:
            assert not getattr(field, "auto_now", False), field
            assert not getattr(field, "auto_now_add", False), field


def test_what_is_not_copied_is_little():
    assert {label for label, part in TABLES.items() if part is REMADE} <= {
        "ground.Heard",
        "people.Session",
        "moments.Line",
        "breathing.Room",
        "breathing.Seat",
        "breathing.Invite",
    }


def test_a_copy_of_a_living_house_belongs_to_one_moment(copies, ana, living):
    """Each write changes two tables together; a copy never holds one without the other."""
    seen = []
    for _again in range(8):
        copies.make()
        rows = table_rows(lines(copies.place.latest))
        names = len(rows["people.FormerName"])
        number = dict(rows["ground.Chosen"]).get("number", 0)
        seen.append((number, names))
    assert all(number == names for number, names in seen)
    assert len(set(seen)) > 1


@pytest.fixture
def living():
    """Somebody who writes as fast as they can, until the test is over."""
    stop = threading.Event()

    def live():
        for number in itertools.count(1):
            with turn():
                FormerName.objects.given_up(f"mark {number}")
                Chosen.objects.keep("number", number)
            if stop.is_set():
                break
        connection.close()

    writer = threading.Thread(target=live)
    writer.start()
    yield
    stop.set()
    writer.join()
