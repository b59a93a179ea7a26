from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from kith.ground.turns import turn
from kith.people import life
from kith.people.models import Invitation, Person, Protection, Session
from kith.people.policy import AGE, MEMBERS_INVITE, OPEN_DOOR


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


def test_an_invitation_opens_once(arrive, invited):
    secret = invited()
    arrive("Quiet Heron", secret)
    again = Client().get(f"/arrive/{secret}/")
    assert again.status_code == 404
    assert Person.objects.count() == 1


def test_used_unknown_ended_and_taken_back_invitations_are_one_page(arrive, invited, moved, client):
    ended = invited()
    moved(days=15)
    used, taken_back = invited(), invited()
    arrive("Quiet Heron", used)
    for invitation in Invitation.objects.all():
        invitation.take_back()
    pages = {
        Client().get(f"/arrive/{secret}/").content
        for secret in (ended, used, taken_back, "never-there")
    }
    assert len(pages) == 1


def test_an_invitation_of_someone_who_left_opens_nothing(ana, invited, client):
    secret = invited(by=ana)
    ana.leave()
    assert client.get(f"/arrive/{secret}/").status_code == 404


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


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaa", "passwordpassword", "123456789012"])
def test_a_passphrase_that_could_be_guessed_is_gently_returned(arrive, weak):
    assert arrive(passphrase=weak).status_code == 200
    assert not Person.objects.exists()


def test_a_host_invitation_makes_a_host(arrive, invited):
    arrive("Quiet Heron", invited(kind=Invitation.HOST))
    assert Person.objects.called("Quiet Heron").is_host


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
    assert b"Ana" not in Client().get(f"/arrive/{invited(by=ana)}/").content


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


def test_signed_in_somebody_does_not_use_up_an_invitation(ana, as_, invited):
    page = as_(ana).get(f"/arrive/{invited()}/").content
    assert b"still good for somebody else" in page


def test_members_invite_only_where_hosts_said_so(ana, as_):
    browser = as_(ana, proved=True)
    assert browser.get("/me/invitations/new/").status_code == 404
    MEMBERS_INVITE.set(True)
    assert b"/arrive/" in browser.post("/me/invitations/new/", {"welcomes_wave": "on"}).content
    assert ana.invitations.get().welcomes_wave


def test_a_member_has_three_invitations_open_at_most(ana, as_):
    MEMBERS_INVITE.set(True)
    browser = as_(ana, proved=True)
    answers = [browser.post("/me/invitations/new/", {}).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 403]
    assert ana.invitations.count() == 3


def test_an_invitation_is_taken_back_by_its_maker_and_not_by_a_stranger(ana, stranger, as_):
    MEMBERS_INVITE.set(True)
    Invitation.objects.make(ana)
    address = f"/me/invitations/{ana.invitations.get().token}/back/"
    assert as_(stranger).post(address).status_code == 404
    as_(ana).post(address)
    assert not Invitation.objects.exists()


def test_a_house_without_a_host_is_given_one_invitation_and_only_one(db, capsys):
    call_command("welcome")
    first = capsys.readouterr().out
    call_command("welcome")
    second = capsys.readouterr().out
    assert first != second
    assert Invitation.objects.count() == 1


def test_a_house_with_a_host_is_given_none(dina, capsys):
    call_command("welcome")
    assert capsys.readouterr().out == ""


def test_an_anonymous_session_begins_with_a_form_and_not_before(invited, client):
    client.get("/arrive/never-there/")
    assert not Session.objects.exists()
    client.get(f"/arrive/{invited()}/")
    assert Session.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_one_invitation_are_one_person(invited, passphrase):
    invitation = Invitation.objects.opened_by(invited())
    came = []

    def arrive(name):
        with turn():
            came.append(Person.objects.arrive(invitation, name, passphrase.hash))
        connections.close_all()

    threads = [Thread(target=arrive, args=[name]) for name in ("Quiet Heron", "Mossy Otter")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(person is not None for person in came) == 1
    assert Person.objects.count() == 1
