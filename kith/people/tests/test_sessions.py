from django.conf import settings
from django.db import DatabaseError, connection
from django.test import Client

from kith.ground import clock
from kith.ground.turns import turn
from kith.people import cookies, sessions
from kith.people.models import Leaving, Pause, Session

COOKIE = settings.SESSION_COOKIE_NAME


def whose(cookie):
    row = sessions.opened(cookie)
    return row and row.person


def looks(cookie):
    """Does a page open to it?"""
    browser = Client()
    browser.cookies[COOKIE] = cookie
    return browser.get("/people/").status_code == 200


def test_a_cookie_opens_the_session_of_one_person_and_no_other(ana, ben, cookie_of):
    hers, his = cookie_of(ana), cookie_of(ben)
    assert (whose(hers), whose(his)) == (ana, ben)
    assert whose(hers[:-1]) is None


def test_the_database_holds_the_hash_of_a_cookie_and_never_the_cookie(ana, cookie_of):
    cookie = cookie_of(ana)
    kept = Session.objects.get(person=ana)
    assert kept.hash == cookies.hashed(cookie)
    assert cookie not in str(vars(kept))


def test_what_a_session_holds_opens_with_its_cookie_alone(ana, cookie_of):
    blob = cookies.sealed("one cookie", {"words": "mine"})
    assert cookies.opened("one cookie", blob) == {"words": "mine"}
    assert cookies.opened("another", blob) == {}
    assert b"mine" not in blob


def test_the_length_of_what_is_kept_tells_nothing():
    short, long = (cookies.sealed("cookie", {"words": "a" * n}) for n in (1, 900))
    assert len(short) == len(long)


def test_half_an_hour_without_a_page_ends_it(ana, cookie_of, moved):
    cookie = cookie_of(ana)
    moved(minutes=29)
    assert looks(cookie)
    moved(minutes=29)
    assert looks(cookie)
    moved(minutes=30)
    assert not looks(cookie) and whose(cookie) is None


def test_twelve_hours_end_it_however_busy_it_was(ana, cookie_of, moved):
    cookie = cookie_of(ana)
    for _quarter in range(47):
        moved(minutes=15)
        assert looks(cookie)
    moved(minutes=15)
    assert not looks(cookie)


def test_an_unknown_cookie_opens_nothing_and_is_not_taken_over(client, db):
    client.cookies[COOKIE] = "somebody-chose-this-one"
    answer = client.get("/nowhere/")
    assert answer.cookies[COOKIE].value == ""


def test_an_old_page_that_asks_puts_nobody_out_who_is_just_coming_in(client, db):
    client.cookies[COOKIE] = "ended-in-the-night"
    answer = client.get("/today/", headers={"Sec-Fetch-Dest": "empty"})
    assert answer.status_code == 404 and COOKIE not in answer.cookies
    assert not Session.objects.exists()


def test_a_page_costs_one_question_to_know_whose_it_is(ana, cookie_of, django_assert_num_queries):
    cookie = cookie_of(ana)
    with django_assert_num_queries(1):
        row = sessions.opened(cookie)
        assert not row.person.is_host
        assert not row.person.is_paused
        assert not row.person.has_left


def test_when_somebody_was_here_is_known_to_the_day(ana, cookie_of, moved):
    cookie = cookie_of(ana)
    before = ana.here_on
    moved(days=2)
    assert whose(cookie) is None
    again = cookie_of(ana)
    assert whose(again).here_on > before


def test_who_is_asked_to_stay_away_is_signed_out(ana, cookie_of):
    cookie = cookie_of(ana)
    Pause.objects.create(person=ana, sealed_reason=b"")
    assert whose(cookie) is None
    assert not Session.objects.filter(person=ana).exists()


def test_who_has_left_is_signed_out(ana, cookie_of):
    cookie = cookie_of(ana)
    Leaving.objects.create(person=ana)
    assert whose(cookie) is None


def test_a_session_ended_while_the_database_was_away_opens_nothing(ana, cookie_of):
    cookie = cookie_of(ana)
    mark = sessions.refuse(cookies.hashed(cookie))
    try:
        assert whose(cookie) is None
        assert not sessions.alive(cookies.hashed(cookie))
    finally:
        mark.unlink()


def test_ending_a_session_closes_its_sockets(ana, cookie_of, heard):
    cookie = cookie_of(ana)
    told = heard.during(lambda: sessions.end(cookies.hashed(cookie)))
    assert [message["type"] for _group, message in told] == ["ended"]


def test_a_socket_belongs_to_whoever_the_cookie_is(ana, cookie_of):
    cookie = cookie_of(ana)
    assert sessions.whose({COOKIE: cookie}) == (ana.token, ana.pk, cookies.hashed(cookie))
    assert sessions.whose({COOKIE: "unknown"}) is None
    assert sessions.alive(cookies.hashed(cookie))


def test_sweeping_takes_what_is_over_and_nothing_else(ana, ben, cookie_of, moved):
    cookie_of(ana)
    moved(minutes=31)
    cookie_of(ben)
    Session.objects.sweep()
    assert [session.person for session in Session.objects.all()] == [ben]


def test_a_session_that_ended_meanwhile_is_not_brought_back(ana, cookie_of):
    cookie = cookie_of(ana)
    store = sessions.SessionStore(cookie, sessions.opened(cookie))
    store["words"] = "late"
    sessions.end(cookies.hashed(cookie))
    sessions.save(store)
    assert store.session_key is None
    assert not Session.objects.exists()


def two_pages_of(cookie):
    return [sessions.SessionStore(cookie, sessions.opened(cookie)) for _ in range(2)]


def test_two_pages_made_at_once_keep_what_each_kept(ana, cookie_of):
    cookie = cookie_of(ana)
    one, other = two_pages_of(cookie)
    one["words"], other["more"] = "one", "other"
    for page in (one, other):
        sessions.save(page)
    kept = sessions.SessionStore(cookie, sessions.opened(cookie))
    assert (kept["words"], kept["more"]) == ("one", "other")


def test_what_one_page_took_out_no_other_brings_back(ana, cookie_of):
    cookie = cookie_of(ana)
    first = sessions.SessionStore(cookie, sessions.opened(cookie))
    first["codes to show"] = ["7k3m"]
    sessions.save(first)
    one, other = two_pages_of(cookie)
    assert one.pop("codes to show") == ["7k3m"]
    assert other["codes to show"] == ["7k3m"]
    other["said"] = "wave"
    for page in (one, other):
        sessions.save(page)
    kept = sessions.SessionStore(cookie, sessions.opened(cookie))
    assert dict(kept.items()) == {"said": "wave"}


def test_times_are_the_houses_own(ana, cookie_of):
    cookie_of(ana)
    session = Session.objects.get()
    assert session.began <= clock.now() < session.expires


def test_the_cookie_is_no_scripts_business_and_ends_with_the_browser(ana, client, passphrase):
    client.post("/in/", {"name": "Ana", "passphrase": passphrase.words})
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
    assert not cookie["max-age"] and not cookie["expires"]


def test_what_a_page_asks_by_itself_keeps_no_session_open(ana, as_, moved):
    """Or whatever Ben does would keep a page open that Ana has left lying there."""
    browser = as_(ana)
    for _ in range(4):
        moved(minutes=9)
        browser.get("/people/", headers={"sec-fetch-dest": "empty"})
    assert browser.get("/people/").status_code == 404


def test_somebody_who_goes_from_page_to_page_stays(ana, as_, moved):
    browser = as_(ana)
    for _ in range(4):
        moved(minutes=9)
        browser.get("/people/", headers={"sec-fetch-dest": "document"})
    assert browser.get("/people/").status_code == 200


def refuse_to_write(execute, sql, *how):
    if sql.startswith(("UPDATE", "INSERT", "DELETE")):
        raise DatabaseError
    return execute(sql, *how)


def test_a_page_opens_where_nothing_can_be_written(ana, as_, moved):
    browser = as_(ana)
    assert browser.get("/people/").status_code == 200
    moved(minutes=5)
    before = Session.objects.get().seen
    with connection.execute_wrapper(refuse_to_write):
        assert browser.get("/people/").status_code == 200
    assert Session.objects.get().seen == before
    assert browser.get("/people/").status_code == 200
    assert Session.objects.get().seen > before


def test_what_a_page_leaves_behind_is_written_in_one_turn(ana, as_, moved, monkeypatch):
    browser, turns = as_(ana), []
    moved(minutes=5)
    monkeypatch.setattr(sessions, "turn", lambda: turns.append(1) or turn())
    assert browser.get("/today/").status_code == 200
    assert turns == [1]
    assert browser.get("/today/").status_code == 200
    assert turns == [1]


def test_a_clock_that_was_ahead_lets_no_session_last_longer(ana, cookie_of, moved):
    moved(days=1)
    cookie = cookie_of(ana)
    assert looks(cookie)
    clock.put_back()
    assert not looks(cookie), "it would have lasted a day and a half"
    Session.objects.sweep()
    assert not Session.objects.exists()


def test_two_clocks_may_differ_by_a_moment(ana, cookie_of, moved):
    moved(seconds=30)
    cookie = cookie_of(ana)
    clock.put_back()
    assert looks(cookie)
