"""The same house without its locks: what the bench has to see."""

from typing import Any

from kith.people.models import Person
from kith.witnessing.models import Holding, Offer, Story


def take_out_the_locks() -> None:
    for model in (Person, Story, Offer, Holding):
        model.locked = fresh  # type: ignore[method-assign]


def fresh(thing: Any) -> Any:
    found = type(thing).objects.filter(pk=thing.pk)
    return (found if isinstance(thing, Person) else found.select_related()).first()
