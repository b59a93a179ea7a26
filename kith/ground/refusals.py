"""What a refusal looks like. No form, no nonce, no picture, and nothing that differs by its cause.

The two kinds that are somebody else's, "not now" and "nothing here", are made once and sent as
they are, so they are alike to the byte for everyone who meets them.
"""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from .gate import Kind, Verdict


def answer(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    if verdict.kind is Kind.OWN:
        return own(request, verdict.words)
    return not_now() if verdict.kind is Kind.NOT_NOW else nothing_here(request)


def own(request: HttpRequest, words: str) -> HttpResponse:
    """Your own limit, explained to you."""
    page = render_to_string("house/own.html", {"words": words}, request)
    return HttpResponse(page, status=403)


def not_now() -> HttpResponse:
    return HttpResponse(_page("house/not_now.html"), status=403)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Another person's thing and a thing that never existed."""
    if getattr(request, "person", None) is None:
        return signed_out(request)
    return HttpResponse(_page("house/nothing_here.html"), status=404)


def signed_out(request: Any) -> HttpResponse:
    """Every inner address, known or not, to someone who is not signed in."""
    return HttpResponse(_page("house/bare.html"), status=404)


@cache
def _page(template: str) -> str:
    return render_to_string(template)
