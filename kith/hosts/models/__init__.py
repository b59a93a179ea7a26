from .access import AccessAsked
from .handed_up import HandedUp
from .opening import Opening
from .paused import Paused
from .tick import Tick

__all__ = ["AccessAsked", "HandedUp", "Opening", "Paused", "Tick"]
