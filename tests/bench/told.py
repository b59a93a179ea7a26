"""A whole house, told without what is new each time it is made: its tokens, its seals."""

import re
from collections import Counter
from typing import Any

from django.apps import apps
from django.conf import settings
from django.test import Client

from kith.connections.models import Bond, Side
from kith.ground import live
from kith.ground.models import Due, Heard, Key
from kith.moments.models import Delivery, Moment
from kith.moments.models.delivery import Dose
from kith.people.models import Needs, Person, Protection
from kith.people.sessions import SessionStore

FORM = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
PAGES = ("/today/", "/people/", "/with/{bond}/", "/with/{bond}/note/", "/with/{bond}/said/", "/me/")


def rows() -> dict[str, Any]:
    """Every row, with names for numbers and words for what is sealed; times to the minute."""
    bonds = {bond.pk: between(bond) for bond in Bond.objects.select_related("low", "high")}
    topics = hears()
    return {
        "counts": {model.__name__: model._default_manager.count() for model in apps.get_models()},
        "keys": Counter((key.name.split(":")[0], key.epoch) for key in Key.objects.all()),
        "heard": Counter((topics[heard.topic], heard.number) for heard in Heard.objects.all()),
        "due": sorted(Due.objects.values_list("kind", "ref")),
        **of_people(),
        **of_bonds(bonds),
        **of_moments(bonds),
    }


def of_people() -> dict[str, Any]:
    people = Person.objects.order_by("pk")
    return {
        "people": [(p.name, p.mark, p.passphrase, p.arrived_on, p.here_on) for p in people],
        "needs": [needs(kept) for kept in Needs.objects.select_related("person").order_by("pk")],
        "protection": [Protection.objects.of(person) for person in people],
    }


def of_bonds(bonds: dict[int, str]) -> dict[str, Any]:
    sides = Side.objects.select_related("person").order_by("pk")
    return {
        "bonds": [
            (bonds[b.pk], b.real_step, b.way_rests_until, b.risen_at)
            for b in Bond.objects.order_by("pk")
        ],
        "sides": [
            (bonds[s.bond_id], s.person.name, s.name, s.shown_step, s.shown_on, s.former_until)
            for s in sides
        ],
    }


def of_moments(bonds: dict[int, str]) -> dict[str, Any]:
    deliveries = Delivery.objects.select_related("moment", "to").order_by("pk")
    doses = Dose.objects.select_related("to")
    moments = Moment.objects.select_related("giver").order_by("pk")
    return {
        "moments": [moment(given, bonds) for given in moments],
        "deliveries": [
            (d.moment.said, d.to.name, minute(d.arrived_at), d.arrived_on, d.seen_on)
            for d in deliveries
        ],
        "doses": Counter((bonds[d.bond_id], d.to.name, d.day, d.arrived) for d in doses),
    }


def hears() -> dict[str, tuple[str, str]]:
    """Whose topics are what."""
    spoken = {f"bond:{b.token}": between(b) for b in Bond.objects.select_related("low", "high")}
    spoken |= {"today": "today", "people": "people"}
    return {
        live.topic(person, topic): (person.name, words)
        for person in Person.objects.all()
        for topic, words in spoken.items()
    }


def between(bond: Bond) -> str:
    assert bond.low and bond.high
    return f"{bond.low.name} and {bond.high.name}"


def needs(kept: Needs) -> tuple[Any, ...]:
    enforced = (kept.zone, kept.quiet_from, kept.quiet_until, kept.pace, kept.ask_before_talk)
    return (kept.person.name, *enforced, kept.card, kept.shown, kept.changed_at)


def moment(given: Moment, bonds: dict[int, str]) -> tuple[Any, ...]:
    length = len(bytes(given.sealed_words))
    when = (minute(given.at), given.on)
    return (bonds[given.bond_id], given.giver.name, given.kind, given.said, length, *when)


def minute(at: Any) -> Any:
    return at and at.replace(second=0, microsecond=0)


def pages(person: Person) -> dict[str, str]:
    """What this person reads, page by page, with every token by the order in which it comes."""
    browser = Client()
    session = SessionStore()
    session.begin(person)
    session.create()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    nearest = Side.objects.of(person).first()
    assert nearest
    asked = {page: browser.get(page.format(bond=nearest.bond.token)) for page in PAGES}
    assert {answer.status_code for answer in asked.values()} == {200}
    return {page: tokenless(answer.content.decode()) for page, answer in asked.items()}


def tokenless(page: str) -> str:
    numbers: dict[str, str] = {}

    def number(found: re.Match[str]) -> str:
        return numbers.setdefault(found[0], f"token {len(numbers)}")

    return re.sub(r"(?<=[/:\"])[A-Za-z0-9_-]{16}(?=[/\"])", number, FORM.sub("", page))
