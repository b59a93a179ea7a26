"""Races about what hosts do, and what somebody can do about it."""

from datetime import timedelta

from kith.ground import clock, door
from kith.hosts.models import AccessAsked, Opening
from kith.people.models import Hosting, NewAccess, Person
from kith.safety.models import Brought, Decision, Reason

from .entering import NEW
from .people import cookie_of, enter, post, somebody
from .race import Done, Given, Race
from .walls import access_made_anew, no_lock_of, no_turn, stopped_by_name, used_before_it_goes

LONG_AGO = timedelta(days=2)


class Hosts(Race):
    """Dina and Elif care for the house."""

    def begin(self) -> None:
        self.hosts = [somebody("Dina"), somebody("Elif")]
        for host in self.hosts:
            Hosting.objects.create(person=host)

    def cookies(self) -> list[str]:
        return [cookie_of(host) for host in self.hosts]


class TwoDecide(Hosts):
    """Two hosts answer the same thing, with an answer each."""

    name, what = "decide", "two hosts deciding what was brought"
    lock = "what was brought; beneath it one decision for each"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Brought),)}
    lingers = ((door, "demand"),)

    def given(self) -> Given:
        brought = Brought.objects.tell(somebody("Ana"), "It came at night.", Reason.OTHER)
        for host in self.hosts:
            Opening.objects.write_down(brought, host, "It was brought.")
        return {"brought": brought.token, "cookies": self.cookies()}

    def first(self, given: Given) -> int:
        return self.decide(given["cookies"][0], given["brought"], "Yes.")

    def second(self, given: Given) -> int:
        return self.decide(given["cookies"][1], given["brought"], "No.")

    def decide(self, cookie: str, brought: str, reason: str) -> int:
        return post(cookie, f"/hosts/brought/{brought}/answer/", reason=reason)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        decided = Decision.objects.filter(brought__token=given["brought"])
        said = [decision.reason for decision in decided]
        if {one.answer, other.answer} != {302, 403} or len(said) != 1:
            return f"{len(said)} decisions, answered {one.answer} and {other.answer}"
        return "" if said == ["Yes." if one.answer == 302 else "No."] else "told the other's answer"

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.answer == 302)


class TwoOffer(Hosts):
    """Two hosts give Ana new access. The later code opens; both were shown one."""

    name, what = "offer", "two hosts giving the same person new access"
    lock = "one new access for each person, made or changed in one step"
    out = {"sqlite": (no_turn, access_made_anew), "postgresql": (access_made_anew,)}

    def given(self) -> Given:
        ana = somebody("Ana")
        return {"name": ana.name, "ana": ana.pk, "cookies": self.cookies()}

    def first(self, given: Given) -> int:
        return post(given["cookies"][0], "/hosts/access/", name=given["name"])

    def second(self, given: Given) -> int:
        return post(given["cookies"][1], "/hosts/access/", name=given["name"])

    def broken(self, given: Given, one: Done, other: Done) -> str:
        offered = NewAccess.objects.filter(person=given["ana"])
        asked = [each for each in AccessAsked.objects.all() if each.name == given["name"]]
        if (one.answer, other.answer, offered.count(), len(asked)) != (200, 200, 1, 2):
            return f"{offered.count()} of {len(asked)}, answered {one.answer} and {other.answer}"
        return "" if offered.get().hash in {each.hash for each in asked} else "a code of nobody's"

    def given_by(self, given: Given) -> int | None:
        return NewAccess.objects.get(person=given["ana"]).by_id

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return self.given_by(given) == self.hosts[1].pk  # the later one's is kept


class UseAgainstStop(Hosts):
    """A new access opens today. Somebody uses it; Ana, who is signed in, stops it."""

    name, what = "use-stop", "a new access used against the person's own stop"
    lock = "the row of the access, which only one can delete"
    out = {
        "sqlite": (no_turn, used_before_it_goes),
        "postgresql": (no_lock_of(Person, NewAccess), used_before_it_goes),
    }

    lingers = ((door, "demand"),)

    def given(self) -> Given:
        ana = somebody("Ana")
        code = NewAccess.objects.offer(ana, self.hosts[0])
        NewAccess.objects.filter(person=ana).update(at=clock.now() - LONG_AGO)
        access = NewAccess.objects.get(person=ana)
        return {"name": ana.name, "code": code, "access": access.token, "ana": cookie_of(ana)}

    def first(self, given: Given) -> int:
        return post(given["ana"], f"/me/access/{given['access']}/stop/")

    def second(self, given: Given) -> str:
        return enter("/recover/", name=given["name"], code=given["code"], passphrase=NEW)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if NewAccess.objects.filter(token=given["access"]).exists():
            return "it is still open"
        if one.answer == 200 and other.answer:
            return "stopped, and somebody came in by it"
        if one.answer != 200 and not other.answer:
            return f"neither stopped nor used, answered {one.answer}"
        return ""

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.answer == 200)


class RenameAgainstStop(Hosts):
    """A host stops a new access that was asked for under Ana's name; Ana takes another."""

    name, what = "rename-stop", "a change of name against a host's stop"
    lock = "the code itself, which names the access whatever the person is called"
    out = {"sqlite": (stopped_by_name,), "postgresql": (stopped_by_name,)}

    def given(self) -> Given:
        ana = somebody("Ana")
        AccessAsked.objects.ask(self.hosts[0], ana.name)
        asked = AccessAsked.objects.latest("pk").token
        return {
            "ana": ana.pk,
            "asked": asked,
            "new": f"{ana.name} anew",
            "cookies": [cookie_of(ana), cookie_of(self.hosts[1])],
        }

    def first(self, given: Given) -> int:
        return post(given["cookies"][0], "/me/name/", name=given["new"])

    def second(self, given: Given) -> int:
        return post(given["cookies"][1], f"/hosts/access/{given['asked']}/stop/")

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        left = NewAccess.objects.filter(person=given["ana"]).exists()
        return "it was stopped, and is still open" if left else ""
