"""Races at the door: what opens once, and what opens no more."""

from kith.ground import door
from kith.people.models import Invitation, Person, RecoveryCode, Session
from kith.people.models.invitation import hashed
from kith.people.sessions import hashed as hash_of

from .people import PASSPHRASE, cookie_of, enter, post, somebody
from .race import Done, Given, Race
from .walls import no_lock_of, no_proof_again, no_turn, used_before_it_goes

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


class SignInAgainstChange(Race):
    """Ana changes her passphrase; somebody who knows the old one signs in with it."""

    name, what = "sign-in", "signing in against a changed passphrase"
    lock = "the person, and whether the passphrase is still the one that was right"
    out = {"sqlite": (no_proof_again,), "postgresql": (no_proof_again,)}
    lingers = ((Person, "change_passphrase"), (door, "demand"))

    def given(self) -> Given:
        ana = somebody("Ana")
        return {"name": ana.name, "ana": cookie_of(ana)}

    def first(self, given: Given) -> int:
        return post(given["ana"], "/me/passphrase/", passphrase=NEW)

    def second(self, given: Given) -> str:
        return enter("/in/", name=given["name"], passphrase=PASSPHRASE)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if one.answer != 302:
            return f"answered {one.answer}"
        hers = Session.objects.filter(hash=hash_of(given["ana"])).exists()
        lives = Session.objects.filter(hash=hash_of(other.answer), person__isnull=False).exists()
        if lives or not hers:
            return "the old passphrase's session lives" if lives else "her own session ended"
        return ""


class CodeTwice(Race):
    """Two know one recovery code of Ana's and use it at once."""

    name, what = "code", "one recovery code used twice"
    lock = "the row of the code, which only one can delete"
    out = {
        "sqlite": (no_turn, used_before_it_goes),
        "postgresql": (no_lock_of(Person), used_before_it_goes),
    }

    def given(self) -> Given:
        ana = somebody("Ana")
        return {"name": ana.name, "code": RecoveryCode.objects.give(ana)[0], "ana": ana.pk}

    def first(self, given: Given) -> str:
        return self.recover(given, NEW)

    def second(self, given: Given) -> str:
        return self.recover(given, PASSPHRASE)

    def recover(self, given: Given, passphrase: str) -> str:
        told = {"name": given["name"], "code": given["code"], "passphrase": passphrase}
        return enter("/recover/", **told)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        came = [bool(done.answer) for done in (one, other)]
        left = RecoveryCode.objects.filter(person=given["ana"]).count()
        sessions = Session.objects.filter(person=given["ana"]).count()
        if (sorted(came), left, sessions) != ([False, True], 7, 1):
            return f"{sum(came)} came in, {sessions} sessions live, and {left} codes are left"
        return ""

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.answer)
