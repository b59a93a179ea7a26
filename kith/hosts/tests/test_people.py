"""The little that hosts do about people: letting in, finding back, greeting. By name, and alike
whether somebody is called that or not."""

import re

import pytest

from kith.hosts.models import AccessAsked, AskedToGreet
from kith.people.models import Greeting, Invitation, NewAccess, Person
from kith.safety import notices
from tests.alike import plain


@pytest.fixture
def host(as_, dina):
    return as_(dina, proved=True)


# Invitations


@pytest.mark.parametrize("kind", ["member", "host"])
def test_a_host_invites_someone(host, page, dina, kind):
    said = page(host.post("/hosts/invitations/", {"kind": kind, "welcomes_wave": "on"}))
    made = Invitation.objects.get()
    assert (made.kind, made.by, made.welcomes_wave) == (kind, dina, True)
    secret = re.search(r"/arrive/([^/]+)/", said)[1]
    assert Invitation.objects.opened_by(secret) == made


def test_what_an_invitation_opens_with_is_shown_once(host, page, dina):
    said = page(host.post("/hosts/invitations/", {"kind": "member"}))
    secret = re.search(r"/arrive/([^/]+)/", said)[1]
    assert secret not in page(host.get("/hosts/invitations/"))


def test_a_kind_that_is_none_invites_nobody(host, page):
    page(host.post("/hosts/invitations/", {"kind": "king"}))
    assert not Invitation.objects.exists()


def test_a_host_takes_any_invitation_back(host, other_host):
    Invitation.objects.make(other_host, "member")
    host.post(f"/hosts/invitations/{Invitation.objects.get().token}/back/")
    assert not Invitation.objects.exists()


def test_a_member_takes_no_invitation_back_here(as_, stranger, dina):
    Invitation.objects.make(dina, "member")
    at = f"/hosts/invitations/{Invitation.objects.get().token}/back/"
    assert as_(stranger).post(at).status_code == 404
    assert Invitation.objects.exists()


# New access


def code_in(said):
    return re.search(r"<code>([^<]+)</code>", said)[1]


def test_new_access_opens_a_day_later(host, page, ana, moved):
    code = code_in(page(host.post("/hosts/access/", {"name": "Ana"})))
    assert not NewAccess.objects.use(ana, code)
    moved(days=1, minutes=1)
    assert NewAccess.objects.use(ana, code)


def test_the_answer_is_alike_whether_somebody_is_called_that_or_not(host, page, ana):
    asked = [page(host.post("/hosts/access/", {"name": name})) for name in ("Ana", "Nobody")]
    without = [said.replace(code_in(said), "") for said in asked]
    assert without[0] == without[1]
    assert len(code_in(asked[0])) == len(code_in(asked[1]))
    assert NewAccess.objects.count() == 1 and AccessAsked.objects.count() == 2


def test_every_host_sees_that_it_was_asked_for(as_, page, host, other_host, ana):
    host.post("/hosts/access/", {"name": "Ana"})
    host.post("/hosts/access/", {"name": "Nobody"})
    said = page(as_(other_host, proved=True).get("/hosts/access/"))
    assert "Ana" in said and "Nobody" in said and "Dina" in said


def test_any_host_stops_it(as_, host, other_host, ana):
    host.post("/hosts/access/", {"name": "Ana"})
    at = f"/hosts/access/{AccessAsked.objects.get().token}/stop/"
    as_(other_host).post(at)
    assert not NewAccess.objects.exists() and not AccessAsked.objects.exists()


def test_it_is_stopped_whatever_the_person_is_called_by_now(host, ana):
    host.post("/hosts/access/", {"name": "Ana"})
    ana.rename("Mossy Otter")
    host.post(f"/hosts/access/{AccessAsked.objects.get().token}/stop/")
    assert not NewAccess.objects.exists()


def test_a_later_one_takes_the_place_of_an_earlier(host, page, ana, moved):
    codes = [code_in(page(host.post("/hosts/access/", {"name": "Ana"}))) for _ in range(2)]
    moved(days=1, minutes=1)
    assert [NewAccess.objects.use(ana, code) for code in codes] == [False, True]


def test_stopping_one_that_opens_nothing_is_answered_alike(host):
    host.post("/hosts/access/", {"name": "Nobody"})
    answer = host.post(f"/hosts/access/{AccessAsked.objects.get().token}/stop/")
    assert answer.url == "/hosts/access/" and not AccessAsked.objects.exists()


def test_the_name_that_was_asked_for_goes_with_the_person_at_the_turn(host, ana):
    host.post("/hosts/access/", {"name": "Ana"})
    host.post("/hosts/access/", {"name": "Nobody"})
    before = plain(host.get("/hosts/access/"))
    ana.leave()
    assert plain(host.get("/hosts/access/")) == before
    ana.go()
    assert [asked.name for asked in AccessAsked.objects.all()] == ["Nobody"]


def test_what_was_asked_for_is_gone_after_two_weeks(host, moved):
    host.post("/hosts/access/", {"name": "Nobody"})
    moved(days=15)
    AccessAsked.objects.let_go()
    assert not AccessAsked.objects.exists()


def test_a_phone_in_another_hand_makes_no_access(as_, dina, ana):
    assert as_(dina).post("/hosts/access/", {"name": "Ana"}).status_code == 302
    assert not NewAccess.objects.exists()


# Greeting


def test_a_member_is_asked_to_greet_and_says_yes(as_, host, page, ana):
    host.post("/hosts/greeters/", {"name": "Ana"})
    assert [each.address for each in notices.for_person(ana)] == ["/greeting/"]
    assert "Would you like to greet newcomers?" in page(as_(ana).get("/greeting/"))
    assert "not one of the choices" in page(as_(ana).post("/greeting/", {"answer": "perhaps"}))
    as_(ana).post("/greeting/", {"answer": "yes"})
    assert Greeting.objects.get().person == ana
    ana = Person.objects.get(pk=ana.pk)
    assert notices.for_person(ana) == []
    assert "Ana" in page(host.get("/hosts/greeters/"))


def test_a_no_is_told_to_nobody(as_, host, page, ana):
    host.post("/hosts/greeters/", {"name": "Ana"})
    before = page(host.get("/hosts/greeters/"))
    as_(ana).post("/greeting/", {"answer": "no"})
    assert not AskedToGreet.objects.exists() and not Greeting.objects.exists()
    after = page(host.get("/hosts/greeters/"))
    assert "Ana" not in before and "Ana" not in after


def test_a_greeter_stops_whenever_they_like(as_, page, ana):
    Greeting.objects.create(person=ana)
    assert "You greet newcomers" in page(as_(ana).get("/greeting/"))
    as_(ana).post("/greeting/", {"answer": "no"})
    assert not Greeting.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_was_not_asked_finds_no_such_page(as_, stranger, method):
    answer = getattr(as_(stranger), method)("/greeting/", {"answer": "yes"})
    assert answer.status_code == 404 and not Greeting.objects.exists()


def test_asking_is_answered_alike_whether_somebody_is_called_that_or_not(host, page, ana):
    asked = [page(host.post("/hosts/greeters/", {"name": name})) for name in ("Ana", "Nobody")]
    assert asked[0] == asked[1]
