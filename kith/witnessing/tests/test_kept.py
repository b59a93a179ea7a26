"""Whatever is written while holding something is still there, whichever button was pressed."""

import pytest

pytestmark = pytest.mark.django_db
ANSWER, KIND = "I hear how long that was.", "I wish you well."


@pytest.fixture
def held(tell, with_room, take, ben):
    with_room(ben)
    return take(ben, tell())


def test_a_kind_word_that_is_too_long_leaves_the_answer_in_its_box(held, ben, as_):
    said = {"words": ANSWER, "on-words": KIND * 40, "draft": "abcdefgh12345678"}
    page = as_(ben).post(f"/holding/{held.token}/on/", said).content.decode()
    assert ANSWER in page and KIND * 40 in page
    assert 'role="alert"' in page and "abcdefgh12345678" in page


@pytest.mark.parametrize("button", ["answer", "read"])
def test_a_kind_word_stays_in_its_box_where_the_answer_is_shown_again(held, ben, as_, button):
    said = {"words": " ", "on-words": KIND}
    page = as_(ben).post(f"/holding/{held.token}/{button}/", said).content.decode()
    assert KIND in page


def test_a_kind_word_goes_with_what_is_handed_on(held, ben, ana, as_):
    said = {"words": ANSWER, "on-words": KIND}
    as_(ben).post(f"/holding/{held.token}/on/", said)
    page = as_(ana, proved=True).get(f"/told/{held.story.token}/words/").content.decode()
    assert KIND in page and ANSWER not in page
