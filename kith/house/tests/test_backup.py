"""A copy in two parts, and what never returns, however old the words are."""

import gzip
import json
import threading
from base64 import b64decode
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kith.connections.models import Bond, Fall, Side, Wall
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.ground.models import Chosen, Due, Key
from kith.ground.turns import turn
from kith.house.backup import parts
from kith.house.backup.parts import REMADE, TABLES
from kith.house.backup.place import Place
from kith.people.models import (
    Invitation,
    Leaving,
    Needs,
    Person,
    Protection,
    RecoveryCode,
    Session,
)
from kith.safety.models import Brought

pytestmark = pytest.mark.django_db(transaction=True)

CARD = {
    "zone": "Europe/Berlin",
    "quiet_from": None,
    "quiet_until": None,
    "pace": 2,
    "ask_before_talk": True,
}


def lines(path):
    with gzip.open(path, "rt") as file:
        return [json.loads(line) for line in file]


def everything():
    """Every copied row of the house, to compare."""
    return {
        table._meta.label: [
            tuple(bytes(each) if isinstance(each, memoryview) else each for each in row)
            for row in table._base_manager.order_by("pk").values_list()
        ]
        for table in parts.copied()
    }


@pytest.fixture
def copies(tmp_path, live_in):
    """A house of this test's own, and where its copies go."""
    live_in(tmp_path / "house")
    folder = tmp_path / "copies"

    def burnt(**other):
        for table in parts.tables():
            table._base_manager.all().delete()
        live_in(tmp_path / f"another-{clock.now():%f}", **other)

    return SimpleNamespace(
        folder=folder,
        place=Place(folder),
        make=lambda **options: call_command("backup", folder, **options),
        burnt=burnt,
        restore=lambda **options: call_command("restore", folder, **options),
    )


@pytest.fixture
def old_words(copies):
    """`old_words(act)`: copied before and after; restored with the words of before."""

    def restored(act):
        copies.make()
        with turn():
            act()
        copies.make()
        copies.burnt()
        copies.restore(words=copies.place.all_words()[-1])

    return restored


# Both ways


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


# What never returns


def test_what_was_taken_back_stays_gone(old_words, ana):
    Protection.objects.keep(ana, ["distance"])
    old_words(lambda: Protection.objects.keep(ana, []))
    assert Person.objects.exists()
    assert not Protection.objects.exists()


def test_words_changed_since_do_not_return(old_words, ana):
    Needs.objects.keep(ana, **CARD, own="My street is called Elm Road.")
    old_words(lambda: Needs.objects.keep(ana, **CARD | {"pace": 1}, own="Slowly, please."))
    needs = Needs.objects.get(person=ana)
    assert needs.pace == 1
    assert needs.card == {}


def test_who_has_left_stays_gone(old_words, ana, ben, bond):
    bond.begin(Step.NOTE)
    name = bytes(ana.sealed_name)
    old_words(lambda: (ana.leave(), ana.go()))
    assert [person.pk for person in Person.objects.all()] == [ben.pk]
    assert not Key.objects.filter(name__in=[ana.shown, ana.own]).exists()
    assert not Person.objects.filter(sealed_name=name).exists()
    assert Bond.objects.get().step == Step.APART


def test_who_is_leaving_has_no_way_in(old_words, ana):
    old_words(ana.leave)
    assert Leaving.objects.get().person == ana
    assert Person.objects.get().passphrase == ""


def test_a_wall_stands_and_a_step_back_holds(old_words, ana, ben, bond):
    bond.begin(Step.TALK)
    old_words(lambda: bond.wall(ana, "Ben"))
    bond.refresh_from_db()
    assert bond.step == Step.APART
    assert Wall.objects.get().by == ana
    assert [side.step for side in Side.objects.all()] == [Step.TALK, Step.TALK]
    assert Fall.objects.get().to == Step.APART


def test_a_wall_stands_between_two_who_met_after_the_words(old_words, ana, ben):
    def meet_and_wall():
        bond = Bond.objects.between(ana, ben)
        bond.begin(Step.NOTE)
        bond.wall(ana, "Ben")

    old_words(meet_and_wall)
    assert Wall.objects.get().bond == Bond.objects.between(ana, ben)
    assert Wall.objects.get().by == ana


def test_a_changed_passphrase_stays_changed(old_words, ana):
    old_words(lambda: ana.change_passphrase("another hash"))
    assert Person.objects.get().passphrase == "another hash"


def test_a_used_invitation_and_a_used_code_stay_used(old_words, ana):
    secret = Invitation.objects.make(ana)
    code = RecoveryCode.objects.give(ana)[0]

    def use():
        Invitation.objects.opened_by(secret).use()
        RecoveryCode.objects.use(ana, code)

    old_words(use)
    assert Invitation.objects.opened_by(secret) is None
    assert not RecoveryCode.objects.use(ana, code)
    assert RecoveryCode.objects.count() == 7


def test_what_was_brought_after_the_words_is_gone_and_said_to_be(copies, ana, capsys):
    copies.make()
    Brought.objects.tell(ana, "It frightened me.", "frightened")
    copies.make()
    copies.burnt()
    copies.restore(words=copies.place.all_words()[-1])
    assert not Brought.objects.exists()
    assert "For 1 things no words were found" in capsys.readouterr().out


def test_without_a_choice_every_words_part_helps(copies, ana):
    Brought.objects.tell(ana, "It frightened me.", "frightened")
    copies.make()
    copies.make()
    newest = copies.place.all_words()[0]
    with gzip.open(newest, "wt") as file:
        file.write(json.dumps(lines(copies.place.all_words()[-1])[0]) + "\n")
    copies.burnt()
    with pytest.raises(CommandError, match="not whole"):
        copies.restore()
    newest.unlink()
    copies.restore()
    assert Brought.objects.get().words == "It frightened me."


# The parts


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
        "moments.TalkLine",
    }


# A living house


def test_a_copy_of_a_living_house_belongs_to_one_moment(copies, ana, ben, bond):
    """Each write changes two rows together; a copy never holds one without the other."""
    stop = threading.Event()

    def live():
        number = 0
        while not stop.is_set():
            number += 1
            with turn():
                Chosen.objects.keep("first", number)
                Chosen.objects.keep("second", number)
        connection.close()

    living = threading.Thread(target=live)
    living.start()
    try:
        seen = []
        for _again in range(8):
            copies.make()
            rows = {row[0]: row[1] for row in lines(copies.place.latest) if isinstance(row, list)}
            seen.append((rows.get("first"), rows.get("second")))
    finally:
        stop.set()
        living.join()
    assert all(first == second for first, second in seen)
    assert len(set(seen)) > 1


# Refusals


def test_a_house_that_is_lived_in_is_left_alone(copies, ana):
    copies.make()
    with pytest.raises(CommandError, match="There is a house here already"):
        copies.restore()
    assert Person.objects.get() == ana


def test_the_copy_of_one_house_is_never_replaced_by_another(copies, ana):
    copies.make()
    copies.burnt()
    with pytest.raises(CommandError, match="copy of another house"):
        copies.make()
    copies.restore()
    copies.make()


def test_sample_people_never_become_a_real_house(copies, ana, live_in, settings):
    live_in(settings.KITH.data, sample=True)
    copies.make()
    copies.burnt(sample=False)
    with pytest.raises(CommandError, match="never becomes a real one"):
        copies.restore()
    assert not Person.objects.exists()


def test_half_a_copy_is_no_copy(copies, ana):
    copies.make()
    whole = copies.place.latest.read_bytes()
    copies.place.latest.write_bytes(whole[:-40])
    copies.burnt()
    with pytest.raises(CommandError, match="cannot be read"):
        copies.restore()
    assert not Person.objects.exists()
    assert not (copies.folder / "keys").exists()


def test_no_copy_at_all_is_said_plainly(copies):
    with pytest.raises(CommandError, match="cannot be read"):
        copies.restore()


def test_a_copy_whose_keys_do_not_open_is_not_made(copies, ana, live_in, tmp_path):
    copies.make()
    before = copies.place.latest.read_bytes()
    live_in(tmp_path / "without-keys")
    with pytest.raises(CommandError, match="put back the latest copy"):
        copies.make()
    assert copies.place.latest.read_bytes() == before
    assert len(copies.place.all_words()) == 1


def test_a_copy_by_another_version_waits_for_that_version(copies, ana, monkeypatch):
    copies.make()
    copies.burnt()
    monkeypatch.setattr("kith.house.backup.about.migrations", lambda: ["people.0002_more"])
    with pytest.raises(CommandError, match="another version"):
        copies.restore()


def test_another_secret_would_know_nobody_so_it_is_refused(copies, ana, settings):
    copies.make()
    copies.burnt()
    settings.SECRET_KEY = "quite another"
    with pytest.raises(CommandError, match="another KITH_SECRET_KEY"):
        copies.restore()


def test_a_secret_of_the_houses_own_comes_back_with_it(copies, ana, settings):
    secret = settings.KITH.data / "keys" / "secret"
    secret.write_text(settings.SECRET_KEY)
    copies.make()
    copies.burnt()
    fresh = settings.KITH.data / "keys" / "secret"
    fresh.parent.mkdir(parents=True)
    fresh.write_text("made a moment ago")
    kept, settings.SECRET_KEY = settings.SECRET_KEY, "made a moment ago"
    copies.restore()
    assert fresh.read_text() == kept
    assert fresh.stat().st_mode & 0o077 == 0
