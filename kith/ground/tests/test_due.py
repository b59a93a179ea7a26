"""What is due takes effect exactly once, whoever is killed and however many there are."""

from datetime import timedelta

import pytest

from kith.ground import clock, due, hands
from kith.ground.models import MOST_TRIES, Due, Heard

MINUTE = timedelta(minutes=1)


pytestmark = pytest.mark.usefixtures("quiet_rooms")


def in_(minutes):
    return clock.now() + minutes * MINUTE


@pytest.mark.django_db
class TestOne:
    def test_nothing_happens_before_its_time(self, done):
        due.at("test.it", "a", in_(5))
        assert (due.run(), done) == (0, [])
        clock.move(6 * MINUTE)
        assert (due.run(), done) == (1, ["a"])
        assert (due.run(), done) == (0, ["a"])

    def test_what_was_moved_happens_at_the_new_time_alone(self, done):
        due.at("test.it", "a", in_(0))
        due.at("test.it", "a", in_(10))
        assert due.run() == 0
        clock.move(11 * MINUTE)
        assert due.run() == 1

    def test_what_was_cancelled_never_happens(self, done):
        due.at("test.it", "a", in_(0))
        due.cancel("test.it", "a")
        due.cancel("test.it", "never there")
        assert due.run() == 0

    def test_the_oldest_is_done_first(self, done):
        for ref, minutes in (("b", -1), ("c", 0), ("a", -2)):
            due.at("test.it", ref, in_(minutes))
        due.run()
        assert done == ["a", "b", "c"]

    def test_what_nobody_here_knows_is_left_for_whoever_does(self, done):
        due.at("another.room", "a", in_(0))
        assert due.run() == 0
        assert Due.objects.get().attempts == 0

    def test_what_arms_itself_again_goes_on(self):
        rounds = []

        @due.when_due("test.round")
        def round_(ref):
            rounds.append(ref)
            due.at("test.round", ref, in_(10))

        due.at("test.round", "a", in_(0))
        assert due.run() == 1
        clock.move(11 * MINUTE)
        assert due.run() == 1
        assert rounds == ["a", "a"]

    def test_what_thinks_better_of_arming_itself_ends(self):
        @due.when_due("test.round")
        def round_(ref):
            due.at("test.round", ref, in_(10))
            due.cancel("test.round", ref)

        due.at("test.round", "a", in_(0))
        assert due.run() == 1
        assert not Due.objects.exists()

    def test_one_kind_has_one_handler(self, done):
        with pytest.raises(ValueError, match="already"):
            due.when_due("test.it")(print)


@pytest.mark.django_db
class TestFailure:
    @pytest.fixture
    def failing(self):
        """Every try writes something and then fails with somebody's words in its mouth."""
        tries = []

        @due.when_due("test.fails")
        def fail(ref):
            tries.append(ref)
            Heard.objects.create(person="ana", topic=str(len(tries)))
            raise LookupError("dear Ben")

        due.at("test.fails", "a", in_(0))
        return tries

    def test_what_fails_leaves_nothing_behind_and_is_tried_later(self, failing, caplog):
        assert due.run() == 0
        assert not Heard.objects.exists()
        row = Due.objects.get()
        assert (row.error, row.attempts, row.dead) == ("LookupError", 1, False)
        assert row.lease_until > clock.now()
        assert "Ben" not in caplog.text

    def test_it_does_not_hold_up_the_others(self, failing, done):
        due.at("test.it", "b", in_(0))
        assert due.run() == 1

    def test_after_ten_tries_it_is_handed_up_and_left_alone(self, failing, caplog):
        handed = []
        hands.answered_by(lambda *what: handed.append(what))
        for _ in range(MOST_TRIES + 3):
            due.run()
            clock.move(timedelta(hours=1, seconds=1))
        assert len(failing) == MOST_TRIES
        assert handed == [("due.dead", "test.fails", "")]
        assert Due.objects.get().dead

    def test_arming_it_again_gives_it_a_new_life(self, failing):
        Due.objects.update(dead=True, attempts=MOST_TRIES)
        due.at("test.fails", "a", in_(0))
        due.run()
        assert Due.objects.get().attempts == 1
