from threading import Event, Thread

import pytest

from kith.people import hashing


def test_the_cost_is_fixed():
    kept = hashing.Argon2().encode("six quiet words", "a long enough salt")
    assert kept.startswith("argon2$argon2id$v=19$m=65536,t=3,p=1$")


def test_the_right_passphrase_is_right_and_no_other(settings):
    settings.PASSWORD_HASHERS = ["kith.people.hashing.Argon2"]
    kept = hashing.hashed("six quiet words")
    assert hashing.right("six quiet words", kept)
    assert not hashing.right("other words", kept)
    assert not hashing.right("six quiet words", "")


def test_a_long_line_says_so_and_does_not_hold_everyone_up(monkeypatch):
    small = hashing.Pool("test", 1, 0)
    monkeypatch.setattr(hashing, "_two", small)
    free = Event()
    held = Thread(target=lambda: small.submit(free.wait).result())
    held.start()
    while not small._inside:
        pass
    with pytest.raises(hashing.Full):
        hashing.hashed("six quiet words")
    free.set()
    held.join()


def test_when_many_come_at_once_the_page_says_that_nothing_was_lost(ana, client, monkeypatch):
    def full(*given):
        raise hashing.Full

    monkeypatch.setattr(hashing, "right", full)
    page = client.post("/in/", {"name": "Ana", "passphrase": "six quiet words"})
    assert b"try again in a moment" in page.content
