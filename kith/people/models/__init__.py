"""What is kept of a person, and every verb that changes it."""

from .access import NewAccess, RecoveryCode
from .invitation import Invitation
from .name import FormerName, NameTaken, Renaming
from .needs import Needs
from .person import People, Person
from .protection import Protection
from .session import Session
from .standing import Greeting, Hosting, Leaving, Pause, none_left

__all__ = [
    "FormerName",
    "Greeting",
    "Hosting",
    "Invitation",
    "Leaving",
    "NameTaken",
    "Needs",
    "NewAccess",
    "Pause",
    "People",
    "Person",
    "Protection",
    "RecoveryCode",
    "Renaming",
    "Session",
    "none_left",
]
