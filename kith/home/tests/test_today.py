import pytest

from kith.connections.rules import Step
from kith.ground import due
from kith.ground.gate import YES, may
from kith.moments.models import Ask, Delivery, Moment
from kith.pace.models import Draft, Rest
from kith.people.models import NewAccess
from tests.alike import plain
from tests.asked import asked

NOTE = "I thought of you by the river."


@pytest.fixture
def near(bond):
    bond.begin(Step.TALK)
    return bond


@pytest.fixture
def came(near, ben):
    """Ben wrote to Ana, and it has arrived."""
    Moment.objects.give(near.locked(), ben, "note", NOTE)
    due.run()


def today(browser):
    return browser.get("/today/").content.decode()


def test_the_front_door_says_what_this_is(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "You do not have to heal alone." in page.content.decode()


def test_whoever_is_signed_in_goes_on_to_today(ana, as_):
    assert as_(ana).get("/").headers["Location"] == "/today/"


def test_signed_out_today_is_the_one_bare_page(client):
    assert client.get("/today/").content == client.get("/nothing-at-all/").content


def test_today_greets_by_name_and_waits_on_nobody(ana, as_):
    page = today(as_(ana))
    assert f"{ana.name}." in page
    assert "Nothing here is waiting on you" in page
    assert "Nothing new. Quiet is fine too." in page


def test_what_came_is_told_without_its_words_and_without_a_count(ana, ben, came, as_):
    page = today(as_(ana))
    assert ben.name in page and "wrote a short note, today" in page
    assert NOTE not in page


def test_what_was_shown_stays_for_the_day_and_then_makes_room(ana, came, as_, moved):
    browser = as_(ana)
    today(browser)
    assert "wrote a short note" in today(browser)
    moved(days=1)
    assert "wrote a short note" not in today(as_(ana))


def test_nothing_expires_while_somebody_is_away(ana, came, as_, moved):
    moved(days=90)
    assert "wrote a short note" in today(as_(ana))


def test_coming_back_after_ninety_days_looks_like_coming_back_after_one(ana, as_, moved):
    moved(days=1)
    one = plain(as_(ana).get("/today/"))
    moved(days=89)
    assert plain(as_(ana).get("/today/")) == one


def test_looking_at_today_is_not_seen_by_anyone(ana, ben, near, came, as_, heard):
    before = plain(as_(ben).get(f"/with/{near.token}/"))
    heard.during(lambda: today(as_(ana)))
    assert Delivery.objects.get().seen_on
    assert plain(as_(ben).get(f"/with/{near.token}/")) == before
    assert not heard


def test_apart_nothing_of_the_others_is_told(ana, ben, near, came, as_, moved):
    near.locked().wall(ben, "Ana")
    moved(days=2)
    due.run()
    page = today(as_(ana))
    assert "wrote a short note" not in page


def test_the_stranger_reads_nothing_of_it(stranger, ana, ben, came, as_):
    page = today(as_(stranger))
    assert ben.name not in page and ana.name not in page


def test_something_smaller_and_not_today_cost_nothing(ana, near, as_):
    browser = as_(ana)
    assert "Write a note" in today(browser)
    browser.post("/today/smaller/")
    assert "Choose a wave" in today(browser)
    for _ in range(5):
        browser.post("/today/smaller/")
    assert "one slow breath" in today(browser)
    browser.post("/today/not-today/")
    assert "One small thing" not in today(browser)


def test_not_today_is_about_today_alone(ana, as_, moved):
    browser = as_(ana)
    browser.post("/today/not-today/")
    moved(days=1)
    assert "One small thing" in today(as_(ana))


def test_a_live_ask_comes_before_ana_unless_she_rests(ana, ben, near, as_):
    Ask.objects.ask(near.locked(), ben, 5)
    assert "would like to talk now" in today(as_(ana))
    Rest.objects.begin(ana)
    page = today(as_(ana))
    assert "would like to talk now" not in page
    assert "You are resting" in page


def test_a_talk_that_is_going_on_is_one_tap_away(ana, near, as_):
    talk = Ask.objects.ask(near.locked(), ana, 5).accept()
    assert f"/talks/{talk.token}/" in today(as_(ana))


def test_what_was_held_is_offered_and_its_words_are_not_shown(ana, near, as_, moved):
    Draft.objects.hold(ana, f"note:{near.token}", NOTE, "a" * 16)
    assert "held until later" not in today(as_(ana))
    moved(days=1)
    page = today(as_(ana))
    assert "held until later" in page and NOTE not in page


def test_a_new_way_in_is_told_and_can_be_stopped(ana, dina, as_):
    NewAccess.objects.offer(ana, dina)
    browser = as_(ana)
    assert "stop it" in today(browser)
    browser.post(f"/me/access/{NewAccess.objects.get().token}/stop/")
    assert not NewAccess.objects.exists()


def test_today_asks_the_database_little(ana, came, as_):
    browser = as_(ana)
    today(browser)
    with asked() as questions:
        today(browser)
    assert len(questions) <= 13, "\n".join(sql[:60] + " .. " + sql[-110:] for sql in questions)


def test_the_front_door_opens_before_anybody_is_known():
    assert may(None, "home.front", None) is YES
