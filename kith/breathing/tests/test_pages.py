"""The pages of settling: what is asked, what is kept, and for whom."""

import pytest

from kith.breathing.models import Invite, Manner, Seat, Settling
from kith.ground import due
from kith.ground.models import Key
from kith.people import life
from tests.alike import plain


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_in_a_small_house_there_is_no_quiet_company_and_the_page_says_why(ana, as_):
    assert "so there is no quiet company yet" in text(as_(ana).get("/breathe/"))
    assert as_(ana).post("/breathe/company/", {"upset": 5}).status_code == 403
    assert not Seat.objects.exists()


def test_in_a_larger_house_company_is_always_open_and_nobody_is_counted(ana, ben, crowd, as_):
    before = as_(ana).get("/breathe/")
    Seat.objects.sit_in_company(ben)
    assert "Sit in quiet company" in text(before)
    assert plain(as_(ana).get("/breathe/")) == plain(before)


def test_whoever_sits_down_goes_to_the_room(ana, near, as_):
    answer = as_(ana).post(f"/breathe/with/{near.token}/", {"upset": "7"}, follow=True)
    page = text(answer)
    assert answer.redirect_chain == [("/breathe/room/", 302)]
    assert "Breathing with Ben" in page and "<breathing-room" in page


def test_one_person_alone_in_company_is_shown_the_same_page_as_eight(ana, crowd, somebodies, as_):
    browser = as_(ana)
    browser.post("/breathe/company/", {"upset": ""})
    alone = browser.get("/breathe/room/")
    for person in somebodies(7):
        Seat.objects.sit_in_company(person)
    assert plain(browser.get("/breathe/room/")) == plain(alone)


def test_what_is_no_number_from_0_to_10_is_refused_and_nobody_sits(ana, near, as_):
    for upset in ("11", "-1", "x", "4.5", "\u0663"):
        page = text(as_(ana).post(f"/breathe/with/{near.token}/", {"upset": upset}))
        assert "error" in page
    assert not Seat.objects.exists() and not Settling.objects.exists()


def test_the_other_is_let_know_on_today_and_on_the_page_of_the_two(ana, ben, near, as_):
    as_(ana).post(f"/breathe/with/{near.token}/invite/", {"upset": ""})
    due.run()
    for address in ("/breathe/", "/today/", f"/with/{near.token}/"):
        assert "Ana is sitting down to breathe" in text(as_(ben).get(address))
    assert "sitting down" not in text(as_(ana).get(f"/with/{near.token}/"))


def test_not_now_takes_it_out_of_sight_and_changes_nothing_for_who_asked(ana, ben, near, as_):
    browser = as_(ana)
    browser.post(f"/breathe/with/{near.token}/invite/", {"upset": ""})
    before = browser.get("/breathe/room/")
    as_(ben).post(f"/breathe/invites/{Invite.objects.get().token}/not-now/")
    assert "sitting down" not in text(as_(ben).get("/breathe/"))
    assert plain(browser.get("/breathe/room/")) == plain(before)


def test_when_the_wait_is_over_not_now_is_said(ana, ben, near, as_, moved, settings):
    browser = as_(ana)
    browser.post(f"/breathe/with/{near.token}/invite/", {"upset": ""})
    assert "may have nothing to do with you" not in text(browser.get("/breathe/room/"))
    Seat.objects.renew([Seat.objects.get().pk])
    for _ in range(4):
        moved(seconds=settings.KITH.wait_seconds / 4)
        Seat.objects.renew([Seat.objects.get().pk])
    assert "may have nothing to do with you" in text(browser.get("/breathe/room/"))


def test_whoever_came_is_no_not_now(ana, ben, near, as_, moved, settings):
    browser = as_(ana)
    browser.post(f"/breathe/with/{near.token}/invite/", {"upset": ""})
    as_(ben).post(f"/breathe/with/{near.token}/", {"upset": ""})
    for _ in range(4):
        moved(seconds=settings.KITH.wait_seconds / 4)
        Seat.objects.renew(Seat.objects.values_list("pk", flat=True))
    assert "may have nothing to do with you" not in text(browser.get("/breathe/room/"))


def test_three_times_a_day_one_can_let_another_know_and_sit_as_often_as_one_likes(ana, near, as_):
    for _ in range(4):
        answer = as_(ana).post(f"/breathe/with/{near.token}/invite/", {"upset": ""})
    assert answer.status_code == 403 and Invite.objects.count() == 3
    page = text(as_(ana).get(f"/breathe/with/{near.token}/"))
    assert "It opens again tomorrow" in page and "Sit down quietly" in page


# Before and after


def went(browser, near, before, after):
    browser.post(f"/breathe/with/{near.token}/", {"upset": before})
    browser.post("/breathe/rise/")
    return text(browser.post("/breathe/after/", {"upset": after}))


def test_you_came_at_seven_and_left_at_four(ana, near, as_):
    page = went(as_(ana), near, "7", "4")
    assert "You came at 7 and left at 4." in page and "stirs things up" not in page


def test_whoever_leaves_more_upset_is_shown_what_can_be_done_now(ana, near, as_):
    page = went(as_(ana), near, "3", "6")
    assert "/help/" in page and "A shorter or quieter way next time" in page


@pytest.mark.parametrize(("before", "after"), [("", "4"), ("7", ""), ("", "")])
def test_what_was_not_said_is_not_compared(ana, near, as_, before, after):
    page = went(as_(ana), near, before, after)
    assert "You came at" not in page and "stirs things up" not in page


def test_the_numbers_are_sealed_and_stand_behind_the_passphrase(ana, ben, near, as_):
    went(as_(ana), near, "7", "4")
    kept = Settling.objects.get()
    assert b'"before"' not in bytes(kept.sealed_said)
    assert as_(ana).get("/breathe/record/").status_code == 302
    assert "you came at 7 and left at 4" in text(as_(ana, proved=True).get("/breathe/record/"))
    assert "you came" not in text(as_(ben, proved=True).get("/breathe/record/"))
    assert life.copied(ana)["settlings"] == [{"day": str(kept.on), "before": 7, "after": 4}]


def test_a_line_that_is_let_go_and_a_leaving_leave_no_key(ana, near, as_):
    went(as_(ana), near, "7", "4")
    went(as_(ana), near, "6", "5")
    first = Settling.objects.earliest("pk")
    as_(ana, proved=True).post(f"/breathe/record/{first.token}/go/")
    assert Key.objects.filter(name__startswith="settling:").count() == 1
    ana.leave()
    assert not Key.objects.filter(name__startswith="settling:").exists()
    assert not Settling.objects.exists() and not Manner.objects.exists()


# How one likes it


def test_a_manner_is_kept_and_shown_in_the_room(ana, near, as_):
    said = {"way": "hum", "goal": "5.5", "follows": "on", "taps": "on"}
    browser = as_(ana)
    assert browser.post("/breathe/manner/", said).status_code == 302
    browser.post(f"/breathe/with/{near.token}/", {"upset": ""})
    page = text(browser.get("/breathe/room/"))
    assert 'data-out="hum"' in page and "data-follows" in page and "data-taps" in page
    assert "again as you hum" in page and "breathe in" not in page
    assert "hum" in text(browser.get("/breathe/alone/"))


@pytest.mark.parametrize("goal", ["4.4", "6.6", "x", "", "nan", "inf", "1e309"])
def test_a_pace_that_is_none_is_refused_with_a_sentence(ana, as_, goal):
    page = text(as_(ana).post("/breathe/manner/", {"way": "breath", "goal": goal}))
    assert "A number from 4.5 to 6.5." in page and not Manner.objects.exists()


def test_the_stranger_finds_nothing_of_it(ana, stranger, near, as_):
    as_(ana).post(f"/breathe/with/{near.token}/invite/", {"upset": "7"})
    assert as_(stranger).get(f"/breathe/with/{near.token}/").status_code == 404
    token = Invite.objects.get().token
    assert as_(stranger).post(f"/breathe/invites/{token}/not-now/").status_code == 404
    assert "You are not sitting" in text(as_(stranger).get("/breathe/room/"))
