import json
from pathlib import Path

import pytest

from kith.ground import due
from kith.people import life
from kith.people.models import (
    Greeting,
    Needs,
    Person,
    Protection,
    RecoveryCode,
    Session,
)

SCHEMA = Path(__file__).parents[3] / "docs" / "copy.schema.json"


def test_a_new_name_signs_in_and_reaches_others_at_the_turn(ana, as_, next_morning, monkeypatch):
    heard = []
    monkeypatch.setattr(life, "_renamings", [lambda person: heard.append(person.name)])
    due.run()
    as_(ana, proved=True).post("/me/name/", {"name": "Mossy Otter"})
    assert Person.objects.called("mossy otter") == ana
    assert heard == []
    next_morning()
    assert heard == ["Mossy Otter"]


def test_a_taken_name_is_gently_returned(ana, ben, as_):
    page = as_(ana, proved=True).post("/me/name/", {"name": "Ben"})
    assert b"not free" in page.content
    assert Person.objects.get(pk=ana.pk).name == "Ana"


def test_a_new_passphrase_ends_every_other_session(ana, as_, client, passphrase):
    other, here = as_(ana), as_(ana, proved=True)
    new = {"name": "Ana", "passphrase": "maple lagoon tidy violin"}
    assert here.post("/me/passphrase/", new).status_code == 302
    assert here.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 404
    assert client.post("/in/", new | {"passphrase": passphrase.words}).status_code == 200
    assert client.post("/in/", new).status_code == 302


def test_new_codes_take_the_place_of_the_old_ones(ana, as_):
    old = RecoveryCode.objects.give(ana)[0]
    browser = as_(ana, proved=True)
    assert browser.post("/me/codes/").url == "/me/codes/shown/"
    assert browser.get("/me/codes/shown/").content.count(b"<code>") == 8
    assert not ana.come_back(old, "hash")


def test_the_list_of_sessions_says_when_each_began_and_nothing_else(ana, as_):
    as_(ana)
    page = as_(ana).get("/me/sessions/").content.decode()
    assert page.count("End it") == 2
    assert page.count("the one you are using") == 1
    assert "127.0.0.1" not in page


def test_a_session_is_ended_with_one_tap(ana, as_):
    lost, here = as_(ana), as_(ana)
    token = Session.objects.order_by("pk").first().token
    assert here.post(f"/me/sessions/{token}/end/").url == "/me/sessions/"
    assert lost.get("/me/").status_code == 404
    assert here.get("/me/").status_code == 200


def test_ending_the_one_in_use_signs_out(ana, as_):
    here = as_(ana)
    token = Session.objects.get().token
    assert here.post(f"/me/sessions/{token}/end/").url == "/"
    assert here.get("/me/").status_code == 404


def test_all_others_are_ended_at_once(ana, ben, as_):
    others, here, bens = [as_(ana), as_(ana)], as_(ana), as_(ben)
    here.post("/me/sessions/others/")
    assert all(other.get("/me/").status_code == 404 for other in others)
    assert here.get("/me/").status_code == bens.get("/me/").status_code == 200


def test_a_stranger_cannot_end_anothers_session(ana, stranger, as_):
    anas, theirs = as_(ana), as_(stranger)
    token = ana.sessions.get().token
    real = theirs.post(f"/me/sessions/{token}/end/")
    made_up = theirs.post("/me/sessions/nothing-at-all/end/")
    assert real.status_code == made_up.status_code == 404
    assert real.content == made_up.content
    assert anas.get("/me/").status_code == 200


@pytest.mark.parametrize(
    "page", ["/me/copy/", "/me/copy/file/", "/me/codes/", "/me/name/", "/me/passphrase/"]
)
def test_what_could_be_misused_asks_for_the_passphrase(ana, as_, page):
    assert as_(ana).get(page).url == "/again/"


def test_nobody_reaches_these_pages_without_signing_in(db, client):
    pages = ["/me/", "/needs/", "/me/copy/", "/me/sessions/", "/me/leaving/", "/again/"]
    answers = {client.get(page).content for page in pages}
    assert len(answers) == 1


def full(person):
    said = {"zone": "UTC", "quiet_from": None, "quiet_until": None, "pace": 2}
    Needs.objects.keep(person, **said, ask_before_talk=True, calms="Trees")
    Protection.objects.keep(person, ["alone"])


def test_a_copy_holds_everything_and_is_written_as_documented(ana, as_, monkeypatch):
    full(ana)
    monkeypatch.setattr(life, "_copies", {"moments": lambda person: [{"words": "Hello"}]})
    answer = as_(ana, proved=True).get("/me/copy/file/")
    copy = json.loads(answer.content)
    assert copy["people"]["needs"]["calms"] == "Trees"
    assert copy["people"]["walls_that_kept_you_safe"] == ["alone"]
    assert copy["moments"] == [{"words": "Hello"}]
    assert answer["Content-Disposition"] == 'attachment; filename="copy.json"'
    documented(copy["people"], json.loads(SCHEMA.read_text())["properties"]["people"])


def documented(part, schema):
    """Every name that is written is in the schema, and every one it asks for is there."""
    assert set(part) <= set(schema["properties"])
    assert set(schema["required"]) <= set(part)
    for name, inner in schema["properties"].items():
        if "properties" in inner and name in part:
            documented(part[name], inner)


def test_a_copy_can_be_read_as_a_page(ana, as_):
    full(ana)
    page = as_(ana, proved=True).get("/me/copy/").content.decode()
    assert "Trees" in page and "alone" in page


def test_the_ways_to_the_hosts_are_on_the_page_of_oneself(ana, as_):
    page = as_(ana).get("/me/").content.decode()
    assert 'href="/bring/"' in page and 'href="/bring/yours/"' in page
    assert 'href="/greeting/"' not in page
    Greeting.objects.create(person=ana)
    assert 'href="/greeting/"' in as_(ana).get("/me/").content.decode()
