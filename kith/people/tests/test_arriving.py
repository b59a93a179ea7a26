import re

import pytest
from django.test import Client

from kith.people import hashing, life
from kith.people.models import Invitation, Person, Protection, Session
from kith.people.policy import AGE, OPEN_DOOR

from .conftest import OWN_WORDS


def test_an_invitation_leads_through_a_name_and_a_passphrase_to_eight_codes(arrive, client):
    assert arrive().url == "/me/codes/shown/"
    page = client.get("/me/codes/shown/").content
    assert page.count(b"<code>") == 8
    assert Person.objects.called("quiet heron").recovery_codes.count() == 8


def test_codes_are_shown_until_the_person_goes_on_and_never_again(arrive, client):
    arrive()
    assert b"<code>" in client.get("/me/codes/shown/").content
    assert client.post("/me/codes/shown/").url == "/arrive/walls/"
    assert b"<code>" not in client.get("/me/codes/shown/").content


def test_codes_left_on_the_screen_are_behind_the_passphrase_after_ten_minutes(
    arrive, client, moved
):
    arrive()
    moved(minutes=11)
    assert client.get("/me/codes/shown/").url == "/again/"


def test_without_invitation_the_door_opens_only_where_hosts_opened_it(db, client):
    assert client.get("/arrive/").status_code == 404
    OPEN_DOOR.set(True)
    client.post("/arrive/", {"age": "on"})
    client.post("/arrive/name/", {"name": "Quiet Heron"})
    client.post("/arrive/passphrase/", {"passphrase": "maple lagoon tidy violin"})
    assert Person.objects.called("Quiet Heron")


def test_nobody_comes_in_without_saying_their_age(invited, client):
    secret = invited()
    assert b"18 or over" in client.post(f"/arrive/{secret}/", {}).content
    assert client.get("/arrive/name/").status_code == 404


def test_the_age_is_the_hosts_choice(invited, client):
    AGE.set(0)
    assert client.post(f"/arrive/{invited()}/", {}).url == "/arrive/name/"


def test_later_pages_do_not_open_without_the_first(db, client):
    assert client.get("/arrive/name/").status_code == 404
    assert client.get("/arrive/passphrase/").status_code == 404


def test_the_invitation_is_looked_at_again_on_every_page(invited, client):
    client.post(f"/arrive/{invited()}/", {"age": "on"})
    Invitation.objects.get().take_back()
    assert client.get("/arrive/name/").status_code == 404


def test_a_name_that_is_taken_asks_for_another_five_times(ana, invited, client):
    client.post(f"/arrive/{invited()}/", {"age": "on"})
    answers = [client.post("/arrive/name/", {"name": name}).content for name in ["Ana"] * 5]
    assert all(b"not free" in answer for answer in answers)
    assert b"not free" not in client.post("/arrive/name/", {"name": "Ana"}).content
    assert b"another day" in client.post("/arrive/name/", {"name": "Quiet Heron"}).content


def test_after_five_tries_the_name_that_is_offered_can_still_be_taken(ana, invited, client):
    client.post(f"/arrive/{invited()}/", {"age": "on"})
    for _ in range(5):
        client.post("/arrive/name/", {"name": "Ana"})
    offered = client.get("/arrive/name/").context["form"].offered
    assert client.post("/arrive/name/", {"name": offered}).url == "/arrive/passphrase/"


def test_a_name_somebody_took_meanwhile_goes_back_one_page(arrive, invited, client, passphrase):
    client.post(f"/arrive/{invited()}/", {"age": "on"})
    client.post("/arrive/name/", {"name": "Quiet Heron"})
    Person.objects.welcome("Quiet Heron")
    answer = client.post("/arrive/passphrase/", {"passphrase": "maple lagoon tidy violin"})
    assert answer.url == "/arrive/name/"
    assert Invitation.objects.count() == 1


def test_an_invitation_lets_one_person_in_however_many_come_at_once(invited, monkeypatch):
    secret, browsers = invited(), [Client(), Client()]
    for browser, name in zip(browsers, ["Quiet Heron", "Slow River"], strict=True):
        browser.post(f"/arrive/{secret}/", {"age": "on"})
        browser.post("/arrive/name/", {"name": name})

    def somebody_is_quicker(passphrase):
        monkeypatch.setattr(hashing, "hashed", lambda passphrase: "")
        browsers[0].post("/arrive/passphrase/", {"passphrase": passphrase})
        return ""

    monkeypatch.setattr(hashing, "hashed", somebody_is_quicker)
    answer = browsers[1].post("/arrive/passphrase/", {"passphrase": OWN_WORDS})
    assert answer.status_code == 404
    assert [person.name for person in Person.objects.all()] == ["Quiet Heron"]


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaa", "passwordpassword", "123456789012"])
def test_a_passphrase_that_could_be_guessed_is_gently_returned(arrive, weak):
    assert arrive(passphrase=weak).status_code == 200
    assert not Person.objects.exists()


def test_other_rooms_hear_of_an_arrival_and_of_the_invitation(ana, arrive, invited, monkeypatch):
    heard = []
    monkeypatch.setattr(
        life, "_arrivals", [lambda person, invitation: heard.append((person.name, invitation.by))]
    )
    arrive("Quiet Heron", invited(by=ana, welcomes_wave=True))
    assert heard == [("Quiet Heron", ana)]


def test_who_would_welcome_a_wave_is_named_beforehand(ana, invited, client):
    page = client.get(f"/arrive/{invited(by=ana, welcomes_wave=True)}/").content
    assert b"Ana invited you" in page
    page = Client().get(f"/arrive/{invited(by=ana)}/").content
    assert not re.search(rb"\bAna\b", page), "and not in a token, which may say anything"


def test_every_later_step_can_be_passed_over(arrive, client):
    arrive()
    client.post("/me/codes/shown/")
    for page, after in (("walls", "/arrive/needs/"), ("needs", "/arrive/first/")):
        assert f'href="{after}"'.encode() in client.get(f"/arrive/{page}/").content
    assert b'href="/today/"' in client.get("/arrive/first/").content


def test_the_walls_are_kept_for_nobody_else(arrive, client):
    arrive()
    client.post("/arrive/walls/", {"walls": ["alone", "nothing"]})
    person = Person.objects.called("Quiet Heron")
    assert Protection.objects.of(person) == ["alone", "nothing"]
    assert b"alone" not in bytes(person.protection.sealed_walls)


def test_naming_no_wall_keeps_nothing(ana):
    Protection.objects.keep(ana, ["alone"])
    Protection.objects.keep(ana, [])
    assert not Protection.objects.exists()


def test_an_anonymous_session_begins_with_a_form_and_not_before(invited, client):
    client.get("/arrive/never-there/")
    assert not Session.objects.exists()
    client.get(f"/arrive/{invited()}/")
    assert Session.objects.count() == 1
