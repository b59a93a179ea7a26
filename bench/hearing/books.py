"""What has to be true, while it goes on and at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db.models import Count, F, Q

from kith.ground import choices, clock, sealed
from kith.ground.models import Due, Key
from kith.witnessing import limits, rules
from kith.witnessing.models import Holding, Reply, Story, Witness

Said = list[list[str]]


def read(logs: Iterable[Path]) -> Said:
    """Every whole line; what a killed process was just writing is none."""
    lines = [line for log in logs for line in log.read_text().splitlines(keepends=True)]
    return [line.split() for line in lines if line.endswith("\n")]


def crossed() -> Iterator[str]:
    """At any moment at all: each of these is one question, so it sees one moment."""
    many = Story.objects.annotate(held=Count("holdings")).filter(held__gt=F("wanted"))
    yield from (f"story {pk} is held by too many" for pk in many.values_list("pk", flat=True))
    held = Holding.objects.order_by().values("witness")
    open_now = held.filter(ended_at=None).annotate(many=Count("pk"))
    for row in open_now.filter(many__gt=F("witness__witness__many")):
        yield f"witness {row['witness']} holds {row['many']} at once"
    today = held.filter(at__gte=choices.this_turn()).annotate(many=Count("pk"))
    for row in today.filter(many__gt=F("witness__witness__a_day")):
        yield f"witness {row['witness']} has held {row['many']} today"
    heavy = held.filter(weight=rules.Weight.HEAVY, at__gt=clock.now() - limits.WEEK)
    for row in heavy.annotate(many=Count("pk")).filter(many__gt=limits.HEAVY_A_WEEK):
        yield f"witness {row['witness']} has held {row['many']} heavy ones"


def rested() -> Iterator[str]:
    """After something heavy nobody took the next within an hour."""
    heavy = Holding.objects.filter(weight=rules.Weight.HEAVY).exclude(ended_at=None)
    for one in heavy:
        soon = Q(at__gt=one.ended_at, at__lt=one.ended_at + limits.REST_AFTER_HEAVY)
        if Holding.objects.filter(soon, witness=one.witness_id).exists():
            yield f"witness {one.witness_id} had no rest after a heavy one"


def lost(said: Said) -> Iterator[str]:
    """Whatever the house said yes to is there, or was let go by whoever it belongs to."""
    of = {what: [line[1:] for line in said if line[0] == what] for what in WHAT}
    back = {token for (token,) in of["takes_back"]}
    there = set(Story.objects.values_list("token", flat=True))
    for (token,) in of["told"]:
        if token not in there | back:
            yield f"story {token} is lost"
    for (token,) in of["took_back"]:
        if token in there or Key.objects.filter(name=f"story:{token}").exists():
            yield f"story {token} was taken back and is still there"
    yield from lost_by_a_witness(of, back)


def lost_by_a_witness(of: dict[str, Said], back: set[str]) -> Iterator[str]:
    holdings = set(Holding.objects.values_list("token", flat=True))
    yield from (f"holding {two} is lost" for _one, two in of["taken"] if two not in holdings)
    replies = set(Reply.objects.values_list("token", flat=True))
    for token, story in of["answered"]:
        if token not in replies and story not in back:
            yield f"answer {token} is lost"
    twice = [token for token, many in Counter(one for one, _two in of["taken"]).items() if many > 1]
    yield from (f"offer {token} was taken twice" for token in twice)


def failed(said: Said) -> Iterator[str]:
    """Two that waited for each other, a row that was there twice: nobody may meet either."""
    many = Counter(line[1] for line in said if line[0] == "failed")
    yield from (f"{kind}, {times} times" for kind, times in many.items())


WHAT = ("told", "takes_back", "took_back", "taken", "answered")


def dropped() -> Iterator[str]:
    """Nothing that looks for somebody is without a next time, nothing held without an end."""
    coming = set(Due.objects.filter(dead=False).values_list("kind", "ref"))
    now = clock.now()
    for story in Story.objects.all():
        if story.looks_for(now) and ("witnessing.wave", story.token) not in coming:
            yield f"story {story.token} looks for somebody and nobody looks after it"
        if sealed.read(story.key, story.sealed_words) is None:
            yield f"the words of story {story.token} do not open"
    for holding in Holding.objects.open():
        if holding.story_id and ("witnessing.goes_on", holding.token) not in coming:
            yield f"holding {holding.token} never goes on"
    dead = Due.objects.filter(dead=True).values_list("kind", flat=True)
    yield from (f"{kind} failed for good" for kind in dead)


def unsettled() -> Iterator[str]:
    """From when each of them has room again is what their limits say."""
    for witness in Witness.objects.select_related("person"):
        load, now = Holding.objects.load_of(witness.person), clock.now()
        if witness.is_free(now) and load.open >= min(witness.many, limits.MOST_OPEN):
            yield f"witness {witness.pk} would be offered more than they can hold"
