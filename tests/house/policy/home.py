"""The front door, and Today."""

from ..cells import Does, Shows
from ..rows import Row

FRONT = Shows("You do not have to heal alone.")

ROWS = [
    Row("home:front", get=Does("", to="/today/"), public={"GET": FRONT, "POST": FRONT}),
    Row("home:today", get=Shows("Nothing here is waiting on you.")),
    Row("home:smaller", post=Does("~Session", to="/today/")),
    Row("home:not_today", post=Does("~Session", to="/today/")),
]
