"""Answers of a house that cannot take more just now. They need no database and no thread."""

from collections.abc import Callable, MutableMapping
from functools import cache
from typing import TYPE_CHECKING, Any

from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .plain import ALWAYS
from .pool import Full

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Send = Callable[[MutableMapping[str, Any]], Any]

RETRY_AFTER = "5"  # seconds
HEADERS = {
    **ALWAYS,
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'",
    "Referrer-Policy": "no-referrer",
    "Connection": "close",
}


class TooLarge(Exception):
    """More was sent than the house ever asks for."""


class TooSlow(Exception):
    """It was sent so slowly that the house stopped waiting."""


class NotUnderstood(Exception):
    """It cannot be read as a request at all."""


class Broken(Exception):
    """Something went wrong where no page could be made of it."""


STATUS: dict[type[Exception], int] = {
    Full: 503,
    TooLarge: 413,
    TooSlow: 408,
    NotUnderstood: 400,
    Broken: 500,
}


SAID: dict[int, "StrOrPromise"] = {
    503: _(
        "Many people are here at once. What you sent has not taken effect. "
        "You can send it again in a few seconds."
    ),
    413: _("That is more than this page can take. It has not taken effect."),
    408: _("It took too long to arrive. It has not taken effect. You can send it again."),
    400: _(
        "What arrived here could not be read, so nothing was changed. "
        "You can go back and try again."
    ),
    500: _("Something went wrong on the side of the house. You can go back and see what is kept."),
}


async def answer(error: Exception, scope: MutableMapping[str, Any], send: Send) -> None:
    status = STATUS[type(error)]
    body = page(status)
    headers = {**HEADERS, "Content-Length": str(len(body))}
    if isinstance(error, Full):
        headers["Retry-After"] = RETRY_AFTER
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    shown = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.body", "body": shown})


@cache
def page(status: int) -> bytes:
    """Made once, so that it costs nothing when there is nothing to spend."""
    words = SAID[status]
    try:
        return render_to_string("house/full.html", {"words": words}).encode()
    except TemplateDoesNotExist:
        return format_html(
            '<!doctype html><html lang="en"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>{}</title><p>{}</p></html>',
            _("A moment"),
            words,
        ).encode()
