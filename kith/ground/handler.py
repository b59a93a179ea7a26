"""Pages, made by a bounded pool of threads; and a lane that no other page can use up.

Django's own handler makes a thread for every request, and nothing bounds them. Here a body is read
on the loop (slow senders hold no thread), and the page is made in one of a few threads.
"""

import asyncio
import logging
from collections.abc import Callable, MutableMapping
from concurrent.futures import Future
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http import HttpResponseBase
from django.urls import set_script_prefix

from . import overload
from .lane import closes
from .pool import Full, Pool, elsewhere
from .turns import go_first

Scope = MutableMapping[str, Any]
Receive = Callable[[], Any]
Send = Callable[[MutableMapping[str, Any]], Any]
Headers = list[tuple[bytes, bytes]]

LARGEST = 256 * 1024  # bytes; a form of the house carries far less, and Django takes no more
DIGITS = 18  # of a length; one with more is too large, whatever it says
LENGTH = b"content-length"
UTF_8 = "utf-8"  # as browsers say it, where they say it
SLOWEST = 30.0  # seconds for a whole body, and for each chunk somebody takes
LANE = 2  # threads for walls, taking back, stepping back, rest
WHOLE = 1024 * 1024  # bytes; a file up to this is sent without holding a thread

log = logging.getLogger(__name__)


class PooledASGIHandler(ASGIHandler):
    def __init__(self) -> None:
        super(ASGIHandler, self).__init__()
        self.load_middleware(is_async=False)
        self.pages = Pool("page", settings.KITH.threads, settings.KITH.waiting)
        self.lane = Pool("lane", LANE, settings.KITH.waiting, go_first)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        pool = self.lane if closes(scope["path"], scope["method"]) else self.pages
        try:
            pool.refuse_if_full()  # before a body is read; asked again when it was
            body = await read(scope, receive)
            job = pool.submit(self.make, scope, body, Sender(send))
        except RequestAborted:
            return
        except (overload.TooLarge, overload.TooSlow, Full) as error:
            await overload.answer(error, scope, send)
            return
        await self.see_through(job, scope, receive, send)

    async def see_through(
        self, job: "Future[Any]", scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Wait for the page. What only looks and still waits is dropped when nobody looks any more;
        what does something is always done."""
        made = asyncio.wrap_future(job)
        gone = asyncio.ensure_future(disconnected(receive))
        await asyncio.wait([made, gone], return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
        if not made.done() and scope["method"] != "POST":
            job.cancel()
            return
        try:
            status, headers, content = await made
        except overload.NotUnderstood as error:
            await overload.answer(error, scope, send)
            return
        except Exception:
            log.exception("a page could not be made")
            await overload.answer(overload.Broken(), scope, send)
            return
        if content is not None:
            await start(send, status, headers)
            await send({"type": "http.response.body", "body": content})

    def make(
        self, scope: Scope, body: BytesIO, sender: "Sender"
    ) -> tuple[int, Headers, bytes | None]:
        """In one thread from beginning to end: its connections open and close here."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        response: Any = self.get_response(self.read_as_request(scope, body))
        response._handler_class = type(self)
        try:
            return response.status_code, headers_of(response), content_of(response, sender)
        finally:
            response.close()
            body.close()

    def read_as_request(self, scope: Scope, body: BytesIO) -> Any:
        """Django, and the libraries beneath it, each fail in their own way at an address or a
        header that nobody can read; whatever it is, it was sent, and is answered with a page."""
        try:
            request = self.request_class({**scope, "headers": as_it_came(scope, body)}, body)
        except Exception:
            raise overload.NotUnderstood from None
        if (request.content_params or {}).get("charset", UTF_8).lower() != UTF_8:
            raise overload.NotUnderstood  # decoding it could fail, or make what is no text
        return request


class Sender:
    """Sends from a thread of the pool, in step with whoever reads; gives up on a stalled one."""

    def __init__(self, send: Send):
        self._send = send
        self._loop = asyncio.get_running_loop()

    def start(self, status: int, headers: Headers) -> None:
        self._wait_for(start(self._send, status, headers))

    def body(self, chunk: bytes, more: bool) -> None:
        message = {"type": "http.response.body", "body": chunk, "more_body": more}
        self._wait_for(self._send(message))

    def _wait_for(self, sending: Any) -> None:
        sent = asyncio.run_coroutine_threadsafe(sending, self._loop)
        try:
            with elsewhere():
                sent.result(SLOWEST)
        finally:
            sent.cancel()


async def read(scope: Scope, receive: Receive) -> BytesIO:
    """The whole body, within the limits of size and time."""
    said = dict(scope["headers"]).get(LENGTH, b"0")
    if said.isdigit() and (len(said) > DIGITS or int(said) > LARGEST):
        raise overload.TooLarge
    try:
        async with asyncio.timeout(SLOWEST):
            return await gathered(receive)
    except TimeoutError:
        raise overload.TooSlow from None


async def gathered(receive: Receive) -> BytesIO:
    body = BytesIO()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestAborted
        body.write(message.get("body", b""))
        if body.tell() > LARGEST:
            raise overload.TooLarge
        more = message.get("more_body", False)
    body.seek(0)
    return body


def as_it_came(scope: Scope, body: BytesIO) -> Headers:
    """With the length that the body really has, whatever was said of it, or if nothing was."""
    kept = [pair for pair in scope["headers"] if pair[0] != LENGTH]
    return [*kept, (LENGTH, str(body.getbuffer().nbytes).encode())]


async def disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def start(send: Send, status: int, headers: Headers) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})


def headers_of(response: HttpResponseBase) -> Headers:
    cookies = [("Set-Cookie", c.output(header="").strip()) for c in response.cookies.values()]
    return [(k.encode("ascii"), v.encode("latin1")) for k, v in [*response.items(), *cookies]]


def content_of(response: Any, sender: Sender) -> bytes | None:
    """The bytes to send; None when they were streamed."""
    if not response.streaming:
        return response.content
    if int(response.headers.get("Content-Length", WHOLE + 1)) <= WHOLE:
        return b"".join(response)
    stream(response, sender)
    return None


def stream(response: Any, sender: Sender) -> None:
    try:
        sender.start(response.status_code, headers_of(response))
        for chunk in response:
            sender.body(chunk, more=True)
        sender.body(b"", more=False)
    except Exception as error:
        log.info("an answer was not sent to its end (%s)", type(error).__name__)
