"""Races of what is told against those who have room: before whom it stands."""

from datetime import timedelta

from kith.ground import clock, due
from kith.people.models import Person
from kith.witnessing.models import Offer, Room, Witness
from kith.witnessing.models.offer import Offers

from .hearing import Hearing
from .people import cookie_of, post, somebody
from .race import Done, Given
from .walls import no_lock_of, no_turn


class AWave(Hearing):
    """Ben has room, and workers look for somebody."""

    lock = "whoever has room, whatever their language"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Room),)}
    lingers = ((Offers, "without"),)

    def with_room(self, languages: list[str]) -> Person:
        ben = somebody("Ben")
        Room.objects.all().delete()
        witness = Witness.objects.practised(ben)
        witness.person = ben
        witness.say(many=2, a_day=4, heaviest=2, not_topics=0, languages=languages)
        Room.objects.open(witness, clock.now() + timedelta(hours=8))
        for language in languages:
            self.told(somebody("Ana"), language)
        return ben

    def second(self, given: Given) -> int:
        return due.run()

    def before(self, given: Given) -> int:
        return Offer.objects.of_strangers().filter(to=given["to"]).count()


class TwoWaves(AWave):
    """He speaks two languages, and there is a story in each."""

    name, what = "waves", "two stories that look for the same person"

    def given(self) -> Given:
        return {"to": self.with_room(["en", "de"]).pk}

    def first(self, given: Given) -> int:
        return due.run()

    def broken(self, given: Given, one: Done, other: Done) -> str:
        before = self.before(given)
        return "" if before == 1 else f"{before} offers stand before one person"


class CloseAgainstWave(AWave):
    """He says that he has no room any more."""

    name, what = "close-wave", "no room any more against a story that looks for somebody"

    def given(self) -> Given:
        ben = self.with_room(["en"])
        return {"to": ben.pk, "ben": cookie_of(ben)}

    def first(self, given: Given) -> int:
        return post(given["ben"], "/room/close/")

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if one.answer != 302 or Room.objects.exists():
            return f"answered {one.answer}, with {Room.objects.count()} rooms"
        return "offered to somebody who has no room" if self.before(given) else ""
