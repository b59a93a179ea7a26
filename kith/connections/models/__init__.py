from .bond import Bond
from .distance import Fall, Rise, Wall, Wish
from .meeting import Phrase
from .porch import Crowd, Glimpse, PorchDay, PorchSeat
from .side import Side

__all__ = [
    "Bond",
    "Crowd",
    "Fall",
    "Glimpse",
    "Phrase",
    "PorchDay",
    "PorchSeat",
    "Rise",
    "Side",
    "Wall",
    "Wish",
]
