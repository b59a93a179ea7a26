from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kith.ground import choices, clock, due
from kith.ground.ids import Addressed, only_one, row_lock
from kith.ground.live import nudge
from kith.people.models import Person, none_left

from .. import life, rules
from ..rules import Step
from .bonds import Bonds, hold
from .distance import STEPS, Rise
from .side import Side, side_in


class Bond(Addressed):
    """Two people. It is the row that everything between them locks, and it holds the real step.

    Every page reads what its owner is shown, on their own `Side`; every gate reads what is real.
    """

    low = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    high = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    real_step = models.SmallIntegerField(default=Step.APART, choices=STEPS)
    way_rests_until = models.DateTimeField(null=True)
    risen_at = models.DateTimeField(null=True)

    objects = Bonds.as_manager()
    mine: Side | None = None  # the side of whoever asked for it, where it came along

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="one_bond_for_two"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="low_before_high"),
        ]

    def locked(self) -> Self | None:
        """People by id, then the bond: the one order in which everything is locked."""
        people = hold(pk for pk in (self.low_id, self.high_id) if pk)
        if fresh := row_lock(type(self), pk=self.pk):
            fresh.low, fresh.high = people.get(fresh.low_id), people.get(fresh.high_id)
        return fresh

    @property
    def step(self) -> Step:
        return Step(self.real_step)

    def people(self) -> list[Person]:
        return [person for person in (self.low, self.high) if person]

    def other(self, person: Person) -> Person | None:
        """The one across from this person; None once they have gone."""
        return self.high if self.low_id == person.pk else self.low

    def side_of(self, person: Person) -> Side | None:
        mine = self.mine if self.mine and self.mine.person_id == person.pk else None
        if side := mine or only_one(side_in(self, person)):
            side.person = person
        return side

    def shown_to(self, person: Person) -> Side:
        """Their side, for a view whose door has made sure that there is one."""
        if (side := self.side_of(person)) is None:
            raise Side.DoesNotExist
        return side

    def is_walled(self) -> bool:
        return self.walls.exists()

    def is_whole(self) -> bool:
        """Are both still here?"""
        return len(self.people()) == 2 and none_left(self.people())

    # Nearer

    def begin(self, step: Step) -> None:
        """Both chose to begin here, so both see it at once."""
        self._stand_at(max(self.step, step))

    def begin_anew(self, step: Step) -> Self | None:
        """Begin, where nothing stands in the way; None otherwise, for one reason or another."""
        if self.can_begin():
            self.begin(step)
            return self
        return None

    def can_begin(self) -> bool:
        return (
            self.is_whole()
            and not self.is_walled()
            and not self.falls.exists()
            and rules.way_open(self.way_rests_until, now=clock.now())
        )

    def seem_begun(self, person: Person) -> None:
        """What someone is shown whose wave cannot arrive: the same, until the daily turn."""
        self._show(person, Step.WAVE)
        self.falls.create(to=Step.APART)

    def wish(self, person: Person, above: Step) -> None:
        """I would be open to this step. Nobody else ever sees the row.

        Whether the other wishes, too, is looked at later: not even the time this takes can tell.
        """
        mine = self.wishes.filter(person=person)
        mine.not_for(above, clock.now()).delete()
        self.wishes.get_or_create(person=person, step=above)
        due.at("connections.wished", self.token, clock.now())

    def unwish(self, person: Person) -> None:
        self.wishes.filter(person=person).delete()
        Rise.objects.cancel(self)

    def look(self) -> None:
        """Do both wishes stand? Then a rise is due, at a moment that tells nothing."""
        if self._both_wish() and not Rise.objects.is_due(self):
            Rise.objects.plan(self)

    def rise_now(self) -> None:
        """The due moment: both are asked once more, in silence; then both are nearer, at once."""
        wanted = Rise.objects.is_due(self) and self._both_wish()
        Rise.objects.cancel(self)
        if wanted:
            self.risen_at = clock.now()
            self._stand_at(Step(self.real_step + 1))

    # Back

    def step_back(self, person: Person, to: Step) -> None:
        """It holds at once and makes no sound. What is shown changes at the daily turn."""
        self.real_step = rules.after_back(self.step, to)
        self.save(update_fields=["real_step"])
        self.falls.create(by=person, to=to)
        self.unwish(person)
        life.fell(self, self.real_step, person)

    def wall(self, person: Person, name: str) -> None:
        """Both ways, everywhere, silently. It is also a step back to *apart*."""
        self.walls.put_up(self, person, name)
        self.step_back(person, Step.APART)

    def depart(self, person: Person) -> None:
        """This person leaves the house: a step back, and their wall goes with them."""
        self.walls.filter(by=person).delete()
        self.step_back(person, Step.APART)

    def let_go(self, person: Person) -> None:
        """Off their own list, with what they said here. It tells nobody, and lifts no wall."""
        life.let_go(self, person)
        self.wishes.filter(person=person).delete()
        self.sides.filter(person=person).delete()

    def lift(self, person: Person) -> None:
        """It brings nothing back. What both have wished since then may come."""
        self.walls.filter(by=person).delete()
        due.at("connections.wished", self.token, clock.now())

    # At the daily turn

    def come_to_light(self) -> None:
        """What holds already is shown to both, and the way closer rests from this turn."""
        turn = choices.this_turn()
        ripe = self.falls.filter(at__lte=turn - rules.TOO_YOUNG)
        fallen = [Step(to) for to in ripe.values_list("to", flat=True)]
        for side in self.sides.select_related("person"):
            side.show(rules.shown_after(side.step, fallen))
            self.wishes.filter(person=side.person).exclude(step=side.shown_step + 1).delete()
        ripe.delete()
        self.way_rests_until = turn + timedelta(days=settings.KITH.way_rests_days)
        self.save(update_fields=["way_rests_until"])
        due.at("connections.look", self.token, self.way_rests_until)

    def _stand_at(self, step: Step) -> None:
        """Here both are now, and both see it. What was wished from elsewhere is answered."""
        self.real_step = step
        self.save(update_fields=["real_step", "risen_at"])
        self.wishes.all().delete()
        Rise.objects.cancel(self)
        for person in self.people():
            self._show(person, step)

    def _show(self, person: Person, step: Step) -> None:
        Side.objects.shown_to(self, person).show(step)
        nudge(person, f"bond:{self.token}", "people")

    def _both_wish(self) -> bool:
        """With nothing in the way. A step back not shown yet is in the way, however near it is."""
        return not self.falls.exists() and rules.both_wish(
            [Step(wish.step) for wish in self.wishes.all() if wish.stands(clock.now())],
            shown=[side.step for side in self.sides.all()],
            real=self.step,
            walled=self.is_walled(),
            way_open=rules.way_open(self.way_rests_until, now=clock.now()),
        )
