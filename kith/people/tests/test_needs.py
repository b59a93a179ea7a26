import json
from datetime import time, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from kith.ground import choices, clock, due, sealed
from kith.people import card, life, rules
from kith.people.models import Needs, Protection

move = import_module("kith.people.migrations.0002_a_key_for_what_changes")

CARD = {
    "stop": "I say: enough.",
    "slow": "on",
    "pace": "3",
    "quiet_from": "22:00",
    "quiet_until": "07:00",
    "zone": "Europe/Berlin",
    "listen": "be here",
    "topics": ["family", "money"],
    "ask_before_talk": "on",
    "calms": "Trees",
    "own": "Please be patient with me.",
}


@pytest.fixture
def noon(moved):
    """Noon of a day of the house."""
    moved(seconds=(choices.next_turn() + timedelta(hours=8) - clock.now()).total_seconds())
    return moved


@pytest.fixture
def kept(ana, as_, noon):
    as_(ana, proved=True).post("/needs/", CARD)
    return Needs.objects.get(person=ana)


def test_what_can_be_enforced_stands_where_the_house_can_ask_for_it(kept):
    assert (kept.quiet_from, kept.quiet_until) == (time(22), time(7))
    assert (kept.pace, kept.ask_before_talk, kept.zone) == (3, True, "Europe/Berlin")


def test_what_is_said_in_words_is_sealed(kept):
    assert b"Trees" not in bytes(kept.sealed_card)
    assert kept.card["calms"] == "Trees"


def test_a_card_that_was_changed_is_opened_by_nothing_any_more(kept, ana):
    before = kept.sealed_card
    Needs.objects.keep(ana, **said())
    assert sealed.read(kept.key("card"), before, "needs card") is None
    assert Needs.objects.get().card["stop"] == "enough"


def test_cards_of_a_house_from_before_get_keys_to_themselves(kept, ana):
    """As they were sealed until then: under what opens the name."""
    Protection.objects.keep(ana, ["alone"])
    for field in ("card", "shown"):
        blob = sealed.seal(ana.shown, json.dumps({"own": field}), f"needs {field}")
        Needs.objects.update(**{f"sealed_{field}": blob})
    old = sealed.seal(ana.own, json.dumps(["distance"]), "protection")
    Protection.objects.update(sealed_walls=old)
    move.reseal(apps, None)
    needs = Needs.objects.get()
    assert (needs.card, needs.shown) == ({"own": "card"}, {"own": "shown"})
    assert Protection.objects.of(ana) == ["distance"]
    assert ana.name == "Ana"


def test_others_read_a_card_from_the_next_turn(kept, noon):
    due.run()
    assert Needs.objects.get().shown == {}
    noon(hours=16)
    due.run()
    assert Needs.objects.get().shown["calms"] == "Trees"


def test_what_was_said_shortly_before_a_turn_waits_for_the_next(ana, noon):
    noon(hours=14)
    due.run()
    Needs.objects.keep(ana, **said())
    noon(hours=2)
    due.run()
    assert Needs.objects.get().shown == {}
    noon(hours=24)
    due.run()
    assert Needs.objects.get().shown["stop"] == "enough"


def said(**more):
    enforced = {"zone": "UTC", "quiet_from": None, "quiet_until": None, "pace": None}
    return enforced | {"ask_before_talk": False, "stop": "enough"} | more


def test_someone_who_arrives_is_read_at_once_and_only_then(ana):
    assert Needs.objects.keep(ana, at_once=True, **said()).shown["stop"] == "enough"
    assert Needs.objects.keep(ana, at_once=True, **said(stop="no")).shown["stop"] == "enough"


def test_the_house_keeps_to_needs_from_the_moment_they_are_said(ana):
    now = clock.now().time().replace(microsecond=0)
    later = (clock.now() + timedelta(hours=2)).time().replace(microsecond=0)
    Needs.objects.keep(ana, **said(quiet_from=now, quiet_until=later))
    assert Needs.objects.of(ana).are_quiet


def test_who_said_nothing_needs_nothing_that_can_be_enforced(ana):
    needs = Needs.objects.of(ana)
    assert not needs.are_quiet and needs.pace is None and not needs.ask_before_talk


def test_half_of_quiet_hours_is_gently_returned(ana, as_):
    page = as_(ana, proved=True).post("/needs/", CARD | {"quiet_until": ""})
    assert b"a beginning and an end" in page.content
    assert not Needs.objects.exists()


def test_the_page_says_how_it_reads_to_others(ana, as_, kept):
    page = as_(ana, proved=True).get("/needs/kept/").content.decode()
    wave, note, talk = page.split("<section")[1:4]
    assert "enough" in wave and "Just be here" not in wave
    assert "Just be here" in note and "Trees" not in note
    assert "Trees" in talk and "be patient" in talk
    assert "Berlin" not in page


def test_every_line_of_a_card_is_a_sentence(kept):
    lines = card.lines(rules.visible(kept.card, rules.TALK))
    assert len(lines) == 8
    assert all(not line[0].islower() and line[-1] in ".”" for line in lines)


def test_four_beginnings_become_one_sentence(ana, as_):
    four = {"when": "plans change", "feel": "lost", "need": "a word", "would": "tell me early"}
    page = as_(ana, proved=True).post("/needs/say/", four).content.decode()
    assert "When plans change, I feel lost. I need a word. Would you tell me early?" in page
    assert not Needs.objects.exists()


def test_a_sentence_can_go_onto_the_card(ana, as_):
    given = {"need": "quiet", "keep": "card"}
    as_(ana, proved=True).post("/needs/say/", given)
    assert Needs.objects.of(ana).card["own"] == "I need quiet."


def test_a_full_card_loses_nothing(ana, as_):
    Needs.objects.keep(ana, **said(own="a" * 495))
    page = as_(ana, proved=True).post("/needs/say/", {"need": "quiet", "keep": "card"})
    assert b"I need quiet." in page.content
    assert Needs.objects.of(ana).card["own"] == "a" * 495


def test_a_sentence_can_go_where_another_room_keeps_it(ana, as_, monkeypatch):
    kept = []
    keeper = ("draft", "Keep it as a draft", "/drafts/", lambda person, words: kept.append(words))
    monkeypatch.setattr(life, "_keepers", [keeper])
    answer = as_(ana, proved=True).post("/needs/say/", {"need": "quiet", "keep": "draft"})
    assert answer.url == "/drafts/"
    assert kept == ["I need quiet."]


def test_needs_stand_behind_the_passphrase(ana, as_):
    assert as_(ana).get("/needs/").url == "/again/"


def test_a_stranger_sees_nobodys_card_but_their_own(stranger, as_, kept):
    assert b"Trees" not in as_(stranger, proved=True).get("/needs/").content


def test_the_return_key_keeps_nothing_of_it(ana, as_):
    """It presses the first button of a form."""
    four = {"when": "it is loud", "feel": "small", "need": "quiet", "ask": "time"}
    page = as_(ana, proved=True).post("/needs/say/", four).content.decode()
    form = page[page.index('action="/needs/say/"') :]
    first = form[form.index("<button") :]
    assert first.startswith('<button class="btn quiet">Put it together again')
