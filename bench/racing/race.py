"""What a race is made of, and what became of one round of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from kith.ground.models import Due

Spot = tuple[Any, str]  # a class or a module, and the name of what is called there
Given = dict[str, Any]  # what both are handed before a round: tokens and cookies, no rows


@dataclass(frozen=True, slots=True)
class Done:
    """What one of the two did. Times are the machine's own (monotonic seconds), alike for all."""

    entered: float
    left: float  # acknowledged
    answer: Any = None
    began: float | None = None  # what is timed: nobody else could see it before this
    held: float | None = None  # and from here on everybody could
    error: str = ""

    @property
    def took(self) -> float:
        return self.left - self.entered

    def came_after(self, other: "Done") -> bool:
        """Did it take effect when the other's act held already?"""
        return None not in (self.began, other.held) and self.began > other.held  # type: ignore[operator]

    def was_together_with(self, other: "Done") -> bool:
        return self.entered < other.left and other.entered < self.left


class Race:
    """Two acts, and what has to be true whoever was first."""

    name: ClassVar[str]
    what: ClassVar[str]
    lock: ClassVar[str]  # in words
    out: ClassVar[dict[str, tuple[Callable[[], None], ...]]]  # how it is taken out, by database
    lingers: ClassVar[tuple[Spot, ...]] = ()  # where either may stop for a moment
    effects: ClassVar[tuple[Spot, Spot] | None] = None  # of both: where one may not be later

    @classmethod
    def spots(cls) -> tuple[Spot, ...]:
        return (*cls.lingers, *(cls.effects or ()))

    def begin(self) -> None:
        """Once, in an empty house."""

    def given(self) -> Given:
        """Before each round, by whoever looks on."""
        raise NotImplementedError

    def first(self, given: Given) -> Any:
        raise NotImplementedError

    def second(self, given: Given) -> Any:
        raise NotImplementedError

    def broken(self, given: Given, one: Done, other: Done) -> str:
        """What is not as it has to be; empty when all is well."""
        raise NotImplementedError

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        """Was the first act the first that held?"""
        return one.left < other.left


def failed(*all_done: Done) -> str:
    """What is never right, whatever was raced: an error, a broken page, something due given up."""
    for done in all_done:
        if done.error:
            return done.error
        if isinstance(done.answer, int) and done.answer >= 500:
            return f"a page answered {done.answer}"
    put_off = Due.objects.exclude(error="").values_list("kind", "error").first()
    return "{} failed: {}".format(*put_off) if put_off else ""
