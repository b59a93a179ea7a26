"""What was brought: opened with a reason, read, answered. A curious host is guarded against too."""

import pytest

from kith.ground import sealed
from kith.ground.gate import Kind, may
from kith.ground.models import Key
from kith.hosts.models import Opening
from kith.people.models import Hosting, Pause
from kith.people.sessions import hashed
from kith.safety.models import Brought, Reason


@pytest.fixture
def at(brought):
    return f"/hosts/brought/{brought.token}/"


@pytest.fixture
def opened(brought, dina):
    Opening.objects.write_down(brought, dina, "It was brought today.")
    return brought


def test_the_list_says_what_kind_and_which_day_and_no_word_more(as_, page, dina, brought):
    said = page(as_(dina).get("/hosts/"))
    assert f"/hosts/brought/{brought.token}/" in said
    assert "night" not in said and "Ana" not in said and "Ben" not in said


def test_opening_needs_a_reason_and_the_passphrase(as_, page, dina, brought, at):
    assert as_(dina).get(at).status_code == 302
    browser = as_(dina, proved=True)
    assert "It came at night." not in page(browser.get(at))
    page(browser.post(at, {"reason": ""}))
    assert not Opening.objects.exists()
    assert browser.get(f"{at}words/").status_code == 403


def test_after_the_reason_the_words_can_be_read(as_, page, dina, at):
    browser = as_(dina, proved=True)
    answer = browser.post(at, {"reason": "It was brought today."})
    assert answer.url == f"{at}words/"
    assert "It came at night." in page(browser.get(answer.url))


def test_a_host_does_not_read_who_brought_it(as_, page, dina, opened, at):
    assert "Ana" not in page(as_(dina, proved=True).get(f"{at}words/"))


def test_opening_is_written_down_for_every_host(as_, page, dina, other_host, opened):
    said = page(as_(other_host, proved=True).get("/hosts/openings/"))
    assert "Dina" in said and "It was brought today." in said


def test_what_one_host_opened_is_not_open_to_another(as_, other_host, opened, at):
    assert as_(other_host, proved=True).get(f"{at}words/").status_code == 403


def test_it_closes_again_at_the_daily_turn(as_, dina, opened, at, moved):
    assert as_(dina, proved=True).get(f"{at}words/").status_code == 200
    moved(days=1)
    assert as_(dina, proved=True).get(f"{at}words/").status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("rest", ["", "words/", "answer/", "pause/"])
def test_a_host_whom_it_concerns_never_learns_that_it_is_there(
    as_, page, ben, dina, brought, at, rest, method
):
    Hosting.objects.create(person=ben)
    browser = as_(ben, proved=True)
    assert getattr(browser, method)(at + rest).status_code == 404
    assert brought.token not in page(browser.get("/hosts/"))


def test_nor_that_somebody_opened_it(as_, page, ben, dina, opened):
    Hosting.objects.create(person=ben)
    assert "It was brought today." not in page(as_(ben, proved=True).get("/hosts/openings/"))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("rest", ["", "words/", "answer/", "pause/"])
def test_nobody_else_finds_it(as_, ana, ben, stranger, opened, at, rest, method):
    for person in (ana, ben, stranger):
        assert getattr(as_(person, proved=True), method)(at + rest).status_code == 404
    assert Opening.objects.count() == 1


@pytest.mark.parametrize("action", ["hosts.open", "hosts.read", "hosts.decide", "hosts.pause"])
def test_the_list_and_the_gate_agree(ana, ben, dina, other_host, brought, action):
    Hosting.objects.create(person=ben)
    for person in (ana, ben, dina, other_host):
        listed = Brought.objects.seen_by(person, action).filter(pk=brought.pk).exists()
        assert listed == (may(person, action, brought).kind is not Kind.UNKNOWN)


# Answering


def test_an_answer_is_kept_for_whoever_brought_it(as_, dina, opened, at):
    answer = as_(dina, proved=True).post(f"{at}answer/", {"reason": "I spoke with them."})
    assert answer.url == "/hosts/"
    assert Brought.objects.get().decision.reason == "I spoke with them."


def test_an_answer_without_words_is_none(as_, page, dina, opened, at):
    page(as_(dina, proved=True).post(f"{at}answer/", {"reason": " "}))
    assert not Brought.objects.get().is_decided


def test_nothing_is_answered_unread(as_, dina, brought, at):
    refused = as_(dina, proved=True).post(f"{at}answer/", {"reason": "I spoke with them."})
    assert refused.status_code == 403
    assert not Brought.objects.get().is_decided


def test_it_is_answered_once(as_, dina, other_host, opened, at):
    opened.decide(other_host, "I spoke with them.")
    assert as_(dina, proved=True).post(f"{at}answer/", {"reason": "Me too."}).status_code == 403
    assert Brought.objects.get().decision.reason == "I spoke with them."


def test_nobody_answers_what_they_brought_themselves_where_another_can(
    as_, dina, other_host, opened, at
):
    Brought.objects.update(by=dina)
    browser = as_(dina, proved=True)
    assert browser.post(f"{at}answer/", {"reason": "It is fine."}).status_code == 403
    other_host.hosting.delete()
    assert browser.post(f"{at}answer/", {"reason": "It is fine."}).status_code == 302


def test_an_appeal_is_answered_by_another_host_where_there_is_one(as_, dina, other_host, opened):
    opened.decide(dina, "Nothing to see.")
    again = opened.appeal_with("There is more.")
    for host, status in ((dina, 403), (other_host, 302)):
        Opening.objects.write_down(again, host, "An appeal.")
        address = f"/hosts/brought/{again.token}/answer/"
        assert as_(host, proved=True).post(address, {"reason": "Seen."}).status_code == status


def test_a_host_whom_it_concerns_does_not_count_as_another(as_, ben, dina, opened, at):
    Hosting.objects.create(person=ben)
    Brought.objects.update(by=dina)
    browser = as_(dina, proved=True)
    assert browser.post(f"{at}answer/", {"reason": "It is fine."}).status_code == 302


def test_what_was_opened_and_why_goes_with_what_was_brought(opened):
    opened.go()
    assert not Opening.objects.exists()
    assert sealed.read(opened.key, b"x", "opening") is None


# Asking somebody to stay away


def test_somebody_is_asked_to_stay_away_from_something_brought(
    as_, cookie_of, client, ben, dina, opened, at
):
    theirs = cookie_of(ben)
    as_(dina, proved=True).post(f"{at}pause/", {"reason": "Please rest from here."})
    assert Pause.objects.get(person=ben).reason == "Please rest from here."
    assert not ben.sessions.filter(hash=hashed(theirs)).exists()


def test_nobody_is_asked_to_stay_away_without_a_reason(as_, page, dina, opened, at):
    page(as_(dina, proved=True).post(f"{at}pause/", {"reason": ""}))
    assert not Pause.objects.exists()


def test_nobody_is_asked_to_stay_away_for_something_unread(as_, dina, brought, at):
    refused = as_(dina, proved=True).post(f"{at}pause/", {"reason": "Please rest from here."})
    assert refused.status_code == 403 and not Pause.objects.exists()


def test_who_leaves_is_asked_to_stay_away_as_anyone_until_the_turn(as_, ben, dina, opened, at):
    """Or a host could try, and read off the answer when somebody left."""
    browser, asked = as_(dina, proved=True), {"reason": "Please rest from here."}
    ben.leave()
    assert b"Ask somebody to stay away" in browser.get(f"{at}words/").content
    assert browser.post(f"{at}pause/", asked).status_code == 302
    ben.refresh_from_db()
    ben.go()
    assert not Key.objects.filter(name__in=(ben.own, ben.shown)).exists()
    assert browser.post(f"{at}pause/", asked).status_code == 403 and not Pause.objects.exists()


def test_where_it_concerns_nobody_here_nobody_is_paused(as_, dina, opened, at):
    Brought.objects.update(about=None)
    refused = as_(dina, proved=True).post(f"{at}pause/", {"reason": "Please rest from here."})
    assert refused.status_code == 403 and not Pause.objects.exists()


def test_nobody_sends_somebody_away_for_what_they_brought_themselves_where_another_can(
    as_, dina, other_host, opened, at
):
    Brought.objects.update(by=dina)
    browser = as_(dina, proved=True)
    asked = {"reason": "Please rest from here."}
    assert browser.post(f"{at}pause/", asked).status_code == 403 and not Pause.objects.exists()
    other_host.hosting.delete()
    assert browser.post(f"{at}pause/", asked).status_code == 302 and Pause.objects.exists()


def test_a_pause_is_ended_by_a_host(as_, page, ben, dina):
    Pause.objects.begin(ben, "Please rest from here.")
    browser = as_(dina, proved=True)
    assert "Please rest from here." in page(browser.get("/hosts/pauses/"))
    browser.post(f"/hosts/pauses/{ben.pause.token}/end/")
    assert not Pause.objects.exists()
    assert "Ben" not in page(browser.get("/hosts/pauses/"))


def test_nobody_who_was_not_paused_is_on_that_page_or_behind_its_addresses(as_, page, ana, dina):
    browser = as_(dina, proved=True)
    assert "Ana" not in page(browser.get("/hosts/pauses/"))
    assert browser.post(f"/hosts/pauses/{ana.token}/end/").status_code == 404


def test_a_host_who_was_asked_to_stay_away_cares_for_nothing(dina, other_host, brought):
    Pause.objects.begin(dina, "Please rest from here.")
    dina.refresh_from_db()
    assert not may(dina, "hosts.care", dina).opens
    assert not Brought.objects.seen_by(dina, "hosts.open").exists()


def test_words_only_and_about_nobody_reach_every_host(dina, other_host, ana):
    told = Brought.objects.tell(ana, "Something is off.", Reason.OTHER)
    for host in (dina, other_host):
        assert told in Brought.objects.seen_by(host, "hosts.open")
