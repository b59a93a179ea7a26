from .ask import Ask
from .delivery import Delivery, Dose
from .moment import Moment
from .talk import Line, Talk

__all__ = ["Ask", "Delivery", "Dose", "Line", "Moment", "Talk"]
