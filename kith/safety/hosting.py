"""Who cares for the house, as far as rooms below the hosts' own need to know."""

from kith.people.models import People, Person


def cares(person: Person) -> bool:
    """A host whom no other host has asked to stay away."""
    return person.is_host and not person.is_paused


def hosts() -> People:
    return Person.objects.hosts().filter(pause=None)


def others_than(*known: Person | None) -> People:
    """The hosts who are none of these."""
    return hosts().exclude(pk__in=[person.pk for person in known if person])
