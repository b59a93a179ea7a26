from .asking import accept, ask, asking, not_now, wait
from .giving import invite, note, said, take_back, wave
from .talking import say, slower, stop, talk, unsay

__all__ = [
    "accept",
    "ask",
    "asking",
    "invite",
    "not_now",
    "note",
    "said",
    "say",
    "slower",
    "stop",
    "take_back",
    "talk",
    "unsay",
    "wait",
    "wave",
]
