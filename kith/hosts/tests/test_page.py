"""The hosts' one page: what was brought, what the house asks, the first day."""

import pytest

from kith.ground import hands
from kith.hosts.models import HandedUp, Tick
from kith.hosts.page import happened
from kith.people.models import Hosting, Person
from kith.safety import policy
from kith.safety.models import Confirmation


def test_an_empty_page_is_calm(as_, page, dina):
    said = page(as_(dina).get("/hosts/"))
    assert "Nothing new. Quiet is fine too." in said
    assert "The house asks you to look" not in said


def test_what_rooms_hand_up_is_said_in_a_sentence_without_their_words(as_, page, dina):
    hands.hand_up("first wave", "a ref", "hello, I am new")
    said = page(as_(dina).get("/hosts/"))
    assert "Someone’s first wave here has not been answered yet." in said
    assert "hello" not in said and "a ref" not in said


def test_what_nobody_wrote_a_sentence_for_is_handed_up_too(as_, page, dina):
    hands.hand_up("some.thing", "a ref")
    assert "The house asks a host to look after something." in page(as_(dina).get("/hosts/"))


def test_handed_up_twice_is_there_once_and_again_when_it_was_looked_after(dina):
    for _time in range(2):
        hands.hand_up("first wave", "a ref")
    assert HandedUp.objects.count() == 1
    HandedUp.objects.get().look_after()
    hands.hand_up("first wave", "a ref")
    assert HandedUp.objects.count() == 1


def test_every_host_who_is_here_hears_of_it_and_nobody_else(heard, ana, dina, other_host):
    heard.during(lambda: hands.hand_up("first wave", "a ref"))
    assert heard.by(dina) and heard.by(other_host) and not heard.by(ana)


# The first day


def test_on_the_first_day_nothing_has_happened_yet(dina):
    assert happened() == set()


@pytest.mark.parametrize("name", ["here", "country", "lines", "invited", "second host"])
def test_what_was_done_is_seen_by_itself(dina, name):
    do = {
        "here": lambda: policy.HOURS.set("Tuesdays"),
        "country": lambda: policy.COUNTRY.set("IE"),
        "lines": lambda: Confirmation.objects.confirm("ie-112", dina, "read"),
        "invited": lambda: Person.objects.welcome("Ana"),
        "second host": lambda: Hosting.objects.create(person=Person.objects.welcome("Ana")),
    }
    do[name]()
    assert name in happened()


def test_what_only_a_host_can_know_is_ticked_and_unticked(as_, page, dina):
    browser = as_(dina)
    browser.post("/hosts/tick/", {"name": "backup"})
    assert Tick.objects.names() == {"backup"}
    assert "Not done after all" in page(browser.get("/hosts/"))
    browser.post("/hosts/tick/", {"name": "backup"})
    assert Tick.objects.names() == set()


def test_what_the_house_sees_itself_cannot_be_ticked(as_, dina):
    as_(dina).post("/hosts/tick/", {"name": "lines"})
    assert Tick.objects.names() == set()


def test_once_all_is_done_the_list_is_gone(as_, page, dina, other_host):
    policy.HOURS.set("Tuesdays")
    policy.COUNTRY.set("IE")
    Confirmation.objects.confirm("ie-112", dina, "read")
    for name in ("leave", "codes", "backup"):
        Tick.objects.turn_over(name)
    assert "The first day" not in page(as_(dina).get("/hosts/"))
