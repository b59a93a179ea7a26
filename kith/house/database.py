"""The database of a house, as Django knows it: a file in its folder, or PostgreSQL."""

from pathlib import Path
from typing import Any

import dj_database_url

KEPT_OPEN = 600  # seconds
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-8000;"
        "PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;PRAGMA secure_delete=ON;"
    ),
}
# What a house asks for lies in memory, or on a disk that does not turn. (By default that costs 4,
# and PostgreSQL would rather read a whole table than look into it in a hundred places.)
AS_IT_LIES = "-c random_page_cost=1.1"


def in_a_file(data: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / "kith.sqlite3",
        "OPTIONS": SQLITE,
        "CONN_MAX_AGE": KEPT_OPEN,
        "TEST": {"NAME": data / "test.sqlite3"},
    }


def at(address: str) -> dict[str, Any]:
    """PostgreSQL. What stands in the address itself comes before ours."""
    found: dict[str, Any] = dict(
        dj_database_url.parse(address, conn_max_age=KEPT_OPEN, conn_health_checks=True)
    )
    return found | {"OPTIONS": {"options": AS_IT_LIES} | found.get("OPTIONS", {})}
