"""Sessions: whose a request is, signing in and out, and what ends them.

An anonymous session begins only with a page that has a form (its token is kept there).
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token

from kith.ground import afterwards, again
from kith.ground.turns import turn

from .cookies import hashed
from .ended import ended_folder, refuse, refused
from .models import Person, Session
from .store import SessionStore

log = logging.getLogger(__name__)
View = Callable[[HttpRequest], HttpResponse]
__all__ = [
    "SessionStore",
    "Sessions",
    "end",
    "ended_folder",
    "hashed",
    "refuse",
    "refused",
    "sign_in",
    "sign_out",
]


class Sessions:
    """Before a page: whose request is it? One query. After it: keep what changed."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        row = opened(cookie)
        request.session = SessionStore(cookie if row else None, row)
        request.session.is_looked_at = by_somebody(request)
        request.person = row.person if row else None
        request.session_hash = row.hash if row else ""
        response = self.get_response(request)
        if response.status_code < 500:
            written_down(request)
        return kept(request, response, cookie)


def by_somebody(request: HttpRequest) -> bool:
    """Is a person here? A part of a page that asks again by itself is not one, or whatever one
    person does would keep the other's session open."""
    dest = request.headers.get("Sec-Fetch-Dest", "document")
    return request.method == "POST" or dest == "document"


def opened(cookie: str) -> Session | None:
    """The living session of a cookie. People who left or were asked to stay away have none."""
    row = Session.objects.opened_by(cookie) if cookie else None
    if row is None or refused(row.hash):
        return None
    if not row.welcome:
        with turn():
            row.end()
        return None
    return row


def written_down(request: Any) -> None:
    """What the page leaves behind, and what is to be kept in the session, in one turn. Where
    nothing can be written, a page that is only looked at opens all the same; but a session that is
    needed has to be kept."""
    session = request.session
    acts = [*of_session(session), *afterwards.left(request)]
    if not acts:
        return
    try:
        with turn():
            for act in acts:
                act()
    except DatabaseError as error:
        log.warning("a page left nothing behind (%s)", type(error).__name__)
        if needed(session) and not only_looked(request):
            with turn():
                save(session)


def of_session(session: SessionStore) -> list[Callable[[], object]]:
    if needed(session):
        return [partial(save, session)]
    row = session.row if session.is_looked_at else None
    return [row.touch] if row and row.is_stale() else []


def only_looked(request: Any) -> bool:
    """At a page of a session that is there. Then all that is missing is what this page remembered;
    signing in, and a step on the way to it, are nothing without their session."""
    return request.session.row is not None and request.method != "POST"


def needed(session: SessionStore) -> bool:
    return session.modified and not session.is_empty()


def kept(request: Any, response: HttpResponse, cookie: str) -> HttpResponse:
    session = request.session
    if session.session_key and session.session_key != cookie:
        give(response, session.session_key)
    elif cookie and not session.session_key and is_gone_to(request):
        response.delete_cookie(
            settings.SESSION_COOKIE_NAME,
            path=settings.SESSION_COOKIE_PATH,
            samesite="Lax",
        )
    return response


def is_gone_to(request: HttpRequest) -> bool:
    """By a person. What an old page asks behind its back takes no cookie away: the browser may have
    been given another meanwhile, and somebody who is just coming in would be put out again."""
    return request.headers.get("Sec-Fetch-Dest", "document") == "document"


def save(session: SessionStore) -> None:
    """A session that ended meanwhile stays ended."""
    try:
        session.save()
    except UpdateError:
        session._session_key = None


def give(response: HttpResponse, key: str) -> None:
    """For as long as the browser is open, at most: how long it lasts is the house's own affair."""
    response.set_cookie(
        settings.SESSION_COOKIE_NAME,
        key,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


# Signing in and out


def sign_in(request: Any, person: Person) -> bool:
    """A new session with a new cookie. The passphrase was right this minute, and is still: the
    session begins under the person's lock, so that none is begun with one that has changed."""
    with turn():
        if not person.knew_the_passphrase():
            return False
        request.session.begin(person)
        request.person = person
        again.given(request)
        rotate_token(request)
        request.session.create()
    return True


def sign_out(request: Any) -> None:
    request.session.flush()
    request.person = None


def end(session_hash: str) -> None:
    """This session is over, and its sockets. In the caller's transaction."""
    Session.objects.filter(hash=session_hash).end()


# Sockets ask these two


def whose(kept: dict[str, str]) -> tuple[str, int, str] | None:
    """The person's token and key and the session's hash, for a socket that comes with cookies."""
    cookie = kept.get(settings.SESSION_COOKIE_NAME, "")
    row = Session.objects.opened_by(cookie) if cookie else None
    if row is None or row.person is None or refused(row.hash) or not row.welcome:
        return None
    return row.person.token, row.person.pk, row.hash


def alive(session_hash: str) -> bool:
    row = Session.objects.lasting().filter(hash=session_hash).first()
    return bool(row and row.welcome and not refused(session_hash))
