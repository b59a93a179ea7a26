"""The database is away, or its disk full: a page says so, and what is true of what was sent."""

import pytest
from django.db import DatabaseError, OperationalError, connection

from kith.ground.turns import Unsure, turn
from kith.pace.models import Rest
from kith.people.models import Leaving, Person, Session
from kith.people.store import SessionStore


@pytest.fixture
def failing(monkeypatch):
    """`failing(Session, "keep")`: this verb of that model's finds nothing to write to."""

    def fails(model, verb, error=OperationalError):
        def away(*what, **how):
            raise error("database or disk is full")

        monkeypatch.setattr(type(model.objects.all()), verb, away)

    return fails


@pytest.fixture
def nothing_is_kept(monkeypatch):
    """Between two pages."""

    def away(self, *what):
        raise OperationalError

    monkeypatch.setattr(SessionStore, "_keep", away)


def browser(as_, person, **how):
    """Whose house answers for itself, as it does where no test looks on."""
    client = as_(person, **how)
    client.raise_request_exception = False
    return client


def test_a_page_says_what_is_the_matter_and_comes_back_by_itself(as_, ana, failing):
    failing(Session, "opened_by")
    answer = browser(as_, ana).get("/today/")
    assert answer.status_code == 503
    assert b"Nothing of it is lost" in answer.content and answer["Refresh"]
    assert answer["Cache-Control"] == "no-store"


def test_what_closes_says_that_it_has_not_taken_effect(as_, ana, failing):
    failing(Rest, "begin")
    answer = browser(as_, ana).post("/rest/begin/")
    assert answer.status_code == 503
    assert b"has not taken effect" in answer.content
    assert "Refresh" not in answer, "it would be sent twice"


def test_what_may_have_taken_effect_is_not_denied(as_, ana, failing):
    failing(Rest, "begin", Unsure)
    answer = browser(as_, ana).post("/rest/begin/")
    assert answer.status_code == 503
    assert b"may have taken effect" in answer.content
    assert b"has not taken effect" not in answer.content


def test_our_own_mistake_is_called_one(as_, ana, failing):
    failing(Rest, "begin", ZeroDivisionError)
    assert b"The mistake is the house" in browser(as_, ana).post("/rest/begin/").content


def test_what_is_done_and_what_is_said_of_it_are_one(as_, ana, bond, failing):
    failing(Session, "keep")
    answer = browser(as_, ana).post(f"/with/{bond.token}/wall/")
    assert b"has not taken effect" in answer.content
    assert not bond.is_walled()


def test_a_page_that_only_forgets_something_opens_all_the_same(as_, ana, bond, nothing_is_kept):
    client = browser(as_, ana)
    client.post(f"/with/{bond.token}/wall/")
    assert client.get(f"/with/{bond.token}/").status_code == 200


def test_what_waits_for_the_passphrase_is_not_lost_without_a_word(as_, ana, nothing_is_kept):
    """It would have been kept in the session: nothing else was done."""
    answer = browser(as_, ana).post("/bring/again/0123456789abcdef/", {"words": "once more"})
    assert answer.status_code == 503


def test_nobody_is_signed_in_without_a_session(client, ana, passphrase, failing):
    client.raise_request_exception = False
    failing(Session, "begin")
    answer = client.post("/in/", {"name": "Ana", "passphrase": passphrase.words})
    assert answer.status_code == 503
    assert not answer.cookies


def test_leaving_for_good_is_one_act(as_, ana, monkeypatch):
    """Where the session does not end, nobody has left."""

    def away(self):
        raise OperationalError

    client = browser(as_, ana, proved=True)
    monkeypatch.setattr(SessionStore, "flush", away)
    answer = client.post("/me/leaving/")
    assert b"has not taken effect" in answer.content
    assert not Leaving.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_fails_while_it_is_committed_is_unsure_only_where_it_is_elsewhere(monkeypatch):
    def breaks(*_):
        raise OperationalError

    person = Person.objects.welcome("Ana")
    with monkeypatch.context() as patched, pytest.raises(DatabaseError) as caught, turn():
        Rest.objects.begin(person)
        patched.setattr(connection, "commit", breaks)
    assert isinstance(caught.value, Unsure) == (connection.vendor != "sqlite")
    assert not Rest.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_fails_before_is_never_unsure():
    with pytest.raises(OperationalError) as caught, turn():
        raise OperationalError
    assert not isinstance(caught.value, Unsure)
