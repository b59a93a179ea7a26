from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from kith.ground.turns import turn
from kith.people.models import Invitation, Person
from kith.people.policy import MEMBERS_INVITE


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


def test_an_invitation_opens_once(arrive, invited):
    secret = invited()
    arrive("Quiet Heron", secret)
    again = Client().get(f"/arrive/{secret}/")
    assert again.status_code == 404
    assert Person.objects.count() == 1


def test_signed_in_somebody_does_not_use_up_an_invitation(ana, as_, invited):
    page = as_(ana).get(f"/arrive/{invited()}/").content
    assert b"still good for somebody else" in page


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


def test_a_host_invitation_makes_a_host(arrive, invited):
    arrive("Quiet Heron", invited(kind=Invitation.HOST))
    assert Person.objects.called("Quiet Heron").is_host


def test_invitations_that_are_open_are_listed_for_who_may_invite(ana, as_):
    assert as_(ana).get("/me/invitations/").status_code == 404
    MEMBERS_INVITE.set(True)
    assert "None is open" in as_(ana).get("/me/invitations/").content.decode()
