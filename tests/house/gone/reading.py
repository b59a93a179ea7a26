"""What of some words can be read."""

from collections.abc import Iterable

from ..restorer import Read


def unread(read: Read, words: Iterable[str]) -> list[str]:
    return sorted(each for each in words if not read.where(each))


def still_read(read: Read, words: Iterable[str]) -> list[str]:
    return sorted(each for each in words if read.where(each))
