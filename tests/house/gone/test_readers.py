"""Nobody who reads the house's pages reads what was taken back: with the next page it is gone."""

import pytest
from django.urls import reverse

from kith.ground import due, sealed
from kith.moments.models import Line, Moment
from kith.pace.models import Draft

from ..ways import of_bond
from .household import NOTE, TAKEN_BACK


@pytest.fixture
def pages(lived, as_):
    """`pages()`: all that anybody of them can ask for where these words could stand."""
    more = [
        reverse("moments:in_talk", args=[lived.talk.token]),
        reverse("people:copy_file"),
        reverse("witnessing:words", args=[lived.told.token]),
        reverse("witnessing:hold", args=[lived.held.token]),
        reverse("safety:bring", args=["held", lived.held.token]),
    ]
    people = (lived.ana, lived.ben, lived.passerby)
    browsers = [as_(person, proved=True) for person in people]

    def read():
        answers = [
            browser.get(address)
            for browser in browsers
            for address in (*of_bond(lived.bond.token), *more)
        ]
        return "".join(answer.content.decode() + repr(answer.headers) for answer in answers)

    due.run()
    return read


@pytest.fixture
def take_back(lived, as_):
    """One tap each, on Ana's pages."""

    def tapped():
        browser = as_(lived.ana)
        draft = Draft.objects.get(person=lived.ana)
        line = Line.objects.get()
        for action, thing in (
            ("moments:take_back", lived.note),
            ("moments:unsay", line),
            ("pace:let_go", draft),
            ("witnessing:take_back", lived.told),
        ):
            assert browser.post(reverse(action, args=[thing.token])).status_code == 302

    return tapped


def test_every_page_reads_it_until_then_and_none_from_then_on(pages, take_back):
    before = pages()
    assert [words for words in TAKEN_BACK if words not in before] == []
    take_back()
    after = pages()
    assert [words for words in TAKEN_BACK if words in after] == []


def test_a_row_that_stays_is_not_read_without_its_key(lived, pages):
    """Whatever else may go wrong: it is the key that counts."""
    sealed.forget(lived.note.key)
    assert Moment.objects.exists()
    assert NOTE not in pages()


def test_taking_back_that_keeps_words_and_key_is_caught(lived, pages, monkeypatch):
    monkeypatch.setattr(sealed, "forget", lambda *names: None)
    monkeypatch.setattr(Moment, "delete", lambda moment: None)
    lived.note.take_back()
    assert NOTE in pages()
