from .bonds import back, bond, let_go, open_up, people, wall, wish
from .distances import distances, lift, unwish
from .meeting import meet, phrase
from .porch import get_up, porch, wave_across

__all__ = [
    "back",
    "bond",
    "distances",
    "get_up",
    "let_go",
    "lift",
    "meet",
    "open_up",
    "people",
    "phrase",
    "porch",
    "unwish",
    "wall",
    "wave_across",
    "wish",
]
