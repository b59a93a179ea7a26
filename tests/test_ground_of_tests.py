"""The ground that the other tests stand on holds."""

from datetime import timedelta

from kith.ground import clock, live


def test_each_of_the_cast_is_somebody_else(ana, ben, stranger, dina):
    assert len({ana.token, ben.token, stranger.token, dina.token}) == 4
    assert dina.is_host and not ana.is_host


def test_ana_is_signed_in_where_we_say_so_and_nowhere_else(as_, client, ana):
    assert as_(ana).get("/me/").status_code == 200
    assert client.get("/me/").status_code != 200


def test_the_clock_moves_for_everyone(moved):
    before = clock.now()
    moved(days=3)
    assert clock.now() - before >= timedelta(days=3)


def test_what_open_pages_are_told_is_heard(heard, ana, ben):
    heard.during(lambda: live.nudge(ben, "bond", "somewhere"))
    assert len(heard.by(ben)) == 1 and not heard.by(ana)
