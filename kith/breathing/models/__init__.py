from .invite import Invite
from .manner import Manner
from .room import Room
from .seat import Seat
from .settling import Settling

__all__ = ["Invite", "Manner", "Room", "Seat", "Settling"]
