"""Whether a house stands as it is to stand: one question each, answered in a sentence."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kith.ground import choices, clock, sealed
from kith.ground.house_key import HouseKeyLost
from kith.ground.models import Due
from kith.people.models import Person
from kith.safety import pages

from .sample import mark

ENOUGH = 500 * 1024 * 1024  # bytes free
LATE = timedelta(minutes=10)
BORN = datetime(2025, 1, 1, tzinfo=UTC)  # no house is older than Kith


class Fault(Exception):
    """What is not as it is to be, and what can be done."""


Check = Callable[[], str]


def every() -> Iterator[tuple[bool, str]]:
    """Each answer, and whether it is a good one."""
    for check in (address, folder, disk):
        yield _asked(check)
    for check in (database, tables):
        good, sentence = _asked(check)
        yield good, sentence
        if not good:
            return  # what follows asks the tables
    for check in (keys, kind, static, help_pages, time, due, other_processes):
        yield _asked(check)


def _asked(check: Check) -> tuple[bool, str]:
    try:
        return True, check()
    except Fault as fault:
        return False, str(fault)


def address() -> str:
    origin = settings.KITH.origin
    if settings.SECURE and not settings.KITH.trusted_proxy:
        raise Fault(
            f"The house answers to {origin}, and KITH_TRUSTED_PROXY is not set: behind a proxy it "
            "takes every request for plain http. Set it to 1 where Caddy runs on this machine."
        )
    return f"The house answers to {origin} and to no other address."


def folder() -> str:
    """Nobody but the house's own account opens what it keeps."""
    data = settings.KITH.data
    secret = [data, *(data / "keys").rglob("*"), data / "keys", *data.glob("*.sqlite3*")]
    open_ones = [path for path in secret if path.exists() and _is_open(path)]
    if open_ones:
        listed = ", ".join(map(str, open_ones))
        raise Fault(f"Others on this machine can open: {listed}. chmod -R go= {data} closes them.")
    if not os.access(data, os.W_OK):
        raise Fault(f"This account cannot write in {data}.")
    return f"Only this account opens {data}."


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o077)


def disk() -> str:
    free = shutil.disk_usage(settings.KITH.data).free
    if free < ENOUGH:
        raise Fault(f"The disk has {free // 1024**2} MB left. Below 500 MB writing may fail.")
    return f"The disk has {free / 1024**3:.0f} GB left."


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        raise Fault(f"The database cannot be reached ({type(error).__name__}).") from None
    return f"The database ({connection.display_name}) answers."


def tables() -> str:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Fault("The tables are of another version. bin/kith ready brings them up to date.")
    return "The tables are of this version."


def keys() -> str:
    try:
        sealed.check()
    except HouseKeyLost as lost:
        raise Fault(str(lost)) from None
    return "The house key opens the keys."


def kind() -> str:
    try:
        mark.refuse_mismatch()
    except mark.Mismatch as mismatch:
        raise Fault(str(mismatch)) from None
    return "The people here are sample people." if settings.KITH.sample else "The house is real."


def static() -> str:
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        raise Fault("The static files are not gathered. bin/kith ready does it.")
    return "The static files are gathered."


def help_pages() -> str:
    if not (pages.folder() / "index.html").exists():
        raise Fault("The page with help lines is not made. bin/kith furnish makes it.")
    return "The page with help lines is made."


def time() -> str:
    """A clock that was put back would keep what is due waiting, and one ahead opens it early."""
    now = clock.now()
    newest = Person.objects.order_by("-here_on").values_list("here_on", flat=True).first()
    if now < BORN or (newest and newest > (now + timedelta(days=1)).date()):
        raise Fault(f"The clock of this machine says {now:%Y-%m-%d %H:%M} UTC, which is too early.")
    zone = choices.ZONE.get()
    local = now.astimezone(ZoneInfo(zone))
    turn = choices.TURN_HOUR.get()
    return f"It is {local:%H:%M} in the house ({zone}); the daily turn is at {turn}:00."


def due() -> str:
    dead = Due.objects.filter(dead=True).values_list("kind", flat=True).distinct()
    if dead:
        raise Fault(f"Given up after many tries: {', '.join(sorted(dead))}. The log says why.")
    late = Due.objects.filter(dead=False, due_at__lt=clock.now() - LATE, attempts=0).count()
    if late:
        raise Fault(f"{late} things have been due for over ten minutes. Is the house open?")
    return "Nothing that was due is left undone."


def other_processes() -> str:
    if not settings.KITH.redis:
        return "One process serves the house."
    try:
        redis.Redis.from_url(settings.KITH.redis, socket_timeout=3).ping()
    except redis.RedisError as error:
        raise Fault(f"Redis cannot be reached ({type(error).__name__}).") from None
    return f"Redis answers, for {settings.KITH.processes} processes."
