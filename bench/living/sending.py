"""Notes by several people at once, each to somebody else, over HTTP as a form sends them."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from bench.browser import Browser
from bench.house import seconds_of_cpu
from kith.connections.models import Bond
from kith.ground.ids import new_token
from kith.moments.models import Delivery, Moment
from kith.people.models import Person

from .people import People, near

TAKEN = 302
FULL = 2  # of SQLite's PRAGMA synchronous


def note(browser: Browser, bond: Bond, words: str) -> None:
    """Acknowledged when this comes back: the answer sends them on to the page of the bond."""
    path, place = f"/with/{bond.token}/note/", f"note:{bond.token}"
    status = browser.post(path, words=words, draft=new_token(), place=place)
    if status != TAKEN:
        raise RuntimeError(f"a note was answered {status}")


class Sender:
    def __init__(self, person: Person, bond: Bond):
        self.bond = bond
        self.browser = Browser(person).form_of(f"/with/{bond.token}/note/")

    def keep_sending(self, until: float) -> int:
        sent = 0
        while time.perf_counter() < until:
            note(self.browser, self.bond, f"Good night, {sent}.")
            sent += 1
        return sent


def sent_at_once(senders: list[Sender], seconds: float) -> tuple[int, float]:
    """How many were acknowledged, and within how many seconds."""
    began = time.perf_counter()
    with ThreadPoolExecutor(len(senders)) as pool:
        counts = list(pool.map(lambda each: each.keep_sending(began + seconds), senders))
    return sum(counts), time.perf_counter() - began


def waits_for_the_disk() -> bool:
    """As this house sets its connections: PostgreSQL always does, SQLite with synchronous=FULL."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA synchronous").fetchone()[0] >= FULL


def written(people: People, seconds: float, server: int) -> dict[str, Any]:
    """By eight at once. Every acknowledged note is there once, and arrives."""
    pairs = zip(people.writers, people.read, strict=True)
    senders = [Sender(one, near(one, other)) for one, other in pairs]
    before, used = Moment.objects.count(), seconds_of_cpu(server)
    sent, took = sent_at_once(senders, seconds)
    began = time.perf_counter()
    while Delivery.objects.held().filter(to__in=people.read).exists():
        time.sleep(0.05)
    used = seconds_of_cpu(server) - used
    return {
        "notes_per_s": round(sent / took, 1),
        "note_cpu_ms": round(used * 1000 / sent, 2),
        "waits_for_the_disk": waits_for_the_disk(),
        "notes_sent": sent,
        "notes_kept": Moment.objects.count() - before,
        "arrived_after_s": round(time.perf_counter() - began, 2),
    }
