"""What a host does for the whole house: help lines, being here, the few choices."""

import pytest

from kith.ground.choices import CHOICES, TURN_HOUR, ZONE
from kith.hosts.forms import ChoicesForm
from kith.safety import pages, policy
from kith.safety.lines import LINES
from kith.safety.models import Confirmation, OnDuty


@pytest.fixture(autouse=True)
def help_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(pages, "folder", lambda: tmp_path / "help")


def test_without_a_country_the_page_asks_for_one(as_, page, dina):
    assert "Which country is this house in?" in page(as_(dina).get("/hosts/lines/"))


def test_a_line_that_was_called_says_so_to_everyone(as_, dina, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        as_(dina).post("/hosts/lines/confirm/", {"line": "ie-112", "how": "called"})
    kept = Confirmation.objects.get()
    assert (kept.line, kept.by, kept.how) == ("ie-112", dina, "called")
    assert "A host of this house called it on" in pages.kept("ie").decode()


def test_a_confirmation_is_taken_back(as_, dina, django_capture_on_commit_callbacks):
    Confirmation.objects.confirm("ie-112", dina, "called")
    with django_capture_on_commit_callbacks(execute=True):
        as_(dina).post("/hosts/lines/withdraw/", {"line": "ie-112"})
    assert not Confirmation.objects.exists()
    assert "A host of this house" not in pages.kept("ie").decode()


@pytest.mark.parametrize("how", ["", "dreamt"])
def test_a_line_is_confirmed_only_by_calling_or_reading(as_, dina, how):
    as_(dina).post("/hosts/lines/confirm/", {"line": "ie-112", "how": how})
    assert not Confirmation.objects.exists()


def test_what_is_kept_from_members_is_listed_for_hosts_and_cannot_be_confirmed(as_, page, dina):
    low = next(line for line in LINES if line.confidence == "low")
    policy.COUNTRY.set(low.country)
    said = page(as_(dina).get("/hosts/lines/"))
    assert low.name in said.split("Not shown to members")[1]
    as_(dina).post("/hosts/lines/confirm/", {"line": low.id, "how": "called"})
    assert not Confirmation.objects.exists()


def test_an_old_confirmation_is_worth_another_look(as_, page, dina, moved):
    policy.COUNTRY.set("IE")
    Confirmation.objects.confirm("ie-112", dina, "called")
    assert "worth another look" not in page(as_(dina).get("/hosts/lines/"))
    moved(days=181)
    assert "worth another look" in page(as_(dina).get("/hosts/lines/"))


# Being here


def test_a_host_says_that_they_are_here_and_that_they_go(as_, page, dina):
    browser = as_(dina)
    browser.post("/hosts/here/", {"hours": "2"})
    assert OnDuty.objects.now().host == dina
    assert "It ends by itself." in page(browser.get("/hosts/here/"))
    browser.post("/hosts/here/gone/")
    assert OnDuty.objects.now() is None


def test_nobody_is_here_for_a_number_of_hours_that_was_not_offered(as_, page, dina):
    page(as_(dina).post("/hosts/here/", {"hours": "1000"}))
    assert not OnDuty.objects.exists()


def test_one_host_going_does_not_send_the_other_away(as_, dina, other_host):
    OnDuty.objects.begin(dina, 1)
    OnDuty.objects.begin(other_host, 2)
    as_(other_host).post("/hosts/here/gone/")
    assert OnDuty.objects.now().host == dina


# Choices


def as_they_are(**changed):
    kept = {choice.name: choice.get() for choice in CHOICES.values()} | changed
    return {name: value for name, value in kept.items() if value is not False}


def test_every_choice_stands_on_the_page_with_its_meaning(as_, page, dina):
    said = page(as_(dina, proved=True).get("/hosts/choices/"))
    for choice in CHOICES.values():
        assert f'name="{choice.name}"' in said
        assert ChoicesForm().fields[choice.name].label == choice.words


def test_who_holds_a_hosts_phone_does_not_open_the_house(as_, dina):
    before = as_they_are()
    opened = as_they_are(**{"people.open_door": True})
    assert as_(dina).post("/hosts/choices/", opened).url == "/again/"
    assert as_they_are() == before


def test_a_choice_is_kept(as_, dina):
    changed = as_they_are(**{"ground.zone": "Europe/Dublin", "safety.country": "IE"})
    assert as_(dina, proved=True).post("/hosts/choices/", changed).url == "/hosts/"
    assert ZONE.get() == "Europe/Dublin" and policy.COUNTRY.get() == "IE"


@pytest.mark.parametrize(
    "changed",
    [{"ground.zone": "Mars"}, {"ground.turn_hour": 24}, {"safety.country": "XX"}],
    ids=str,
)
def test_what_cannot_be_chosen_changes_nothing(as_, page, dina, changed):
    before = as_they_are()
    said = as_they_are(**{"safety.hours": "x"}, **changed)
    page(as_(dina, proved=True).post("/hosts/choices/", said))
    assert as_they_are() == before


def test_an_hour_that_is_no_number_changes_nothing(as_, page, dina):
    late = as_they_are(**{"ground.turn_hour": "late"})
    page(as_(dina, proved=True).post("/hosts/choices/", late))
    assert TURN_HOUR.get() == 4


def test_what_is_not_right_yet_after_the_passphrase_is_sent_to_its_own_page(
    as_, page, dina, passphrase
):
    browser = as_(dina)
    browser.post("/hosts/choices/", as_they_are(**{"ground.turn_hour": "late"}))
    said = page(browser.post("/again/", {"passphrase": passphrase.words}))
    assert 'action="/hosts/choices/"' in said
