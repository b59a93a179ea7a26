"""At the end of every story a reader looks for anybody's words where they do not belong (see
`everyone` in conftest.py). Here is shown that the reader would find them, and a day of two people
is read as a whole."""

import logging

import pytest

from kith.connections.rules import Step

SECRET = "the river behind our house"


@pytest.fixture
def planted(ana, traces, watch):
    """What the reader finds, once. Afterwards it is cleared away, for the reader at the end."""

    def found(place, secret=SECRET):
        traces.look_into(ana.page, ana.page.url.split("/today")[0])
        told = [line.split(":")[0] for line in traces.tell([secret])]
        for heap in (traces.log, traces.kept, traces.cookies, watch.frames, watch.addresses):
            heap.clear()
        watch.titles.clear()
        return place in told

    ana.opens("/today/")
    return found


def test_words_in_the_log_are_found(planted):
    logging.getLogger("kith.moments").warning("a note of %s was sent", SECRET)
    assert planted("log")


def test_what_a_library_fills_into_its_sentences_is_not_in_the_log(planted):
    logging.getLogger("django.request").error("Not found: %s", SECRET)
    assert not planted("log")


def test_words_on_a_socket_are_found(ana, planted, watch):
    ana.page.evaluate(
        """words => new Promise(done => {
          const line = new WebSocket("/live/")
          line.onopen = () => done(line.send(JSON.stringify({ words })))
        })""",
        SECRET,
    )
    assert planted("socket")


def test_words_in_a_title_are_found(ana, planted):
    page = f'<!doctype html><html lang="en"><title>{SECRET}</title></html>'
    ana.page.route("**/planted/", lambda route: route.fulfill(body=page, content_type="text/html"))
    ana.opens("/planted/")
    assert planted("title")


def test_words_in_an_address_are_found(ana, planted):
    ana.opens("/today/?to=the+river+behind%20our+house")
    assert planted("address")


@pytest.mark.parametrize(
    "keep",
    [
        "localStorage.setItem('draft', words)",
        "sessionStorage.setItem(words, '')",
        "caches.open(words)",
        "new Promise(done => { indexedDB.open(words).onsuccess = done })",
    ],
)
def test_words_that_a_browser_keeps_are_found(ana, planted, keep):
    ana.page.evaluate(f"words => {keep}", SECRET)
    assert planted("storage")
    ana.page.evaluate(
        """async words => {
          localStorage.clear()
          sessionStorage.clear()
          await caches.delete(words)
          indexedDB.deleteDatabase(words)
        }""",
        SECRET,
    )


def test_words_in_a_cookie_are_found(ana, planted, house):
    ana.page.context.add_cookies([{"name": "draft", "value": SECRET, "url": house}])
    assert planted("cookie")
    ana.page.context.clear_cookies(name="draft")


def test_a_name_or_a_persons_token_is_found(ana, planted):
    for secret in (ana.name, ana.person.token):
        ana.opens(f"/today/?who={secret}")
        assert planted("address", secret)


def test_a_browser_keeps_one_cookie_and_nothing_else(ana, ben, bond, traces, house):
    """A wave, a note, a wish, a draft, a page behind the passphrase; then we look."""
    bond.begin(Step.NOTE)
    ana.waves_to(ben)
    ana.writes_to(ben, SECRET)
    ana.wishes_to_come_nearer_to(ben)
    ana.begins_a_note_to(ben, "and one more thing")
    ana.sees("Kept among your drafts.")
    ana.opens("/drafts/")
    traces.look_into(ana.page, house)
    assert traces.kept == []
    assert [cookie.split("=")[0] for cookie in traces.cookies] == ["kith"]
    assert [each["httpOnly"] for each in ana.page.context.cookies()] == [True]


def test_titles_are_neutral_and_each_says_where_one_is(ana, ben, bond, watch):
    bond.begin(Step.TALK)
    ana.goes_to(ben)
    for address in ("note/", "talk/", "wave/"):
        ana.opens(f"/with/{bond.token}/{address}")
    for address in ("/today/", "/people/", "/needs/", "/rest/", "/me/", "/drafts/", "/meet/"):
        ana.opens(address)
    assert len(watch.titles) == 11
    assert all(title.startswith("Notes: ") for title in watch.titles)
