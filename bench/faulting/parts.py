"""The parts, what each needs, and which planted faults it has to see."""

from collections.abc import Callable
from dataclasses import dataclass, field

from . import bodies, database, disk, lane, moving, redis, server, worker
from .found import Found, Wanted

SQLITE, POSTGRES, SMALL, REDIS = "SQLite", "PostgreSQL", "small disk", "with Redis"
Size = tuple[int, int]  # rounds, and how many acts in each


@dataclass(frozen=True)
class Part:
    run: Callable[[Wanted], Found]
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
    "disk": Part(disk.run, SMALL, disk.FAULTS, (4, 1000), (2, 160), (16, 160)),
    "database": Part(database.run, POSTGRES, database.FAULTS, (4, 1000), (2, 160), (16, 160)),
    "redis": Part(redis.run, REDIS, redis.FAULTS, (4, 1000), (2, 160), (16, 160)),
    "clock": Part(moving.run, SQLITE, moving.FAULTS, (4, 0), (1, 0), (1, 0)),
    "bodies": Part(bodies.run, SQLITE, bodies.FAULTS, (1, 40), (1, 8), (1, 8)),
    "lane": Part(lane.run, SQLITE, ("no lane",), (1, 300), (1, 40), (1, 40)),
    "lane-slow": Part(lane.run_slowly, SQLITE, ("last in line",), (1, 150), (1, 40), (1, 40)),
    "lane-postgres": Part(lane.run, POSTGRES, (), (1, 300), (1, 40), (1, 40)),
}
