from .draft import Draft
from .limit import OwnLimit
from .rest import Rest

__all__ = ["Draft", "OwnLimit", "Rest"]
