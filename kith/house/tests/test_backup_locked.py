"""Copies that whoever finds them cannot read, and the one key that can."""

import gzip
import io

import pyrage
import pytest
from django.core.management import CommandError, call_command

from kith.house.backup import files, locked
from kith.people.models import Needs, Person

from .copies import CARD, everything

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def key(tmp_path):
    return tmp_path / "key"


@pytest.fixture
def locked_for(key, live_in, settings, copies):
    """From now on copies are locked for this key; where the house lives moves with it."""
    public = locked.new_key(key)
    live_in(settings.KITH.data, backup_to=[public])
    return public


def test_a_house_comes_back_by_its_key(copies, ana, key, locked_for):
    Needs.objects.keep(ana, **CARD, own="Slowly, please.")
    copies.make()
    before = everything()
    copies.burnt()
    copies.restore(key=key)
    assert everything() == before
    assert Needs.objects.get().card["own"] == "Slowly, please."


def test_nothing_of_it_can_be_read_without_the_key(copies, ana, locked_for):
    copies.make()
    for part in (copies.place.latest, *copies.place.all_words()):
        said = part.read_bytes()
        assert said.startswith(locked.MAGIC)
        assert ana.token.encode() not in said and gzip.compress(b"")[:2] not in said[:200]
    copies.burnt()
    with pytest.raises(CommandError, match=r"is encrypted\. Its key is given with --key"):
        copies.restore()
    assert not Person.objects.exists()


def test_another_key_opens_nothing(copies, ana, tmp_path, locked_for):
    copies.make()
    copies.burnt()
    locked.new_key(tmp_path / "another")
    with pytest.raises(CommandError, match="does not open with this key"):
        copies.restore(key=tmp_path / "another")
    assert not Person.objects.exists()


def test_a_changed_copy_is_no_copy(copies, ana, key, locked_for):
    copies.make()
    whole = bytearray(copies.place.latest.read_bytes())
    whole[-20] ^= 1
    copies.place.latest.write_bytes(whole)
    copies.burnt()
    with pytest.raises(CommandError, match=r"cannot be read|was changed"):
        copies.restore(key=key)
    assert not Person.objects.exists()


def test_any_tool_of_age_opens_it(copies, ana, key, locked_for):
    copies.make()
    opened = pyrage.decrypt(copies.place.latest.read_bytes(), locked.keys_of(key))
    assert b'"kith":"latest"' in gzip.decompress(opened)


def test_the_copy_of_another_house_is_left_alone_though_it_cannot_be_read(copies, ana, locked_for):
    copies.make()
    before = copies.place.latest.read_bytes()
    copies.burnt(backup_to=[locked_for])
    with pytest.raises(CommandError, match="copy of another house"):
        copies.make()
    assert copies.place.latest.read_bytes() == before


def test_copies_from_before_the_key_open_as_before(copies, ana, key):
    copies.make()
    copies.burnt()
    locked.new_key(key)
    copies.restore(key=key)
    assert Person.objects.exists()


def test_a_full_disk_is_said_and_nothing_takes_its_place(copies, ana, locked_for, monkeypatch):
    copies.make()
    before = copies.place.latest.read_bytes()

    def full(source, sink, keys):
        source.read(1)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(locked.pyrage, "encrypt_io", full)
    with pytest.raises(CommandError, match="No space left"):
        copies.make()
    assert copies.place.latest.read_bytes() == before
    assert len(copies.place.all_words()) == 1


def test_long_parts_flow_through(tmp_path, key):
    to = locked.recipients([locked.new_key(key)])
    with files.writing(tmp_path / "part", to) as put:
        for number in range(50_000):
            put({"line": number})
    lines = files.reading(tmp_path / "part", locked.keys_of(key))
    assert next(lines) == {"line": 0}
    lines.close()  # whoever reads only the first line leaves nothing open
    assert sum(1 for _ in files.reading(tmp_path / "part", locked.keys_of(key))) == 50_000


# The key


def test_the_command_makes_a_key_and_says_what_to_do_with_it(key, capsys):
    call_command("backupkey", key)
    said = capsys.readouterr().out
    assert "KITH_BACKUP_TO=age1" in said and "without it nobody opens a copy" in said
    assert key.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="is there already"):
        call_command("backupkey", key)


@pytest.mark.parametrize("words", ["", "# nothing", "age1notakey", "\x00\xff"])
def test_what_is_no_key_is_said_to_be_none(copies, key, words):
    key.write_text(words)
    with pytest.raises(CommandError, match="no key of age"):
        copies.restore(key=key)


def test_a_public_key_that_is_none_copies_nothing(copies, ana, live_in, settings):
    live_in(settings.KITH.data, backup_to=["my own key"])
    with pytest.raises(CommandError, match="is not a public key of age"):
        copies.make()
    assert not copies.place.latest.exists() and not copies.place.all_words()


def test_a_copy_that_is_not_encrypted_says_so(copies, ana, capsys):
    copies.make()
    assert "Not encrypted: KITH_BACKUP_TO is not set" in capsys.readouterr().out


def test_what_is_not_locked_passes_as_it_is():
    with locked.unlocking(io.BytesIO(b"plain"), [], "part") as raw:
        assert raw.read() == b"plain"
