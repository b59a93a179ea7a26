"""Bringing something to a host: whatever one can see, in two taps, and nobody is told on."""

import re

import pytest

from kith.ground import due, sealed
from kith.ground.gate import Kind as Verdicts
from kith.ground.gate import may
from kith.people import life
from kith.people.models import Hosting, Pause, Person
from kith.safety import bringing
from kith.safety.bringing import Bringable, Kind, bringable
from kith.safety.models import Brought, OnDuty, Reason
from kith.safety.policy import HOURS


@pytest.fixture
def seen(bond, monkeypatch):
    """Something that only Ana and Ben can see: its address."""
    kind = Kind(
        "note",
        "A note",
        type(bond),
        "connections.see",
        copy=lambda thing, person: "words that frightened me",
        about=lambda thing, person: thing.other(person),
    )
    monkeypatch.setitem(bringing.KINDS, "note", kind)
    return f"/bring/note/{bond.token}/"


@pytest.fixture
def other_host(db, passphrase):
    host = Person.objects.welcome("Other host", passphrase.hash)
    Hosting.objects.create(person=host)
    return host


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_tap_opens_the_page_and_the_next_sends(as_, ana, ben, dina, seen):
    browser = as_(ana)
    assert "words that frightened me" in page(browser.get(seen))
    assert browser.post(seen).url == "/bring/sent/"
    brought = Brought.objects.get()
    assert (brought.by, brought.about, brought.copy) == (ana, ben, "words that frightened me")
    assert brought.words == "" and brought.reason == Reason.OTHER


def test_words_and_a_reason_can_go_with_it(as_, ana, dina, seen):
    as_(ana).post(seen, {"words": "It came at night.", "reason": Reason.FRIGHTENED})
    brought = Brought.objects.get()
    assert brought.words == "It came at night." and brought.reason == Reason.FRIGHTENED


def test_before_sending_the_page_says_who_reads_it_how_long_and_that_it_stays(as_, ana, dina, seen):
    said = page(as_(ana).get(seen))
    assert "only after writing down why" in said
    assert "nobody is told that you brought it" in said
    assert "Thirty days after that, everything of it is gone." in said
    assert "This copy stays when whoever wrote it takes it back or leaves." in said


def test_a_house_with_one_host_says_so_before_sending_whomever_it_concerns(as_, ana, dina, seen):
    for address in (seen, "/bring/"):
        assert "This house has one host at the moment." in page(as_(ana).get(address))


def test_a_house_with_two_hosts_says_that_the_others_read_it(as_, ana, dina, other_host, seen):
    said = page(as_(ana).get(seen))
    assert "If it is about a host, that host never sees it." in said
    assert "one host at the moment" not in said


def test_the_page_reads_the_same_whether_the_other_is_a_host_or_not(as_, ana, ben, dina, seen):
    before = page(as_(ana).get(seen))
    Hosting.objects.filter(person=dina).delete()
    Hosting.objects.create(person=ben)
    after = page(as_(ana).get(seen))
    assert without_nonce(before) == without_nonce(after)


def without_nonce(said):
    """A form carries a fresh token each time; all else is to be compared."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]*"', r"\1", said)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_stranger_cannot_bring_what_they_cannot_see(as_, stranger, seen, method):
    refused = getattr(as_(stranger), method)(seen)
    never_was = getattr(as_(stranger), method)("/bring/note/0123456789abcdef/")
    assert refused.status_code == never_was.status_code == 404
    assert refused.content == never_was.content
    assert not Brought.objects.exists()


def test_a_kind_nobody_knows_is_not_there(as_, ana, bond):
    assert as_(ana).get(f"/bring/thing/{bond.token}/").status_code == 404


def test_somebody_who_is_signed_out_finds_nothing(client, seen):
    assert client.get(seen).status_code == client.get("/bring/").status_code == 404


def test_what_can_be_brought_is_exactly_what_can_be_seen(ana, ben, stranger, bond, seen):
    for person in (ana, ben, stranger):
        listed = Bringable.objects.seen_by(person, "safety.bring")
        found = listed.filter(token=f"note/{bond.token}").first()
        sees = may(person, "connections.see", bond).kind is not Verdicts.UNKNOWN
        assert (found is not None) == sees
        assert found is None or may(person, "safety.bring", found).opens


def test_nobody_brings_in_anothers_name(ana, ben, bond, seen):
    anas = Bringable.objects.seen_by(ana, "").filter(token=f"note/{bond.token}").first()
    assert not may(ben, "safety.bring", anas).opens


def test_whom_it_concerns_hears_nothing_of_it(as_, heard, ana, ben, dina, seen):
    heard.during(lambda: as_(ana).post(seen))
    assert heard.by(ben) == []
    assert heard.by(dina)


def test_a_host_whom_it_concerns_is_not_nudged_either(heard, as_, ana, ben, dina, seen):
    Hosting.objects.create(person=ben)
    heard.during(lambda: as_(ana).post(seen))
    assert heard.by(ben) == [] and heard.by(dina)


def test_what_is_kept_can_be_read_only_with_its_key(as_, ana, dina, seen):
    as_(ana).post(seen, {"words": "It came at night."})
    brought = Brought.objects.get()
    assert b"night" not in bytes(brought.sealed_words)
    assert b"frightened" not in bytes(brought.sealed_copy)
    sealed.forget(brought.key)
    again = Brought.objects.get()
    assert (again.copy, again.words) == ("", "")


def test_the_copy_stays_when_whoever_wrote_it_leaves(as_, ana, ben, dina, seen):
    as_(ana).post(seen)
    ben.leave()
    ben.go()
    brought = Brought.objects.get()
    assert brought.about is None and brought.copy == "words that frightened me"


# In words alone


def test_anything_can_be_told_in_words(as_, ana, dina):
    assert as_(ana).post("/bring/", {"words": "Something is off."}).url == "/bring/sent/"
    assert "with the hosts now" in page(as_(ana).get("/bring/sent/"))
    brought = Brought.objects.get()
    assert brought.words == "Something is off." and brought.copy == "" and brought.about is None


def test_telling_without_words_keeps_nothing_and_says_so(as_, ana, dina):
    assert "That did not go through yet." in page(
        as_(ana).post("/bring/", {"reason": Reason.HURTFUL})
    )
    assert not Brought.objects.exists()


def test_words_that_are_too_long_are_given_back(as_, ana, dina):
    said = page(as_(ana).post("/bring/", {"words": "so long " * 300}))
    assert "so long so long" in said and not Brought.objects.exists()


def test_a_reason_that_is_not_one_keeps_nothing(as_, ana, dina):
    page(as_(ana).post("/bring/", {"words": "x", "reason": Reason.APPEAL}))
    assert not Brought.objects.exists()


def test_whether_a_host_is_here_is_said(as_, ana, dina):
    assert "when one will be is not known" in page(as_(ana).get("/bring/"))
    HOURS.set("Tuesdays, 18:00 to 20:00")
    assert "Usually: Tuesdays, 18:00 to 20:00 (time zone: UTC)." in page(as_(ana).get("/bring/"))
    OnDuty.objects.begin(dina, 2)
    said = page(as_(ana).get("/bring/"))
    assert "A host is here now." in said and dina.name not in said


def test_being_here_ends_by_itself(as_, ana, dina, moved):
    OnDuty.objects.begin(dina, 2)
    moved(hours=2)
    assert "A host is here now." not in page(as_(ana).get("/bring/"))


# What I brought


@pytest.fixture
def brought(ana):
    return Brought.objects.tell(ana, "It came at night.", Reason.FRIGHTENED)


def test_what_i_brought_is_behind_my_passphrase(as_, ana, brought):
    assert as_(ana).get("/bring/yours/").status_code == 302
    assert "It came at night." in page(as_(ana, proved=True).get("/bring/yours/"))


def test_nobody_else_finds_it_among_theirs(as_, ben, dina, brought):
    for person in (ben, dina):
        assert "It came at night." not in page(as_(person, proved=True).get("/bring/yours/"))


def test_the_answer_and_its_reason_are_told(as_, ana, dina, brought):
    brought.decide(dina, "I have spoken with them.")
    said = page(as_(ana, proved=True).get("/bring/yours/"))
    assert "I have spoken with them." in said and dina.name not in said


def test_an_answer_can_be_asked_about_once_more(as_, ana, dina, brought):
    brought.decide(dina, "Nothing to see.")
    address = f"/bring/again/{brought.token}/"
    browser = as_(ana, proved=True)
    assert "Nothing to see." in page(browser.get(address))
    browser.post(address, {"words": "There is more."})
    again = Brought.objects.get(appeals=brought)
    assert again.words == "There is more." and again.reason == Reason.APPEAL
    assert browser.post(address, {"words": "And more."}).status_code == 404
    assert Brought.objects.count() == 2


def test_what_is_not_answered_yet_cannot_be_asked_about(as_, ana, brought):
    assert as_(ana, proved=True).get(f"/bring/again/{brought.token}/").status_code == 404


def test_nobody_else_asks_about_an_answer(as_, ben, dina, brought):
    brought.decide(dina, "Nothing to see.")
    for person in (ben, dina):
        assert as_(person, proved=True).get(f"/bring/again/{brought.token}/").status_code == 404


def test_an_appeal_keeps_what_was_seen_and_whom_it_concerns(as_, ana, ben, dina, seen):
    as_(ana).post(seen)
    brought = Brought.objects.get()
    brought.decide(dina, "Nothing to see.")
    again = brought.appeal_with("There is more.")
    assert again.copy == "words that frightened me" and again.about == ben
    assert again.token != brought.token


def test_thirty_days_after_the_answer_everything_of_it_is_gone(ana, dina, brought, moved):
    key = brought.key
    brought.decide(dina, "I have spoken with them.")
    moved(days=29, hours=23)
    due.run()
    assert Brought.objects.exists()
    moved(hours=2)
    due.run()
    assert not Brought.objects.exists()
    assert sealed.read(key, brought.sealed_words, "words") is None


def test_what_nobody_answered_stays(brought, moved):
    moved(days=400)
    due.run()
    assert Brought.objects.exists()


def test_a_copy_of_everything_holds_what_i_brought(ana, dina, brought):
    brought.decide(dina, "I have spoken with them.")
    kept = life.copied(ana)["brought_to_hosts"]
    assert [(each["words"], each["answer"]) for each in kept] == [
        ("It came at night.", "I have spoken with them.")
    ]


def test_where_it_concerns_nobody_nobody_is_asked_to_stay_away(ana):
    told = Brought.objects.tell(ana, "I do not sleep.", Reason.OTHER)
    told.pause("Please rest from here.")
    assert not Pause.objects.exists()


def test_a_kind_is_brought_in_one_way():
    with pytest.raises(ValueError, match="can be brought already"):
        bringable("moment", Brought, words="", see="", copy=str, about=str)
