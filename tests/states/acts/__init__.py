"""Everything that somebody could do, in the real house and in the mirror."""

from . import between, giving, meeting, oneself, passing, talking, with_hosts

__all__ = ["between", "giving", "meeting", "oneself", "passing", "talking", "with_hosts"]
