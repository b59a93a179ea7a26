"""A large house, and how long it takes to find whom something could be offered to."""

import json
import random
import statistics
import sys
from datetime import time, timedelta
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import connection

from kith.connections.models import Bond
from kith.ground import choices, clock
from kith.ground.ids import new_token
from kith.people.models import Needs, Person
from kith.witnessing import rules
from kith.witnessing.models import Holding, Offer, Room, Story, Witness
from kith.witnessing.models.fitting import looked_at

ASKED, WARM = 600, 60
AT_ONCE = 5000  # rows
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")
LANGUAGES = ("en", "en", "en", "de", "fr")
RNG = random.Random("many")


def furnish(people: int) -> None:
    call_command("ready")
    today, now = choices.today(), clock.now()
    blank = {"sealed_name": b"", "passphrase": "", "arrived_on": today, "here_on": today}
    kept(Person, (Person(token=new_token(), **blank) for _ in range(people)))
    pks = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    kept(Bond, bonds(pks))
    kept(Needs, (needs(pk) for pk in pks[::2]))
    some = RNG.sample(pks, people // 10)
    kept(Witness, (witness(pk, now) for pk in some))
    witnesses = list(Witness.objects.order_by("pk"))
    kept(Room, (room(each, now) for each in witnesses))
    kept(Story, (story(RNG.choice(pks), now) for _ in range(people // 50)))
    stories = list(Story.objects.order_by("pk").values_list("pk", flat=True))
    kept(Holding, (holding(RNG.choice(some), now) for _ in range(people // 20)))
    kept(Offer, offers(stories, some, now))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def kept(model: Any, rows: Any) -> None:
    model.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def bonds(pks: list[int]) -> Any:
    """Three each."""
    for _ in range(len(pks) * 3 // 2):
        low, high = sorted(RNG.sample(pks, 2))
        yield Bond(low_id=low, high_id=high)


def needs(pk: int) -> Needs:
    """Half of them sleep by the clock on their wall."""
    quiet = {"quiet_from": time(22), "quiet_until": time(7)} if RNG.random() < 0.5 else {}
    return Needs(person_id=pk, zone=RNG.choice(ZONES), **quiet)


def witness(pk: int, now: Any) -> Witness:
    """Some are full, some rest, some do not want to hear of this or that."""
    free = RNG.choices((now, now + timedelta(hours=1), None), (80, 10, 10))[0]
    return Witness(
        person_id=pk,
        practised_on=now.date(),
        many=RNG.choice((1, 2)),
        a_day=RNG.choice((1, 2, 4)),
        heaviest=RNG.choice((0, 1, 2)),
        not_topics=rules.mask(RNG.sample(rules.TOPICS, RNG.choice((0, 1, 3)))),
        free_from=free,
        heavy_from=now,
        taken=RNG.randrange(8),
        passed=RNG.randrange(8),
        missed=RNG.randrange(8),
    )


def room(each: Witness, now: Any) -> Room:
    here = timedelta(minutes=2) if RNG.random() < 0.03 else -timedelta(hours=2)
    return Room(
        witness=each,
        language=RNG.choice(LANGUAGES),
        until=now + timedelta(hours=8),
        here_until=now + here,
        offered_at=now - timedelta(hours=RNG.randrange(1, 90)),
    )


def story(teller: int, now: Any) -> Story:
    return Story(
        teller_id=teller,
        size=rules.Size.MOMENT.value,
        weight=RNG.choice((0, 1, 2)),
        topics=rules.mask(RNG.sample(rules.TOPICS, RNG.choice((1, 2)))),
        language=RNG.choice(LANGUAGES),
        wish=rules.Wish.HEARD.value,
        wanted=1,
        host_ok=True,
        sealed_words=b"",
        on=now.date(),
        from_at=now,
        until=now + timedelta(days=1),
        truth_at=now,
    )


def holding(pk: int, now: Any) -> Holding:
    ended = RNG.choice((None, now))
    return Holding(witness_id=pk, weight=1, at=now - timedelta(hours=2), ended_at=ended)


def offers(stories: list[int], some: list[int], now: Any) -> Any:
    for pk in stories:
        for to in RNG.sample(some, 4):
            answer = RNG.choice((Offer.OPEN, Offer.PASSED, Offer.UNSEEN))
            until = now + timedelta(minutes=10)
            yield Offer(story_id=pk, to_id=to, at=now, until=until, answer=answer)


def main() -> None:
    people = int(sys.argv[1])
    furnish(people)
    now = clock.now()
    stories = list(Story.objects.order_by("pk")[: ASKED // 2])
    took, found = [], []
    for turn in range(WARM + ASKED):
        one = stories[turn % len(stories)]
        begun = perf_counter()
        rooms = looked_at(one, now)
        took.append((perf_counter() - begun) * 1000)
        found.append(len(rooms))
    took = sorted(took[WARM:])
    row = {
        "people": people,
        "with_room": Room.objects.count(),
        "told": len(stories),
        "found": int(statistics.median(found)),
        "p50_ms": statistics.median(took),
        "p95_ms": took[int(len(took) * 0.95)],
        "p99_ms": took[int(len(took) * 0.99)],
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main()
