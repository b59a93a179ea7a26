"""What of each table is copied. A table that is not written here fails a test.

The words of a table are its sealed columns, whichever they are: the words part holds those, the
latest part everything else. What is left to say is what becomes of a row whose words are found in
no copy: it STAYS without them, or it GOES, because it was nothing but its words.
"""

from enum import Enum

from django.apps import apps
from django.db.models import BinaryField, Field, Model, QuerySet

from kith.ground.models import Key


class Part(Enum):
    STAYS = "a row can stand without its words"
    GOES = "a row is nothing without its words"
    REMADE = "not copied: the house makes it again"


STAYS, GOES, REMADE = Part

TABLES = {
    # ground
    "ground.Chosen": STAYS,
    "ground.Key": STAYS,
    "ground.Due": STAYS,  # armed afresh
    "ground.Heard": REMADE,  # counts for pages that are open now
    # people
    "people.Person": STAYS,
    "people.Hosting": STAYS,
    "people.Greeting": STAYS,
    "people.Pause": STAYS,
    "people.Leaving": STAYS,
    "people.FormerName": STAYS,
    "people.Renaming": STAYS,
    "people.Needs": STAYS,  # its limits hold, whatever becomes of its sentences
    "people.Protection": GOES,
    "people.Invitation": STAYS,
    "people.RecoveryCode": STAYS,
    "people.NewAccess": STAYS,
    "people.Session": REMADE,  # everybody signs in again
    # safety
    "safety.Brought": GOES,
    "safety.Decision": GOES,
    "safety.Confirmation": STAYS,
    "safety.OnDuty": STAYS,
    # pace
    "pace.Rest": STAYS,
    "pace.OwnLimit": STAYS,
    "pace.Draft": GOES,
    # breathing
    "breathing.Room": REMADE,  # who sits now sits down again
    "breathing.Seat": REMADE,
    "breathing.Invite": REMADE,
    "breathing.Manner": STAYS,
    "breathing.Settling": GOES,
    # connections
    "connections.Bond": STAYS,
    "connections.Side": STAYS,
    "connections.Wish": STAYS,
    "connections.Wall": STAYS,
    "connections.Fall": STAYS,
    "connections.Rise": STAYS,
    "connections.Phrase": STAYS,
    "connections.Crowd": STAYS,
    "connections.PorchSeat": GOES,
    "connections.PorchDay": STAYS,
    "connections.Glimpse": GOES,
    # moments
    "moments.Moment": GOES,
    "moments.Delivery": STAYS,
    "moments.Dose": STAYS,
    "moments.Talk": STAYS,
    "moments.Line": REMADE,  # what is said in a talk is gone in an hour, so it is in no copy
    "moments.Ask": STAYS,
    # witnessing
    "witnessing.Story": GOES,
    "witnessing.Reply": GOES,
    "witnessing.Offer": STAYS,
    "witnessing.Holding": STAYS,
    "witnessing.Witness": STAYS,
    "witnessing.Room": STAYS,
    "witnessing.Wait": STAYS,
    "witnessing.FeltHeard": STAYS,
    # hosts
    "hosts.HandedUp": STAYS,
    "hosts.Opening": STAYS,  # that something was opened stays written down
    "hosts.Tick": STAYS,
    "hosts.AccessAsked": STAYS,  # that it was asked for stays written down
    "hosts.AskedToGreet": STAYS,
}

LINES = "line:"  # how the keys of what is said in talks are named


def tables() -> list[type[Model]]:
    """Every table of the database, once."""
    return [one for one in apps.get_models(include_auto_created=True) if not one._meta.proxy]


def copied() -> list[type[Model]]:
    """Every table that belongs in a copy. Raises KeyError for one that is not written down."""
    return [table for table in tables() if TABLES[table._meta.label] is not REMADE]


def rows_of(table: type[Model]) -> QuerySet:
    """In a steady order; without keys that open nothing in a copy."""
    if table is Key:
        return Key.objects.exclude(name__startswith=LINES).order_by("pk")
    return table._base_manager.order_by("pk")


def words_of(table: type[Model]) -> list[Field]:
    """The sealed columns."""
    if table is Key:  # its binary column is no words: it is what opens them
        return []
    return [field for field in table._meta.concrete_fields if isinstance(field, BinaryField)]


def rest_of(table: type[Model]) -> list[Field]:
    """All others, the primary key first."""
    words = words_of(table)
    rest = [field for field in table._meta.concrete_fields if field not in words]
    return sorted(rest, key=lambda field: not field.primary_key)
