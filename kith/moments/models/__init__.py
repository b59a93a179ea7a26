from .ask import Ask
from .delivery import Came, Delivery, Dose
from .moment import Moment
from .talk import Line, Talk

__all__ = ["Ask", "Came", "Delivery", "Dose", "Line", "Moment", "Talk"]
