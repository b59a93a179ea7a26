"""Someone who is arriving, before there is a person: what their browser's session holds of it."""

from dataclasses import asdict, dataclass
from typing import Any

from .forms.naming import offer
from .models import Invitation, Person
from .models.invitation import hashed
from .policy import OPEN_DOOR

KEPT = "arriving"


@dataclass
class Arrival:
    """By which invitation (empty: the open door), under which name so far."""

    secret: str = ""
    name: str = ""
    offered: str = ""

    @property
    def invitation(self) -> Invitation | None:
        return Invitation.objects.opened_by(self.secret) if self.secret else None

    @property
    def is_open(self) -> bool:
        """Does this lead in? An invitation that does not: none, used, unknown, ended, all alike."""
        return self._opens(self.invitation)

    def come_in(self, passphrase_hash: str) -> Person | None:
        """Looked at once more, in the transaction: hashing took a while, and an invitation that
        was used meanwhile is not the same as none. None: it leads nowhere any more."""
        invitation = self.invitation
        if not self._opens(invitation):
            return None
        return Person.objects.arrive(invitation, self.name, passphrase_hash)

    def _opens(self, invitation: Invitation | None) -> bool:
        return invitation is not None if self.secret else OPEN_DOOR.get()

    @property
    def whose(self) -> str:
        """Whose tries at names these are: the invitation's, or the open door's."""
        return hashed(self.secret)

    def offer(self) -> str:
        self.offered = offer()
        return self.offered

    def keep(self, request: Any) -> None:
        request.session[KEPT] = asdict(self)


def of(request: Any) -> Arrival | None:
    """The arrival this browser is in the middle of, while it still leads in."""
    kept = request.session.get(KEPT)
    arrival = Arrival(**kept) if kept else None
    return arrival if arrival and arrival.is_open else None


def over(request: Any) -> None:
    request.session.pop(KEPT, None)
