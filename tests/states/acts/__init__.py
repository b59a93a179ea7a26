"""Everything that somebody could do, in the real house and in the mirror."""

from . import between, breathing, giving, hearing, meeting, oneself, passing, talking, with_hosts

__all__ = [
    "between",
    "breathing",
    "giving",
    "hearing",
    "meeting",
    "oneself",
    "passing",
    "talking",
    "with_hosts",
]
