"""Six words to remember: a passphrase, or a phrase that lets two people meet.

Drawn from 1,800 words and more, so six of them carry over 60 bits.
"""

import unicodedata
from secrets import choice

from .names import words

HOW_MANY = 6


def new_phrase() -> str:
    return " ".join(choice(words("passphrase")) for _ in range(HOW_MANY))


def plain(phrase: str) -> str:
    """As it is compared: small letters and single spaces, however it was typed."""
    return " ".join(unicodedata.normalize("NFKC", phrase).casefold().replace("-", " ").split())
