from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from kith.connections.models import Bond, Side
from kith.ground import clock, due, sealed
from kith.ground.ids import Addressed, only_one, row_lock
from kith.ground.live import nudge_all
from kith.ground.prepared import prepared
from kith.people.models import Person

from .. import talking
from ..talking import Phase


class Talks(models.QuerySet["Talk"]):
    def seen_by(self, person: Person, action: str) -> "Talks":
        """Their own, until the words have gone."""
        return self.of(person, clock.now())

    def of(self, person: Any, now: Any) -> "Talks":
        mine = self.filter(Q(bond__low=person) | Q(bond__high=person))
        return mine.filter(words_go_at__gt=now).select_related("bond")

    def found(self, person: Person, action: str, token: str) -> "Talk | None":
        return only_one(talk_of(person, clock.now(), token))

    def going_on(self, bond: Bond) -> "Talk | None":
        last = self.filter(bond=bond).order_by("-began_at", "-pk").first()
        return last if last and last.phase is Phase.TALKING else None

    def begin(self, bond: Bond, minutes: int) -> "Talk":
        talk = Talk(bond=bond, minutes=minutes)
        talk.words_go_at = talk.ends_at + talking.WORDS_STAY
        talk.save()
        due.at("moments.talk", talk.token, talk.next_change or talk.ends_at)
        nudge_all(bond.people(), f"bond:{bond.token}", "today")
        return talk

    def stop_in(self, bond: Bond) -> None:
        """Somebody went further away: a talk ends with the words of *stop*."""
        talk = self.going_on(bond)
        if talk:
            talk.stop()


@prepared
def talk_of(person: Any, now: Any, token: Any) -> Any:
    return Talk.objects.of(person, now).filter(token=token)


@prepared
def lines_of(talk: Any) -> Any:
    return Line.objects.filter(talk=talk).order_by("at", "pk")


class Talk(Addressed):
    """Two people writing to each other for a few minutes. Its words go an hour after its end."""

    bond = models.ForeignKey(Bond, models.CASCADE, related_name="talks")
    began_at = models.DateTimeField(default=clock.now)
    minutes = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(default=0)  # how much slower, for both
    stopped_at = models.DateTimeField(null=True)
    words_go_at = models.DateTimeField()
    minute_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = Talks.as_manager()

    def locked(self) -> Self | None:
        """People by id, the bond, then this."""
        bond = self.bond.locked()
        talk = row_lock(type(self), pk=self.pk)
        if talk and bond:
            talk.bond = bond
        return talk

    def is_shown_to(self, person: Person) -> bool:
        """What `seen_by` asks, of one that is here already."""
        between = person.pk in (self.bond.low_id, self.bond.high_id)
        return between and self.words_go_at > clock.now()

    @property
    def ends_at(self) -> datetime:
        return talking.ends_at(self.began_at, self.minutes, self.stopped_at)

    @property
    def phase(self) -> Phase:
        return talking.phase(self.began_at, self.minutes, self.stopped_at, clock.now())

    @property
    def is_going_on(self) -> bool:
        return self.phase is Phase.TALKING

    @property
    def is_nearly_over(self) -> bool:
        return talking.nearly_over(self.began_at, self.minutes, clock.now())

    @property
    def next_change(self) -> datetime | None:
        return talking.next_change(self.began_at, self.minutes, self.stopped_at, clock.now())

    def may_say(self, person: Person) -> bool:
        if not self.level:
            return True
        last = self.lines.filter(who=person).order_by("-at", "-pk").first()
        return talking.may_say(last.at if last else None, self.level, clock.now())

    def say(self, person: Person, words: str) -> None:
        line = Line(talk=self, who=person)
        line.sealed_words = sealed.seal_new(line.key, words)
        line.save()
        self.tell(by=person)

    def slower(self) -> None:
        self.level = talking.slower(self.level)
        self.save(update_fields=["level"])
        self.tell()

    def ask_for_a_minute(self, person: Person) -> None:
        """Somebody would like to settle for a while, without words. The talk goes on."""
        self.minute_by = person
        self.save(update_fields=["minute_by"])
        self.tell()

    def stop(self) -> None:
        """At once, for both, and no reason is asked."""
        if not self.is_going_on:
            return
        self.stopped_at = clock.now()
        self.words_go_at = self.ends_at + talking.WORDS_STAY
        self.save(update_fields=["stopped_at", "words_go_at"])
        due.at("moments.talk", self.token, self.words_go_at)
        self.tell()

    def move_on(self) -> None:
        """Its clock has come to a change: both pages look again; in the end its words go."""
        self.tell()
        if self.phase is Phase.GONE:
            sealed.forget(*(line.key for line in self.lines.all()))
            self.delete()
        elif self.next_change:
            due.at("moments.talk", self.token, self.next_change)

    def tell(self, by: Person | None = None) -> None:
        nudge_all(self.bond.people(), f"talk:{self.token}", last=by)

    def opened(self, side: Side | None = None) -> list["Line"]:
        """What was said, in its order, with one query for the words, and for the name on a side."""
        lines = lines_of(self)
        name = [side.as_sealed] if side else []
        words = sealed.read_all([*((line.key, line.sealed_words, "") for line in lines), *name])
        if side:
            side.name = words.pop() or ""
        for line, said in zip(lines, words, strict=True):
            line.words = said or ""
        return lines


class Lines(models.QuerySet["Line"]):
    def seen_by(self, person: Person, action: str) -> "Lines":
        """One's own, which can be taken back."""
        return self.filter(who=person, talk__words_go_at__gt=clock.now())

    def forget(self, person: Person) -> None:
        """All that this person said, keys first."""
        said = self.filter(who=person)
        sealed.forget(*(line.key for line in said))
        said.delete()


class Line(Addressed):
    """What one of the two said in a talk, under a key of its own."""

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="lines")
    who = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sealed_words = models.BinaryField()
    at = models.DateTimeField(default=clock.now)

    objects = Lines.as_manager()
    words: str = ""  # once they are opened
    mine: bool = False  # for whoever looks

    @property
    def key(self) -> str:
        return f"line:{self.token}"

    def locked(self) -> Self | None:
        self.talk.bond.locked()
        return row_lock(type(self), pk=self.pk)

    def take_back(self) -> None:
        sealed.forget(self.key)
        self.delete()
        self.talk.tell()
