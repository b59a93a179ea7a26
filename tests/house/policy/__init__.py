"""Who may reach each address of the house, written by hand: what is shown, and what is changed."""

from collections.abc import Collection

from ..addresses import Address
from ..rows import Row
from . import breathing, connections, home, hosts, moments, pace, people, safety, witnessing

ROWS = [
    row
    for room in (
        *(home, people, pace, connections, moments, breathing, witnessing, safety),
        hosts,
    )
    for row in room.ROWS
]


def complaints_about(rows: Collection[Row], addresses: Collection[Address]) -> list[str]:
    """An address without a row is open to nobody knows whom; a row without one says nothing."""
    written = [row.address for row in rows]
    there = [address.name for address in addresses]
    return (
        [f"{name} has no row" for name in there if name not in written]
        + [f"there is no {name} any more" for name in written if name not in there]
        + [f"{name} has two rows" for name in set(written) if written.count(name) > 1]
    )
