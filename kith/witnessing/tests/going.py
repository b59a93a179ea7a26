"""Time goes by, and what is due is done."""

from datetime import timedelta

from kith.ground import clock, due


def later(**time):
    clock.move(timedelta(**time))
    due.run()
