"""One's own limits are explained; anybody else's are never told."""

from . import hearing, telling

__all__ = ["hearing", "telling"]
