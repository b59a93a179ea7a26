from .hearing import AnswerForm, DraftReadForm, HandOnForm, PracticeForm, RoomForm
from .telling import FeltForm, TellAnyoneForm, TellForm, WidenForm

__all__ = [
    "AnswerForm",
    "DraftReadForm",
    "FeltForm",
    "HandOnForm",
    "PracticeForm",
    "RoomForm",
    "TellAnyoneForm",
    "TellForm",
    "WidenForm",
]
