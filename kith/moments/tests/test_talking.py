import pytest

from kith.connections.rules import Step
from kith.ground import due, sealed
from kith.moments.models import Line, Talk

HELLO = "I am glad you are here."


@pytest.fixture
def talk(near):
    return Talk.objects.begin(near, 5)


def say(browser, talk, words=HELLO):
    return browser.post(f"/talks/{talk.token}/", {"words": words})


def page(browser, talk):
    answer = browser.get(f"/talks/{talk.token}/")
    return answer.content.decode() if answer.status_code == 200 else ""


def tap(browser, talk, act):
    return browser.post(f"/talks/{talk.token}/{act}/")


def test_both_write_freely_and_both_read_it(ana, ben, talk, as_):
    say(as_(ana), talk)
    say(as_(ana), talk, "And again.")
    say(as_(ben), talk, "I am here.")
    for person in (ana, ben):
        assert all(
            words in page(as_(person), talk) for words in (HELLO, "And again.", "I am here.")
        )


def test_what_is_said_reaches_both_pages_without_a_word_on_the_socket(ana, ben, talk, as_, heard):
    heard.during(lambda: say(as_(ana), talk))
    assert heard.by(ana) and heard.by(ben)
    assert HELLO not in str(heard)


def test_slower_leaves_space_and_keeps_the_words_in_the_box(ana, ben, talk, as_, moved):
    tap(as_(ben), talk, "slower")
    say(as_(ana), talk)
    answer = say(as_(ana), talk, "Too soon.").content.decode()
    assert "This talk goes slowly" in answer and "Too soon." in answer
    assert Line.objects.count() == 1
    say(as_(ben), talk, "Mine is free.")
    moved(seconds=21)
    say(as_(ana), talk, "Now it is fine.")
    assert Line.objects.count() == 3


def test_stop_ends_it_at_once_for_both_in_the_same_words(ana, ben, talk, as_):
    tap(as_(ana), talk, "stop")
    for person in (ana, ben):
        assert "The talk has stopped" in page(as_(person), talk)
    answer = say(as_(ben), talk, "One more thing.").content.decode()
    assert "were not sent" in answer and "One more thing." in answer
    assert not Line.objects.exists()


@pytest.mark.parametrize("act", ["wall", "back", "leave"])
def test_going_further_away_ends_it_with_the_words_of_stop(ana, ben, near, talk, as_, act):
    does = {
        "wall": lambda: near.locked().wall(ben, "Ana"),
        "back": lambda: near.locked().step_back(ben, Step.NOTE),
        "leave": ben.leave,
    }
    does[act]()
    assert "The talk has stopped" in page(as_(ana), talk)


def test_a_step_back_that_leaves_talks_open_leaves_a_talk_alone(ben, near, talk):
    near.locked().step_back(ben, Step.TALK)
    assert Talk.objects.get().is_going_on


def test_the_servers_clock_ends_it_with_a_minute_to_settle(ana, talk, as_, moved):
    assert "There is no hurry" in page(as_(ana), talk)
    moved(minutes=2, seconds=1)
    assert "about three minutes left" in page(as_(ana), talk)
    moved(minutes=3)
    settling = page(as_(ana), talk)
    assert "A minute to settle" in settling and "Say it" not in settling
    moved(minutes=1)
    assert "come to its end" in page(as_(ana), talk)


@pytest.mark.parametrize("stopped", [True, False])
def test_the_words_go_an_hour_after_the_end(ana, talk, as_, moved, stopped):
    say(as_(ana), talk)
    line = Line.objects.get()
    if stopped:
        tap(as_(ana), talk, "stop")
    moved(minutes=59)
    due.run()
    assert HELLO in page(as_(ana), talk)
    moved(minutes=7)
    assert page(as_(ana), talk) == ""
    due.run()
    assert not Talk.objects.exists()
    assert sealed.read(line.key, line.sealed_words) is None


def test_both_pages_hear_every_change_of_its_clock(ana, ben, talk, heard, moved):
    for minutes in (2.1, 3, 1, 60):
        heard.clear()
        moved(minutes=minutes)
        heard.during(due.run)
        assert heard.by(ana) and heard.by(ben)


def test_a_line_can_be_taken_back_by_whoever_said_it(ana, ben, talk, as_):
    say(as_(ana), talk)
    line = Line.objects.get()
    assert as_(ben).post(f"/lines/{line.token}/back/").status_code == 404
    as_(ana).post(f"/lines/{line.token}/back/")
    assert HELLO not in page(as_(ben), talk)
    assert sealed.read(line.key, line.sealed_words) is None


def test_the_stranger_sees_and_does_nothing_in_a_talk(ana, stranger, talk, as_):
    say(as_(ana), talk)
    assert as_(stranger).get(f"/talks/{talk.token}/").status_code == 404
    assert say(as_(stranger), talk).status_code == 404
    for act in ("slower", "stop"):
        assert tap(as_(stranger), talk, act).status_code == 404
    assert Talk.objects.get().is_going_on and Line.objects.count() == 1


def test_either_may_bring_it_to_a_host_until_the_words_go(ben, ana, talk, as_, moved):
    say(as_(ana), talk)
    assert HELLO in as_(ben).get(f"/bring/talk/{talk.token}/").content.decode()
    moved(hours=2)
    assert as_(ben).get(f"/bring/talk/{talk.token}/").status_code == 404


def test_what_came_can_be_brought_and_what_was_taken_back_cannot(ben, given, as_):
    moment = given("note", HELLO)
    assert HELLO in as_(ben).get(f"/bring/moment/{moment.token}/").content.decode()
    moment.take_back()
    assert as_(ben).get(f"/bring/moment/{moment.token}/").status_code == 404
