"""Live pages, without live words.

A person's one socket says only which of their topics changed, and for the how manyeth time; the
page asks again through its own door. So revoking someone needs no second lock, and a page that
missed something sees it by the number.
"""

import asyncio
import hashlib
import hmac
import logging
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock, Thread
from typing import Any

from channels.layers import get_channel_layer
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from .models import Heard
from .turns import turn

Cookies = dict[str, str]
Known = tuple[str, int, str]  # the person's token and key, and the hash of the session

log = logging.getLogger(__name__)


def nobody(cookies: Cookies) -> Known | None:
    return None


def ended(session_hash: str) -> bool:
    return False


# The room that knows people answers these two: whose socket this is, and whether that session
# still lives. Both are asked in a thread.
who: Callable[[Cookies], Known | None] = nobody
alive: Callable[[str], bool] = ended


def topic(person: Any, *name: str) -> str:
    """A name for the topic that means nothing to anyone else, and is another for each person."""
    said = ":".join([person.token, *name]).encode()
    mac = hmac.digest(settings.SECRET_KEY.encode(), b"topic:" + said, hashlib.sha256)
    return urlsafe_b64encode(mac)[:16].decode()


def nudge(person: Any, *topics: str) -> None:
    """Tell a person's open pages to look again, once the change is really saved."""
    nudge_all([person], *topics)


def nudge_all(people: Iterable[Any], *topics: str, last: Any = None) -> None:
    """Several people. Who did it themself is told `last`, and a moment later: their page is made
    again after those of whoever waits for it, not beside them."""
    whose = {topic(person, name): person.token for person in people for name in topics}
    with transaction.atomic(savepoint=False):
        raised = Heard.objects.raise_now(whose)
        later = last.token if last else ""
        transaction.on_commit(partial(_tell, whose, raised, later), robust=True)


def numbers(person: Any) -> dict[str, int]:
    """How far each of this person's topics is. Ask before what the page shows is fetched."""
    return Heard.objects.of(person.token)


def remember(request: HttpRequest) -> None:
    """Keep the numbers as they were before the page was made: what changes meanwhile is asked
    again."""
    request.heard = numbers(request.person)  # type: ignore[attr-defined]


def forget(person: Any) -> None:
    """Nothing is left of what this person's pages listened to."""
    Heard.objects.forget(person.token)


def close_session(session_hash: str) -> None:
    """The session has ended: its sockets end with it, once that is saved."""
    _close(session_group(session_hash))


def close_person(token: str) -> None:
    """All sockets of a person, whatever their session."""
    _close(person_group(token))


def person_group(token: str) -> str:
    return f"person.{token}"


def session_group(session_hash: str) -> str:
    return "session." + hashlib.sha256(session_hash.encode()).hexdigest()[:32]


def _tell(whose: dict[str, str], raised: dict[str, int], later: str) -> None:
    for opaque, person in whose.items():
        number = raised.get(opaque) or _raised_after(person, opaque)
        kind = "nudge_later" if person == later else "nudge"
        send(person_group(person), {"type": kind, "topic": opaque, "number": number})


def _raised_after(person: str, opaque: str) -> int:
    with turn(lasting=False):  # who loses it loses the page that knew it, too
        return Heard.objects.raise_after(person, opaque)


def _close(group: str) -> None:
    transaction.on_commit(partial(send, group, {"type": "ended"}), robust=True)


class Loops:
    """The event loop that the sockets live on. Messages hop to it; nobody waits for them.

    `async_to_sync` from a thread of the pool woke the receiver only at the loop's next timer,
    3 s later in a trial.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def remember(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self._loop = loop

    def get(self) -> asyncio.AbstractEventLoop | None:
        """None: there are no sockets here, and no Redis that would carry it to others."""
        with self._lock:
            if self._loop is None and settings.KITH.redis:
                self._loop = asyncio.new_event_loop()
                Thread(target=self._loop.run_forever, name="kith-live", daemon=True).start()
            return self._loop


LOOPS = Loops()


def send(group: str, message: dict[str, Any]) -> None:
    loop = LOOPS.get()
    layer = get_channel_layer()
    if loop is None or loop.is_closed() or layer is None:
        return
    sent = asyncio.run_coroutine_threadsafe(layer.group_send(group, message), loop)
    sent.add_done_callback(_sent)


def _sent(sent: Any) -> None:
    if not sent.cancelled() and (error := sent.exception()):
        log.warning("a nudge was not sent (%s)", type(error).__name__)
