"""The parts, what each needs, and which planted faults it has to see."""

from collections.abc import Callable
from dataclasses import dataclass, field

from . import server, worker
from .found import Found

SQLITE, POSTGRES = "SQLite", "PostgreSQL"
FULL, QUICK, SEEN = (20, 1000), (2, 200), (25, 160)  # rounds, and how many acts in each


@dataclass(frozen=True)
class Part:
    run: Callable[..., Found]  # (rounds, acts, planted, lease)
    on: str = SQLITE
    faults: tuple[str, ...] = field(default=())


PARTS = {
    "server": Part(server.run, faults=("acknowledged first", "in pieces")),
    "server-postgres": Part(server.run, POSTGRES),
    "worker": Part(worker.run, faults=("marked first", "marked apart")),
    "worker-postgres": Part(worker.run, POSTGRES, faults=("marked first", "marked apart")),
}
