import pytest
from django.conf import settings
from django.test import Client

from kith.people import hashing, sessions
from kith.people.models import NewAccess, Pause, Person, RecoveryCode, Session

COOKIE = settings.SESSION_COOKIE_NAME


@pytest.fixture
def enter(client, passphrase):
    def tried(name="Ana", words=None, browser=client):
        given = {"name": name, "passphrase": words or passphrase.words}
        return browser.post("/in/", given)

    return tried


def test_a_name_and_its_passphrase_open_the_door(ana, enter, client):
    assert enter().url == "/today/"
    assert client.get("/me/").status_code == 200


def test_the_name_is_known_however_it_is_typed(ana, enter):
    assert enter("  aNa ").url == "/today/"


def test_names_that_exist_and_names_that_do_not_are_answered_alike(ana, enter):
    pages = {enter(name, "not this one at all").content for name in ("Ana", "Abe")}
    assert len({page.replace(b"Abe", b"Ana") for page in without_tokens(pages)}) == 1


def without_tokens(pages):
    for page in pages:
        head, _, rest = page.partition(b'name="csrfmiddlewaretoken" value="')
        yield head + rest[64:]


def test_a_passphrase_is_never_written_back_into_a_page(ana, enter):
    assert b"not this one at all" not in enter("Ana", "not this one at all").content


def test_signing_in_takes_a_new_cookie_and_ends_the_session_before(ana, enter, client):
    client.get("/in/")
    before = client.cookies[COOKIE].value
    enter()
    assert client.cookies[COOKIE].value != before
    assert [session.person for session in Session.objects.all()] == [ana]


def test_trying_often_is_asked_to_wait_alike_for_every_name(ana, enter):
    for name in ("Ana", "Nobody"):
        answers = [enter(name, "wrong wrong wrong").content for _ in range(9)]
        assert b"quarter of an hour" not in answers[7]
        assert b"quarter of an hour" in answers[8]


def test_waiting_holds_for_the_right_passphrase_too(ana, enter):
    for _ in range(8):
        enter("Ana", "wrong wrong wrong")
    assert enter("Ana").status_code == 200


def test_signing_out_ends_the_session_and_takes_the_cookie(ana, as_):
    browser = as_(ana)
    answer = browser.post("/out/")
    assert answer.cookies[COOKIE].value == ""
    assert not Session.objects.exists()


def test_who_was_asked_to_stay_away_is_told_why_once_they_prove_who_they_are(ana, enter, client):
    Pause.objects.begin(ana, "Please rest for a week.")
    assert b"Please rest for a week." in enter().content
    assert b"Please rest" not in enter("Ana", "wrong wrong wrong").content
    assert client.get("/me/").status_code == 404


def test_who_has_left_is_unknown(ana, enter):
    ana.leave()
    assert b"do not open together" in enter().content


def test_a_code_opens_once_and_brings_a_new_passphrase(ana, client, enter):
    code = RecoveryCode.objects.give(ana)[3]
    given = {"name": "Ana", "code": code.upper(), "passphrase": "lagoon maple tidy violin"}
    assert client.post("/recover/", given).status_code == 302
    assert enter("Ana", "lagoon maple tidy violin").status_code == 302
    assert Client().post("/recover/", given).status_code == 200
    assert ana.recovery_codes.count() == 7


@pytest.fixture
def changed_meanwhile(ana, monkeypatch):
    """Somebody is at the door with the old passphrase, and Ana has just changed hers elsewhere."""
    right = hashing.right

    def was_right(words, kept):
        answer = right(words, kept)
        Person.objects.get(pk=ana.pk).change_passphrase("another")
        return answer

    monkeypatch.setattr(hashing, "right", was_right)


def test_a_passphrase_that_was_changed_meanwhile_opens_nothing(ana, enter, changed_meanwhile):
    assert b"do not open together" in enter().content
    assert not Session.objects.filter(person=ana).exists()


def test_a_passphrase_that_was_changed_meanwhile_proves_nothing(
    ana, as_, passphrase, changed_meanwhile
):
    browser = as_(ana)
    assert browser.post("/again/", {"passphrase": passphrase.words}).status_code == 200


def test_of_two_who_find_back_at_once_the_later_is_in(ana, client, monkeypatch):
    """The first has a new passphrase already, and is not signed in yet."""
    one, other = RecoveryCode.objects.give(ana)[:2]
    sign_in = sessions.sign_in

    def slowly(request, person):
        assert Person.objects.get(pk=ana.pk).come_back(other, "another")
        return sign_in(request, person)

    monkeypatch.setattr(sessions, "sign_in", slowly)
    given = {"name": "Ana", "code": one, "passphrase": "lagoon maple tidy violin"}
    assert b"do not open together" in client.post("/recover/", given).content
    assert not Session.objects.filter(person=ana).exists()


def test_a_code_is_used_up_however_many_try_it(ana):
    code = RecoveryCode.objects.give(ana)[0]
    assert [ana.come_back(code, "hash"), ana.come_back(code, "hash")] == [True, False]


def test_finding_back_ends_every_other_session(ana, as_, client):
    other = as_(ana)
    code = RecoveryCode.objects.give(ana)[0]
    client.post("/recover/", {"name": "Ana", "code": code, "passphrase": "lagoon maple tidy"})
    assert other.get("/me/").status_code == 404


def test_wrong_codes_and_unknown_names_are_answered_alike(ana, client):
    given = {"code": "7k3m-q0x9", "passphrase": "lagoon maple tidy violin"}
    pages = {client.post("/recover/", {"name": n, **given}).content for n in ("Ana", "Abe")}
    assert len({page.replace(b"Abe", b"Ana") for page in without_tokens(pages)}) == 1


def test_another_persons_code_opens_nothing(ana, ben):
    code = RecoveryCode.objects.give(ben)[0]
    assert not ana.come_back(code, "hash")


def test_new_access_opens_a_day_later_and_not_before(ana, dina, moved):
    code = NewAccess.objects.offer(ana, by=dina)
    moved(hours=23)
    assert not ana.come_back(code, "hash")
    moved(hours=1)
    assert ana.come_back(code, "hash")
    assert not ana.come_back(code, "hash")


def test_using_the_old_passphrase_stops_a_new_access(ana, dina, enter, moved):
    code = NewAccess.objects.offer(ana, by=dina)
    enter()
    moved(days=1)
    assert not ana.come_back(code, "hash")


def test_a_living_session_can_stop_a_new_access_with_one_tap(ana, dina, stranger, as_):
    NewAccess.objects.offer(ana, by=dina)
    address = f"/me/access/{ana.new_accesses.get().token}/stop/"
    assert as_(stranger).post(address).status_code == 404
    assert ana.new_accesses.exists()
    assert as_(ana).post(address).status_code == 200
    assert not ana.new_accesses.exists()


def test_a_page_that_needs_the_passphrase_asks_for_it_and_goes_on(ana, as_, passphrase):
    browser = as_(ana)
    assert browser.get("/needs/").url == "/again/"
    assert browser.post("/again/", {"passphrase": passphrase.words}).url == "/needs/"
    assert browser.get("/needs/").status_code == 200


def test_what_was_being_sent_is_done_after_the_passphrase(ana, as_, passphrase):
    browser = as_(ana)
    assert browser.post("/me/walls/", {"walls": ["alone"]}).url == "/again/"
    browser.post("/again/", {"passphrase": passphrase.words})
    assert ana.protection is not None


def test_the_passphrase_holds_for_ten_minutes_and_no_longer(ana, as_, moved):
    browser = as_(ana, proved=True)
    moved(minutes=9)
    assert browser.get("/needs/").status_code == 200
    moved(minutes=1)
    assert browser.get("/needs/").url == "/again/"


def test_another_passphrase_proves_nothing(ana, as_):
    browser = as_(ana)
    browser.get("/needs/")
    assert b"another passphrase" in browser.post("/again/", {"passphrase": "not it"}).content
    assert browser.get("/needs/").url == "/again/"


def test_a_browser_that_keeps_no_cookie_is_told_so(ana, passphrase):
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/in/", {"name": "Ana", "passphrase": passphrase.words})
    assert answer.status_code == 403
    assert b"cookie" in answer.content


def test_and_is_given_back_what_it_wrote():
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(
        "/bring/paused/", {"words": "I <never> said that.", "passphrase": "not it"}
    )
    assert b"I &lt;never&gt; said that." in answer.content
    assert b"not it" not in answer.content


def test_but_not_what_the_page_of_somebody_else_sent():
    browser = Client(enforce_csrf_checks=True, headers={"origin": "https://elsewhere.example"})
    answer = browser.post("/bring/paused/", {"words": "Nobody believes you."})
    assert answer.status_code == 403
    assert b"Nobody believes you." not in answer.content


def test_a_page_that_was_brought_back_hears_whether_ana_is_still_here(as_, client, ana):
    assert as_(ana).get("/here/").status_code == 204
    gone = client.get("/here/")
    assert gone.status_code == 404 and gone.content == client.get("/today/").content
    assert "no-store" in gone["Cache-Control"]


def test_a_page_behind_the_passphrase_hears_whether_its_ten_minutes_are_over(as_, ana, moved):
    browser = as_(ana, proved=True)
    assert b'data-here="/here/proved/"' in browser.get("/needs/").content
    assert b'data-here="/here/"' in browser.get("/rest/").content
    assert browser.get("/here/proved/").status_code == 204
    moved(minutes=11)
    assert browser.get("/here/proved/").url == "/again/"
