"""Leaving and help now, answered before Django: they need no database, no session and no script.

Leaving answers first and ends the session after. What was tried, and leaked, is in
docs/decisions/0010-leaving-is-answered-first.md.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import SimpleCookie
from typing import Any

from django.conf import settings
from django.http import parse_cookie

from . import ending, pages

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]
Headers = dict[str, str]

HELP = re.compile(r"/help(?:/(?P<country>[a-z]{2}))?/?", re.ASCII)
PLAIN: Headers = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


class Outside:
    """Stands before the house and answers the two addresses that are always open."""

    def __init__(self, inner: App) -> None:
        self.inner = inner

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        path = scope.get("path", "") if scope["type"] == "http" else ""
        if path.rstrip("/") == "/leave":
            await leave(scope, send)
        elif helps := HELP.fullmatch(path):
            await help_now(scope, send, helps["country"] or "index")
        else:
            await self.inner(scope, receive, send)


async def leave(scope: Scope, send: Send) -> None:
    """Somewhere neutral at once; then the session ends."""
    given = {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
    }
    if scope["method"] not in {"GET", "HEAD", "POST"}:
        await answer(send, 405, {"allow": "GET, HEAD, POST"})
    elif scope["method"] == "HEAD" or not top_level(given):
        await answer(send, 204)
    else:
        try:
            await answer(send, 303, away())
        finally:  # also where nobody is there any more to take the answer
            end(cookie(given.get("cookie", "")))


def end(key: str) -> None:
    if key:
        ending.end(key)


def top_level(given: Headers) -> bool:
    """Did a person go here? A picture, a frame or a browser looking ahead ends nobody's session.

    Older phones send none of these headers; they count as going, or they would never leave.
    """
    return given.get("sec-fetch-dest", "document") == "document" and "sec-purpose" not in given


def away() -> Headers:
    """To the neutral place, and nothing left of the session in this browser."""
    return {
        "location": settings.KITH.leave_to,
        "clear-site-data": '"cookies", "storage"',
        "set-cookie": no_cookie(),
    }


def no_cookie() -> str:
    """The session cookie, gone: with the very attributes it was set with."""
    jar = SimpleCookie({settings.SESSION_COOKIE_NAME: ""})
    gone = jar[settings.SESSION_COOKIE_NAME]
    gone["path"] = settings.SESSION_COOKIE_PATH
    gone["samesite"] = settings.SESSION_COOKIE_SAMESITE
    gone["secure"] = settings.SESSION_COOKIE_SECURE
    gone["httponly"] = settings.SESSION_COOKIE_HTTPONLY
    gone["expires"] = "Thu, 01 Jan 1970 00:00:00 GMT"
    gone["max-age"] = 0
    return gone.OutputString()


def cookie(header: str) -> str:
    """Read as every page reads it: Python's own reader gives up where it meets a stranger's."""
    return parse_cookie(header).get(settings.SESSION_COOKIE_NAME, "")


async def help_now(scope: Scope, send: Send, name: str) -> None:
    if scope["method"] not in {"GET", "HEAD"}:
        await answer(send, 405, {"allow": "GET, HEAD"})
        return
    page = await asyncio.to_thread(pages.kept, name)
    if page is None:
        await answer(send, 404)
        return
    body = page if scope["method"] == "GET" else b""
    kind = {"content-type": "text/html; charset=utf-8", "content-security-policy": POLICY}
    await answer(send, 200, kind | {"content-length": str(len(page))}, body)


async def answer(
    send: Send, status: int, headers: Headers | None = None, body: bytes = b""
) -> None:
    sent = {"content-length": "0"} | PLAIN | strict() | (headers or {})
    if status == 204:
        del sent["content-length"]
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in sent.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})


def strict() -> Headers:
    seconds = settings.SECURE_HSTS_SECONDS
    return {"strict-transport-security": f"max-age={seconds}"} if seconds else {}
