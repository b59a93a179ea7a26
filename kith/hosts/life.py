"""What hosts keep of a person who leaves, and what a person finds on their own first page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.people import life
from kith.people.models import Person
from kith.safety.notices import notice

from .models import AccessAsked, AskedToGreet


@life.on_leaving
def forget(person: Person) -> None:
    AskedToGreet.objects.decline(person)


@life.on_gone
def forget_their_name(person: Person) -> None:
    """Hosts read it until then: a leaving shows to them, too, no sooner than to anyone."""
    AccessAsked.objects.forget(person.name)


@notice(_("The hosts have a question for you."), "hosts:greeting")
def asked_to_greet(person: Any, now: Any, since: Any) -> Any:
    return AskedToGreet.objects.filter(person=person)
