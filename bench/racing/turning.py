"""Races of the house key's turning against what is given and what is taken back."""

from kith.connections.rules import Step
from kith.ground import due, rotation, sealed
from kith.ground.house_key import KEYS, HouseKeyLost, Slots
from kith.ground.models import Key
from kith.ground.turns import turn
from kith.moments.models import Moment
from kith.moments.rules import NOTE

from .giving import NOTE as WORDS
from .giving import write
from .people import cookie_of, near, post, somebody
from .race import Done, Given, Race
from .walls import kept_in_any_case, no_grace, no_lock_of, no_turn


class Turning(Race):
    """Ana and Ben, and a house whose keys are few."""

    def begin(self) -> None:
        self.ana, self.ben = somebody("Ana"), somebody("Ben")
        self.bond = near(self.ana, self.ben, Step.NOTE)
        self.cookie = cookie_of(self.ana)

    def settled(self) -> None:
        """One house key, and everything that can be read is under it."""
        slots = KEYS.slots()
        if slots is None:
            return
        with turn():
            while slots.previous and rotation.move(slots.current.epoch):
                pass
        KEYS.replace(lambda now: Slots(now.current))

    def readable(self, moment: Moment) -> bool:
        try:
            return moment.said == WORDS
        except HouseKeyLost:
            return False


class TurnAgainstTakingBack(Turning):
    """Everything is under the former house key. A batch is moved; Ana takes a note back."""

    name, what = "turn-back", "the house key's turning against taking back"
    lock = "the key's row: what is not there any more is not kept"
    out = {
        "sqlite": (no_turn, kept_in_any_case),
        "postgresql": (no_lock_of(Key), kept_in_any_case),
    }
    lingers = ((sealed, "rewrap"),)

    def given(self) -> Given:
        self.settled()
        moment = Moment.objects.give(self.bond, self.ana, NOTE, WORDS)
        KEYS.replace(Slots.turned)
        return {"moment": moment.token, "key": moment.key}

    def first(self, given: Given) -> int:
        return post(self.cookie, f"/moments/{given['moment']}/back/")

    def second(self, given: Given) -> int:
        slots = KEYS.slots()
        assert slots  # noqa: S101
        with turn():
            return rotation.move(slots.current.epoch)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if one.answer != 302 or not other.answer:
            return f"answered {one.answer}, and {other.answer} keys moved"
        return "its key is still there" if Key.objects.filter(name=given["key"]).exists() else ""


class TurnAgainstNote(Turning):
    """The house key is turned, everything moved and the former one destroyed, as soon as it may
    be; Ana writes a note meanwhile."""

    name, what = "turn-note", "the house key's turning against a note"
    lock = "GRACE, for whoever read the key file just before; beneath it, on SQLite, the turn"
    out = {"sqlite": (no_turn, no_grace), "postgresql": (no_grace,)}
    lingers = ((sealed, "unkept"), (Moment, "save"), (due, "at"))

    def given(self) -> Given:
        Key.objects.filter(name__startswith="moment:").delete()  # one batch holds all others
        self.settled()
        Moment.objects.filter(giver=self.ana).delete()
        return {}

    def first(self, given: Given) -> int:
        return write(self.cookie, self.bond.token)

    def second(self, given: Given) -> int:
        KEYS.replace(Slots.turned)
        for _step in range(3):
            with turn():
                rotation.go_on()
        return 0

    def broken(self, given: Given, one: Done, other: Done) -> str:
        moments = list(Moment.objects.filter(giver=self.ana))
        if one.answer != 302 or len(moments) != 1:
            return f"answered {one.answer}, {len(moments)} notes"
        before = self.readable(moments[0])
        if before:
            self.settled()
        due.run()
        after = before and self.readable(moments[0])
        return "" if after else "nobody can read the note any more"
