"""Time passes, and the worker is there or is not."""

from datetime import timedelta

from ..mirror import turn_after
from ..scene import Scene, act


@act(often=6)
def a_moment(scene: Scene) -> None:
    scene.later(timedelta(seconds=scene.random.randrange(5, 90)))


@act(often=5)
def minutes(scene: Scene) -> None:
    scene.later(timedelta(minutes=scene.random.randrange(2, 70)))


@act(often=5)
def hours(scene: Scene) -> None:
    scene.later(timedelta(hours=scene.random.randrange(1, 12), minutes=scene.random.randrange(60)))


@act(often=4)
def to_the_turn(scene: Scene) -> None:
    past = timedelta(minutes=scene.random.choice([-5, 0, 1, 30]))
    scene.later(turn_after(scene.house.now + timedelta(minutes=10)) + past - scene.house.now)


@act(often=2)
def days(scene: Scene) -> None:
    scene.later(timedelta(days=scene.random.randrange(1, 5), hours=scene.random.randrange(24)))


@act(often=0.3)
def two_weeks(scene: Scene) -> None:
    scene.later(timedelta(days=14, hours=scene.random.randrange(-2, 3)))


@act(often=0.7)
def the_worker_goes(scene: Scene) -> None:
    """Killed, say. What is due waits."""
    scene.house.works = False


@act(often=4)
def the_worker_comes(scene: Scene) -> None:
    scene.needs(not scene.house.works)
    scene.house.works = True
