import pytest

from kith.ground import due
from kith.moments.models import Ask, Talk
from kith.pace.models import Rest
from tests.alike import plain

from .ways import AWAY, GONE, ask, bond_page, here, keep_needs, quiet, resting, topicless


def test_ben_sees_the_ask_and_accepting_begins_it_at_once(ana, ben, near, as_):
    waiting, _ = ask(as_(ana), near)
    assert "Ana would like to talk now" in bond_page(as_(ben), near)
    as_(ben).post(f"/asks/{Ask.objects.get().token}/accept/")
    assert Talk.objects.going_on(near)
    assert "It has begun" in as_(ana).get(waiting).content.decode()


@pytest.mark.parametrize("way", AWAY)
def test_whatever_way_ben_is_away_the_answer_is_the_same_and_comes_at_the_same_time(
    ana, ben, near, as_, moved, alike, way
):
    seen = []
    for away in (here, way):
        Ask.objects.all().delete()
        away(ben, near)
        browser = as_(ana)
        waiting, asked = ask(browser, near)
        pages = [alike(browser.get(f"/with/{near.token}/talk/")), alike(browser.get(waiting))]
        moved(seconds=119)
        pages.append(alike(browser.get(waiting)))
        moved(seconds=2)
        due.run()
        after = browser.get(waiting)
        pages.append(after.content)
        seen.append((asked.status_code, after.status_code, dict(after.headers), topicless(pages)))
    assert seen[0] == seen[1]
    assert b"It may have nothing to do with you" in seen[0][3][-1]


def test_not_now_changes_nothing_for_ana_before_the_wait_is_over(ana, ben, near, as_, moved):
    waiting, _ = ask(as_(ana), near)
    before = plain(as_(ana).get(waiting))
    as_(ben).post(f"/asks/{Ask.objects.get().token}/not-now/")
    assert "would like to talk now" not in bond_page(as_(ben), near)
    assert plain(as_(ana).get(waiting)) == before
    moved(seconds=121)
    assert as_(ana).get(waiting).status_code == 403


def test_a_late_yes_is_told_kindly(ana, ben, near, as_, moved):
    ask(as_(ana), near)
    moved(minutes=3)
    answer = as_(ben).post(f"/asks/{Ask.objects.get().token}/accept/")
    assert "has passed" in answer.content.decode()
    assert not Talk.objects.exists()


@pytest.mark.parametrize("way", GONE)
def test_an_ask_stays_as_it_was_when_ana_goes_further_away(ana, ben, near, as_, moved, way):
    ask(as_(ana), near)
    browser, token = as_(ben), Ask.objects.get().token
    before = [plain(browser.get(page)) for page in (f"/with/{near.token}/", "/today/")]
    way(ana, near)
    assert [plain(browser.get(page)) for page in (f"/with/{near.token}/", "/today/")] == before
    sooner = browser.post(f"/asks/{token}/accept/")
    moved(minutes=3)
    later = browser.post(f"/asks/{token}/accept/")
    assert (sooner.status_code, sooner.content) == (later.status_code, later.content)
    assert "has passed" in later.content.decode()
    assert not Talk.objects.exists()


@pytest.mark.parametrize("way", GONE)
def test_asking_back_begins_nothing_when_ana_has_gone_further_away(ana, ben, near, as_, way):
    ask(as_(ana), near)
    way(ana, near)
    waiting, answer = ask(as_(ben), near)
    assert answer.status_code == 302
    assert "Within a few minutes" in as_(ben).get(waiting).content.decode()
    assert not Talk.objects.exists()


@pytest.mark.parametrize("way", GONE)
def test_what_ben_may_ask_does_not_change_when_ana_goes_further_away(
    ana, ben, near, as_, given, moved, way
):
    keep_needs(ana, ask_before_talk=True)
    moved(days=2)
    due.run()
    given("invitation", "", giver=ben)
    ask(as_(ana), near)
    before = plain(as_(ben).get(f"/with/{near.token}/talk/"))
    way(ana, near)
    assert plain(as_(ben).get(f"/with/{near.token}/talk/")) == before


def test_a_yes_begins_one_talk_and_no_second_one_after_it(ana, ben, near, as_, moved):
    ask(as_(ana), near)
    accept = f"/asks/{Ask.objects.get().token}/accept/"
    as_(ben).post(accept)
    assert as_(ben).post(accept).status_code == 302
    moved(minutes=10)
    assert as_(ben).post(accept).status_code == 403
    assert Talk.objects.count() == 1


@pytest.mark.parametrize("way", AWAY)
def test_who_is_away_is_not_asked(ana, ben, near, as_, way):
    if way.__name__ in {"left", "paused", "over_pace"}:
        pytest.skip("nobody is there to look, or pace is about what can wait")
    way(ben, near)
    ask(as_(ana), near)
    assert "would like to talk now" not in bond_page(as_(ben), near)


def test_three_asks_a_day_are_ones_own_limit(ana, ben, near, as_, moved):
    for _ in range(3):
        ask(as_(ana), near)
    _, answer = ask(as_(ana), near)
    assert answer.status_code == 403 and "Three times a day" in answer.content.decode()
    assert Ask.objects.count() == 3
    moved(days=1)
    ask(as_(ana), near)
    assert Ask.objects.filter(by=ana).count() == 4


def test_two_who_ask_each_other_have_answered(ana, ben, near, as_):
    ask(as_(ana), near)
    waiting, _ = ask(as_(ben), near)
    assert Talk.objects.count() == 1
    assert "It has begun" in as_(ben).get(waiting).content.decode()


def declining(ben, bond):
    Ask.objects.latest("pk").not_now()


def asked_before(ben, bond):
    keep_needs(ben, ask_before_talk=True)


@pytest.mark.parametrize("way", [resting, quiet, declining, asked_before])
def test_asking_back_tells_nothing_of_what_kept_the_ask_away(ana, ben, near, as_, way):
    """Ana would otherwise read that she is asked, by somebody who had not been asked by her."""
    waiting, _ = ask(as_(ana), near)
    way(ben, near)
    ask(as_(ben), near)
    assert Talk.objects.count() == 1
    assert "It has begun" in as_(ana).get(waiting).content.decode()


def test_who_likes_to_be_asked_before_is_asked_only_after_both_have_said_so(
    ana, ben, near, as_, given, moved
):
    keep_needs(ben, ask_before_talk=True)
    moved(days=2)
    due.run()
    assert ask(as_(ana), near)[1].status_code == 403
    given("invitation", "")
    assert ask(as_(ana), near)[1].status_code == 403
    given("invitation", "", giver=ben)
    assert ask(as_(ana), near)[1].status_code == 302
    assert "would like to talk now" in bond_page(as_(ben), near)
    moved(hours=25)
    assert ask(as_(ana), near)[1].status_code == 403


def test_a_need_that_is_not_shown_yet_is_kept_all_the_same(ana, ben, near, as_):
    keep_needs(ben, ask_before_talk=True)
    assert ask(as_(ana), near)[1].status_code == 302
    assert "would like to talk now" not in bond_page(as_(ben), near)


def test_the_stranger_can_neither_ask_nor_answer_nor_wait(ana, ben, stranger, near, as_):
    waiting, _ = ask(as_(ana), near)
    token = Ask.objects.get().token
    browser = as_(stranger)
    assert browser.get(waiting).status_code == 404
    for act in ("back", "accept", "not-now"):
        assert browser.post(f"/asks/{token}/{act}/").status_code == 404
    assert ask(browser, near)[1].status_code == 404
    assert as_(ana).post(f"/asks/{token}/accept/").status_code == 404
    assert as_(ben).post(f"/asks/{token}/back/").status_code == 404
    assert not Talk.objects.exists()


def test_ana_hears_at_the_end_of_the_wait_and_not_before(ana, ben, near, as_, heard, moved):
    def asked():
        ask(as_(ana), near)

    def declined():
        as_(ben).post(f"/asks/{Ask.objects.get().token}/not-now/")
        due.run()

    def waited():
        moved(minutes=3)
        due.run()

    heard.during(asked)
    assert heard.by(ben) and not heard.by(ana)
    heard.during(declined)
    assert not heard.by(ana)
    heard.during(waited)
    assert heard.by(ana)


def test_a_rest_that_begins_meanwhile_hides_the_ask(ana, ben, near, as_):
    ask(as_(ana), near)
    Rest.objects.begin(ben)
    assert "would like to talk now" not in bond_page(as_(ben), near)
