from .felt import Felt, FeltHeard
from .holding import Holding
from .offer import Offer
from .reply import Reply
from .room import Room
from .story import Story
from .wait import Wait
from .witness import Witness

__all__ = ["Felt", "FeltHeard", "Holding", "Offer", "Reply", "Room", "Story", "Wait", "Witness"]
