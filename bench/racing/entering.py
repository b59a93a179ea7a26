"""Races at the door: what opens once."""

from kith.people.models import Invitation, Person
from kith.people.models.invitation import hashed

from .people import cookie_of, post, somebody
from .race import Done, Given, Race
from .walls import no_lock_of, no_turn

NEW = "other words that nobody guesses, six"


class InvitationTwice(Race):
    """Two people are arriving by one invitation, and both are at the last page."""

    name, what = "invitation", "one invitation used twice"
    lock = "the invitation, looked at once more"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Invitation, Person),)}
    lingers = ((Invitation, "held"),)

    def begin(self) -> None:
        self.host = somebody("Dina")

    def given(self) -> Given:
        secret = Invitation.objects.make(self.host)
        names = [f"{name} of {secret}" for name in ("Ana", "Ben")]
        coming = [{"secret": secret, "name": name, "offered": ""} for name in names]
        cookies = [cookie_of(None, arriving=each) for each in coming]
        return {"secret": secret, "names": names, "cookies": cookies}

    def first(self, given: Given) -> int:
        return post(given["cookies"][0], "/arrive/passphrase/", passphrase=NEW)

    def second(self, given: Given) -> int:
        return post(given["cookies"][1], "/arrive/passphrase/", passphrase=NEW)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        came = [name for name in given["names"] if Person.objects.called(name)]
        if len(came) != 1 or {one.answer, other.answer} != {302, 404}:
            return f"{len(came)} came in, answered {one.answer} and {other.answer}"
        left = Invitation.objects.filter(hash=hashed(given["secret"])).exists()
        return "the invitation is still open" if left else ""

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.answer == 302)
