"""Races about seats: who sits beside whom when two things happen at once."""

from kith.breathing import rules
from kith.breathing.models import Room, Seat
from kith.connections.models import Bond, Crowd
from kith.connections.rules import Step
from kith.people.models import Person

from .people import cookie_of, near, post, somebody
from .race import Done, Given, Race
from .walls import no_lock_of, no_turn


class TwoSitDown(Race):
    """Nobody is there yet, and both sit down in quiet company."""

    name, what = "company", "two who sit down in company at once"
    lock = "all companies"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Crowd, Room),)}
    lingers = ((rules, "joins"),)

    def begin(self) -> None:
        Crowd.objects.get_or_create(pk=1)

    def given(self) -> Given:
        Seat.objects.all().delete()
        Room.objects.all().delete()
        return {"cookies": [cookie_of(somebody(name)) for name in ("Ana", "Ben")]}

    def first(self, given: Given) -> int:
        return post(given["cookies"][0], "/breathe/company/", upset="")

    def second(self, given: Given) -> int:
        return post(given["cookies"][1], "/breathe/company/", upset="")

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        places = [*Seat.objects.values_list("place", flat=True).order_by("place")]
        rooms = Room.objects.count()
        return "" if (rooms, places) == (1, [0, 1]) else f"{rooms} rooms, and places {places}"

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.left < other.left)


class WallAgainstCompany(Race):
    """Ana sits in quiet company and puts up a wall; Ben, whom she does not see there, sits down."""

    name, what = "wall-company", "a wall against sitting down in the same company"
    lock = "the two people"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond, Crowd, Room),)}
    lingers = ((rules, "joins"),)

    def begin(self) -> None:
        Crowd.objects.get_or_create(pk=1)

    def given(self) -> Given:
        Seat.objects.all().delete()
        Room.objects.all().delete()
        ana, ben = somebody("Ana"), somebody("Ben")
        bond = near(ana, ben, Step.NOTE)
        Seat.objects.sit_in_company(ana)
        return {"bond": bond.token, "ana": cookie_of(ana), "ben": cookie_of(ben)}

    def first(self, given: Given) -> int:
        return post(given["ana"], f"/with/{given['bond']}/wall/")

    def second(self, given: Given) -> int:
        return post(given["ben"], "/breathe/company/", upset="")

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        if not Bond.objects.get(token=given["bond"]).is_walled():
            return "the wall was lost"
        rooms = Seat.objects.filter(risen=False).values_list("room", flat=True)
        return "" if len(set(rooms)) == 2 else "they sit side by side, across a wall"

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return not Seat.objects.filter(risen=True).exists()  # nobody had to be seated elsewhere
