"""The parts, what each needs, and which planted faults it has to see."""

from collections.abc import Callable
from dataclasses import dataclass, field

from . import lane, server, worker
from .found import Found

SQLITE, POSTGRES = "SQLite", "PostgreSQL"
Size = tuple[int, int]  # rounds, and how many acts in each


@dataclass(frozen=True)
class Part:
    run: Callable[..., Found]  # (rounds, acts, planted, lease)
    on: str = SQLITE
    faults: tuple[str, ...] = field(default=())
    full: Size = (20, 1000)
    quick: Size = (2, 200)
    seen: Size = (25, 160)  # at most, until a planted fault is seen


PARTS = {
    "server": Part(server.run, faults=("acknowledged first", "in pieces")),
    "server-postgres": Part(server.run, POSTGRES),
    "worker": Part(worker.run, faults=("marked first", "marked apart")),
    "worker-postgres": Part(worker.run, POSTGRES, faults=("marked first", "marked apart")),
    "lane": Part(lane.run, SQLITE, ("no lane", "last in line"), (1, 300), (1, 40), (1, 40)),
    "lane-postgres": Part(lane.run, POSTGRES, (), (1, 300), (1, 40), (1, 40)),
}
