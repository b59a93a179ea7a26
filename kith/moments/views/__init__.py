from .asking import accept, ask, asking, not_now, unask, wait
from .giving import invite, note, said, take_back, wave
from .talking import look, minute, slower, stop, talk, unsay

__all__ = [
    "accept",
    "ask",
    "asking",
    "invite",
    "look",
    "minute",
    "not_now",
    "note",
    "said",
    "slower",
    "stop",
    "take_back",
    "talk",
    "unask",
    "unsay",
    "wait",
    "wave",
]
