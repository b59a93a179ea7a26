"""Ana takes back that she asked for a talk. It is what going further away looks like, too."""

from django.db import transaction

from kith.moments.models import Ask, Talk
from tests.alike import plain

from .ways import GONE, ask, bond_page, topicless


def taken_back(ana, bond):
    Ask.objects.get(by=ana).take_back()


def in_ways(ways, near, ana):
    """One after the other, each undone before the next, so that all begin alike."""
    for way in ways:
        with transaction.atomic():
            way(ana, near)
            yield
            transaction.set_rollback(True)


def test_a_yes_is_too_late_alike_whether_ana_took_it_back_or_went_further_away(ana, ben, near, as_):
    ask(as_(ana), near)
    browser, token = as_(ben), Ask.objects.get().token
    answers = [
        (
            plain(browser.get(f"/with/{near.token}/")),
            browser.post(f"/asks/{token}/accept/").content,
            topicless([plain(browser.get(ask(browser, near)[0]))]),
            Talk.objects.exists(),
        )
        for _ in in_ways([taken_back, *GONE], near, ana)
    ]
    assert b"has passed" in answers[0][1] and not answers[0][3]
    assert all(answer == answers[0] for answer in answers)


def test_ana_takes_back_what_she_asked_and_may_ask_again(ana, ben, near, as_):
    ask(as_(ana), near)
    answer = as_(ana).post(f"/asks/{Ask.objects.get().token}/back/", follow=True)
    assert "Taken back" in answer.content.decode()
    assert "You have asked" not in as_(ana).get(f"/with/{near.token}/talk/").content.decode()
    ask(as_(ana), near)
    assert bond_page(as_(ben), near).count("Ana would like to talk now") == 1
    as_(ben).post(f"/asks/{Ask.objects.latest('pk').token}/accept/")
    assert Talk.objects.going_on(near)


def test_what_was_taken_back_says_so_when_the_wait_is_over(ana, near, as_, moved):
    waiting, _ = ask(as_(ana), near)
    Ask.objects.get().take_back()
    moved(minutes=3)
    assert "Taken back" in as_(ana).get(waiting).content.decode()


def test_two_taps_are_one_question_and_taken_back_as_one(ana, ben, near, as_):
    ask(as_(ana), near)
    waiting, _ = ask(as_(ana), near)
    assert bond_page(as_(ben), near).count("Ana would like to talk now") == 1
    as_(ana).post(f"{waiting}back/")
    assert not Ask.objects.filter(taken_back=False).exists()
    as_(ben).post(f"/asks/{Ask.objects.latest('pk').token}/not-now/")
    assert "would like to talk now" not in bond_page(as_(ben), near)


def test_taking_back_ends_no_talk_that_has_begun(ana, ben, near, as_):
    waiting, _ = ask(as_(ana), near)
    as_(ben).post(f"/asks/{Ask.objects.get().token}/accept/")
    assert "It has begun" in as_(ana).post(f"{waiting}back/", follow=True).content.decode()
    assert Talk.objects.going_on(near)
