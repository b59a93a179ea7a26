"""What hosts keep of a person who leaves, and what a person finds on their own first page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.people import life
from kith.people.models import Person
from kith.safety.notices import Notice, notices

from .models import AccessAsked, AskedToGreet

life.comes_along("asked_to_greet")


@life.on_leaving
def forget(person: Person) -> None:
    AccessAsked.objects.forget(person.name)
    AskedToGreet.objects.decline(person)


@notices
def asked_to_greet(person: Person) -> Iterable[Notice]:
    if hasattr(person, "asked_to_greet"):
        yield Notice(_("The hosts have a question for you."), reverse("hosts:greeting"))
