"""What a person's own first page says of what they told, and of what they may hear."""

from datetime import timedelta

import pytest

from kith.ground import clock, due
from kith.witnessing.models import Reply

pytestmark = pytest.mark.django_db
NOBODY_YET = b"What you told has found nobody yet"


@pytest.fixture
def found_nobody(as_, ana):
    """`found_nobody(minutes=5)`: later, is Ana told that what she told has found nobody?"""

    def looked(**later):
        clock.move(timedelta(**later))
        due.run()
        return NOBODY_YET in as_(ana).get("/today/").content

    return looked


def test_when_it_takes_longer_than_was_said_the_first_page_says_so(tell, found_nobody):
    tell()
    assert not found_nobody(hours=3, minutes=59)
    assert found_nobody(minutes=2)


def test_whoever_keeps_looking_is_told_again_after_as_long(tell, found_nobody, ana, as_):
    story = tell()
    assert found_nobody(hours=4, minutes=1)
    as_(ana).post(f"/told/{story.token}/wait/")
    assert not found_nobody(hours=3, minutes=58)
    assert found_nobody(minutes=3)


def test_it_says_no_such_thing_once_somebody_holds_it(tell, with_room, take, ben, found_nobody):
    with_room(ben)
    take(ben, tell())
    assert not found_nobody(hours=1, minutes=59)


def test_nor_once_it_was_answered(tell, with_room, take, ben, found_nobody):
    with_room(ben)
    Reply.objects.answer(take(ben, tell()).locked(), "I believe you.", delivered=True)
    assert not found_nobody(hours=5)


def test_that_nobody_held_it_in_time_is_said_for_a_week(tell, found_nobody):
    tell()
    assert found_nobody(days=9)
    assert not found_nobody(days=2)


def test_nobody_else_is_told(tell, found_nobody, ben, as_):
    tell()
    assert found_nobody(hours=5)
    assert NOBODY_YET not in as_(ben).get("/today/").content


def test_a_wall_of_whoever_was_told_it_is_said_in_the_same_words(tell, near, take, ana, ben, as_):
    story = tell(bond=near, host_ok=False)
    take(ben, story)
    near.locked().wall(ben, "Ana")
    clock.move(timedelta(hours=5))
    due.run()
    assert NOBODY_YET in as_(ana).get("/today/").content
