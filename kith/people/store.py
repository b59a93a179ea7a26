"""Django's engine for sessions: what its forms, and the house, keep between two pages."""

from contextlib import nullcontext
from copy import deepcopy
from typing import Any

from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.db import DatabaseError, connection

from kith.ground.turns import turn

from . import cookies
from .cookies import hashed
from .models import Person, Session


class SessionStore(SessionBase):
    """Of one browser. Where nothing is kept, there is no row and no cookie."""

    def __init__(self, session_key: str | None = None, row: Session | None = None):
        super().__init__(session_key)
        self.row = row
        self.is_looked_at = False  # by somebody
        self.person: Person | None = row.person if row else None
        self._known = self._sealed = b""  # as it was kept, and as it is to be
        self._before: dict[str, Any] = {}  # as it was kept, opened

    def load(self) -> dict[str, Any]:
        key = self._session_key
        row = self.row or (Session.objects.opened_by(key) if key else None)
        if key is None or row is None:
            self._session_key = None
            return {}
        self._known = bytes(row.data)
        kept = cookies.opened(key, self._known)
        self._before = deepcopy(kept)
        return kept

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(hash=hashed(session_key)).exists()

    def create(self) -> None:
        self.items()  # what there is, is opened before the cookie becomes another
        former, self._session_key = self._session_key, cookies.new_cookie()
        self.modified = True
        try:
            self.save(must_create=True)
        except DatabaseError:
            self._session_key = former  # a cookie that opens nothing is nobody's
            raise

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        with nullcontext() if connection.in_atomic_block else turn():
            if must_create:
                self._before = {}
                Session.objects.begin(self.person, self._onto(b""), self.session_key)
            elif not self._keep(hashed(self.session_key)):
                raise UpdateError
        self._is_kept()

    def settle(self) -> None:
        """What changed is kept in the transaction of what was done, and not again after the page.

        That somebody was here is not: it locks the person, who comes before everything else.
        """
        if not self.modified or not self.session_key or self.is_empty():
            return
        if Session.objects.keep(hashed(self.session_key), self._onto, self._known):
            self._is_kept()
            self.modified = False

    def _keep(self, session_hash: str) -> bool:
        """With the time at which somebody was here, where that is to be known."""
        if self.row and self.is_looked_at:
            return self.row.touch(self._onto, self._known)
        return Session.objects.keep(session_hash, self._onto, self._known)

    def _onto(self, data: bytes) -> bytes:
        """What changed here, and nothing else, put onto what is kept by now: two pages of one
        browser are made at once, and neither may undo what the other kept."""
        key = str(self.session_key)
        kept, mine = cookies.opened(key, data), dict(self.items())
        for name in self._before.keys() - mine.keys():
            kept.pop(name, None)
        changed = {n: v for n, v in mine.items() if n not in self._before or self._before[n] != v}
        self._sealed = cookies.sealed(key, kept | changed)
        return self._sealed

    def _is_kept(self) -> None:
        self._known, self._before = self._sealed, deepcopy(dict(self.items()))

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            with turn():
                Session.objects.filter(hash=hashed(key)).end()

    def begin(self, person: Person) -> None:
        """Somebody signs in: nothing of the browser's earlier session is taken along."""
        self.flush()
        self.row, self.person = None, person

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.sweep()
