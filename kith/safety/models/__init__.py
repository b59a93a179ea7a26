from .brought import KIND_LENGTH, SOMETHING, Brought, Decision, Reason
from .confirmation import Confirmation, How
from .duty import OnDuty

__all__ = [
    "KIND_LENGTH",
    "SOMETHING",
    "Brought",
    "Confirmation",
    "Decision",
    "How",
    "OnDuty",
    "Reason",
]
