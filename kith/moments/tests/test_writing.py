import re

import pytest

from kith.moments.models import Moment
from kith.pace.models import Draft, OwnLimit
from tests.alike import plain

NOTE = "I thought of you by the river."


def write(browser, bond, words=NOTE, **more):
    return browser.post(f"/with/{bond.token}/note/", {"words": words, **more})


def wave(browser, bond):
    return browser.post(f"/with/{bond.token}/wave/", {"gesture": "leaf"})


def test_what_is_not_one_of_the_choices_is_said(ana, near, as_):
    for address, sent in (("wave", {"gesture": "dance"}), ("talk/ask", {"minutes": 90})):
        page = as_(ana).post(f"/with/{near.token}/{address}/", sent).content.decode()
        assert "That is not one of the choices here." in page
    assert not Moment.objects.exists()


def test_an_own_limit_is_told_before_anything_of_the_others(ana, ben, near, as_):
    OwnLimit.objects.keep(ana, 1)
    wave(as_(ana), near)
    answers = [wave(as_(ana), near)]
    near.locked().wall(ben, "Ana")
    answers.append(wave(as_(ana), near))
    assert all(answer.status_code == 403 for answer in answers)
    assert answers[0].content == answers[1].content
    assert Moment.objects.count() == 1


def test_an_own_limit_opens_again_after_the_turn(ana, near, as_, moved):
    OwnLimit.objects.keep(ana, 1)
    wave(as_(ana), near)
    moved(days=1)
    wave(as_(ana), near)
    assert Moment.objects.count() == 2


def test_words_at_a_limit_are_kept_among_the_drafts(ana, near, as_):
    OwnLimit.objects.keep(ana, 1)
    wave(as_(ana), near)
    write(as_(ana), near, draft="a" * 16, place=f"note:{near.token}")
    assert Draft.objects.of(ana, f"note:{near.token}").said == NOTE


def from_a_box(bond, **more):
    return {"draft": "a" * 16, "place": f"note:{bond.token}", **more}


def test_two_taps_give_one_note(ana, near, as_):
    answers = [write(as_(ana), near, **from_a_box(near)) for _ in range(2)]
    assert [answer.url for answer in answers] == [f"/with/{near.token}/"] * 2
    assert Moment.objects.count() == 1
    assert not Draft.objects.exists()


def test_other_words_from_the_same_box_are_another_note(ana, near, as_):
    for words in (NOTE, "And of you, too."):
        write(as_(ana), near, words, **from_a_box(near))
    assert Moment.objects.count() == 2


def test_the_same_words_from_a_box_of_their_own_are_another_note(ana, near, as_):
    for box in ("a", "b"):
        write(as_(ana), near, draft=box * 16)
    assert Moment.objects.count() == 2


def test_what_was_taken_back_can_be_given_again(ana, near, as_):
    write(as_(ana), near, **from_a_box(near))
    Moment.objects.get().take_back()
    write(as_(ana), near, **from_a_box(near))
    assert Moment.objects.count() == 1


def test_a_tap_too_many_at_ones_own_limit_leaves_no_draft(ana, near, as_):
    OwnLimit.objects.keep(ana, 1)
    for _ in range(2):
        write(as_(ana), near, **from_a_box(near))
    assert Moment.objects.count() == 1
    assert not Draft.objects.exists()


@pytest.mark.parametrize("words", ["", "   \n", "\u200b"])
def test_an_empty_note_is_gently_returned(ana, near, as_, words):
    assert "nothing in it yet" in write(as_(ana), near, words).content.decode()
    assert not Moment.objects.exists()


def test_a_long_note_keeps_its_words_in_the_box(ana, near, as_):
    page = write(as_(ana), near, "long " * 80).content.decode()
    assert "Your words are still here." in page and "long long" in page
    assert not Moment.objects.exists()


def test_a_sent_note_is_no_draft_any_more(ana, near, as_):
    place = f"note:{near.token}"
    Draft.objects.keep(ana, place, NOTE, "b" * 16)
    write(as_(ana), near, draft="b" * 16, place=place)
    assert not Draft.objects.exists()


def test_a_note_goes_without_a_draft_that_nobody_can_read(ana, near, as_):
    assert write(as_(ana), near, draft="\0 no such draft").status_code == 302
    assert Moment.objects.count() == 1


def test_a_note_far_too_long_is_kept_where_a_limit_stands_before_it(ana, near, as_):
    OwnLimit.objects.keep(ana, 1)
    wave(as_(ana), near)
    long = "a long story " * 400
    write(as_(ana), near, long, draft="d" * 16, place=f"note:{near.token}")
    assert Draft.objects.of(ana, f"note:{near.token}").said == long


def test_a_draft_stands_in_the_box_only_within_its_ten_minutes(ana, near, as_, moved):
    Draft.objects.keep(ana, f"note:{near.token}", NOTE, "c" * 16)
    browser = as_(ana, proved=True)
    assert NOTE in browser.get(f"/with/{near.token}/note/").content.decode()
    moved(minutes=11)
    page = browser.get(f"/with/{near.token}/note/").content.decode()
    assert NOTE not in page and "What you began here before, if anything, is behind" in page


def shown(browser, address):
    """The page, without what is new each time it is opened."""
    return re.sub(rb'name="draft" value="[^"]+"', b"", plain(browser.get(address)))


def test_without_the_passphrase_nobody_sees_whether_something_was_begun(ana, near, as_):
    address = f"/with/{near.token}/note/"
    nothing = shown(as_(ana), address)
    Draft.objects.keep(ana, f"note:{near.token}", NOTE, "c" * 16)
    assert shown(as_(ana), address) == nothing
