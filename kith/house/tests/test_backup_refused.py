"""When nothing is copied, and when nothing is restored."""

import pytest
from django.core.management import CommandError

from kith.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


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
