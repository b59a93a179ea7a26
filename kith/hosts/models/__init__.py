from .access import AccessAsked
from .greeting import AskedToGreet
from .handed_up import HandedUp
from .opening import Opening
from .paused import Paused
from .tick import Tick

__all__ = ["AccessAsked", "AskedToGreet", "HandedUp", "Opening", "Paused", "Tick"]
