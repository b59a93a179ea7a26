"""What hosts keep of a person who leaves, and what a person finds on their own first page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.people import life
from kith.people.models import Person
from kith.safety.notices import notice

from .models import AccessAsked, AskedToGreet


@life.on_leaving
def forget(person: Person) -> None:
    AccessAsked.objects.forget(person.name)
    AskedToGreet.objects.decline(person)


@notice(_("The hosts have a question for you."), "hosts:greeting")
def asked_to_greet(person: Person) -> Any:
    return AskedToGreet.objects.filter(person=person)
