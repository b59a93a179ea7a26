"""What somebody wrote, as it is kept. Plain values only."""

import unicodedata

UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})  # general categories with nothing to see


def plain(words: str) -> str:
    """Composed (NFC), one kind of line end, nothing empty around it, and none of the NUL that
    nobody writes, but some programs paste."""
    one_line_end = words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return unicodedata.normalize("NFC", one_line_end).strip()


def says_something(words: str) -> bool:
    """Is there anything to see in it? Spaces, controls and invisible marks are nothing."""
    return any(unicodedata.category(each) not in UNSEEN for each in words)
