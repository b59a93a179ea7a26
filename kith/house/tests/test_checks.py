"""What `bin/kith check` says, and what it says when something is not as it is to be."""

from collections import namedtuple
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError, connection

from kith.ground import clock, due, house_key
from kith.ground.models import Due
from kith.house import checks
from kith.house.sample import mark
from kith.people.models import Person

pytestmark = pytest.mark.django_db

Usage = namedtuple("Usage", "free")


@pytest.fixture
def house(live_in, tmp_path):
    """A house of this test's own, with everything in place."""
    data = tmp_path / "house"
    data.mkdir(mode=0o700)
    live_in(data)
    call_command("furnish")
    return data


def faults():
    return [sentence for good, sentence in checks.every() if not good]


def fault():
    """The one that is found; there is no second."""
    [sentence] = faults()
    return sentence


def test_a_house_in_order_says_so_of_each_thing(house, ana, capsys):
    call_command("check")
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 12
    assert all(line.startswith("fine ") and line.endswith(".") for line in said)


def test_a_fault_is_said_and_the_command_fails(house, ana, capsys):
    house.chmod(0o755)
    with pytest.raises(SystemExit) as ended:
        call_command("check")
    assert ended.value.code == 1
    assert f"FAULT  Others on this machine can open: {house}" in capsys.readouterr().out


def test_https_without_a_trusted_proxy_is_a_fault(house, live_in, settings):
    settings.SECURE = True
    assert "KITH_TRUSTED_PROXY is not set" in fault()
    live_in(house, trusted_proxy=True)
    assert not faults()


def test_a_key_file_that_others_can_read_is_a_fault(house, ana):
    house_key.path().chmod(0o644)
    assert "house.json" in fault()


def test_a_full_disk_is_a_fault(house, monkeypatch):
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda path: Usage(free=1024**2))
    assert "1 MB left" in fault()


def test_a_database_that_is_away_is_said_once(house, monkeypatch):
    def away(*args):
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", away)
    assert "cannot be reached" in fault()


def test_tables_of_another_version_are_a_fault(house, monkeypatch):
    monkeypatch.setattr(checks.MigrationExecutor, "migration_plan", lambda *args: ["one"])
    assert "bin/kith ready" in fault()


def test_a_lost_key_file_is_a_fault(house, ana):
    house_key.path().unlink()
    assert "put back the latest copy" in fault()


def test_a_key_file_of_another_house_is_a_fault(house, ana):
    house_key.path().unlink()
    house_key._write(house_key.Slots(house_key.Slot(1, bytes(32))))
    assert "put back the latest copy" in fault()


def test_static_files_that_are_not_gathered_are_a_fault(house, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "nowhere"
    assert "bin/kith ready" in fault()


def test_a_missing_help_page_is_a_fault(house):
    (house / "help" / "index.html").unlink()
    assert "bin/kith furnish" in fault()


def test_django_s_own_questions_are_asked_when_the_operator_asks_for_them(house, settings):
    call_command("check", deploy=True)
    settings.SECRET_KEY = "short"
    call_command("check")
    with pytest.raises(SystemCheckError, match="W009"):
        call_command("check", deploy=True)


def test_a_clock_that_went_back_is_a_fault(house, ana):
    ana.was_here(clock.now().date() + timedelta(days=9))
    assert "clock of this machine" in fault()


def test_what_was_given_up_is_a_fault(house):
    due.at("some.thing", "a", clock.now())
    Due.objects.update(dead=True)
    assert "some.thing" in fault()


def test_what_nobody_does_is_a_fault(house, moved):
    due.at("some.thing", "a", clock.now())
    moved(minutes=11)
    assert "Is the house open?" in fault()


def test_redis_that_is_away_is_a_fault(house, live_in):
    live_in(house, redis="redis://127.0.0.1:1/0")
    assert "Redis cannot be reached" in fault()


def test_sample_people_do_not_open_as_a_real_house(house):
    mark.put()
    assert "sample people" in fault()
    with pytest.raises(CommandError, match="does not open as a real one"):
        call_command("ready")


def test_real_people_do_not_open_as_a_sample_house(house, ana, live_in):
    live_in(house, sample=True)
    with pytest.raises(CommandError, match="does not open as a sample"):
        call_command("ready")
    assert Person.objects.get() == ana
