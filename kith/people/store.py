"""Django's engine for sessions: what its forms, and the house, keep between two pages."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase, UpdateError

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

    def load(self) -> dict[str, Any]:
        key = self._session_key
        row = self.row or (Session.objects.opened_by(key) if key else None)
        if key is None or row is None:
            self._session_key = None
            return {}
        return cookies.opened(key, row.data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(hash=hashed(session_key)).exists()

    def create(self) -> None:
        self.items()  # what there is, is opened before the cookie becomes another
        self._session_key = cookies.new_cookie()
        self.modified = True
        self.save(must_create=True)

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        data = cookies.sealed(self.session_key, dict(self.items()))
        if must_create:
            Session.objects.begin(self.person, data, self.session_key)
        elif not self._keep(hashed(self.session_key), data):
            raise UpdateError

    def settle(self) -> None:
        """What changed is kept in the transaction of what was done, and not again after the page.

        That somebody was here is not: it locks the person, who comes before everything else.
        """
        if self.modified and self.session_key and not self.is_empty():
            data = cookies.sealed(self.session_key, dict(self.items()))
            self.modified = not Session.objects.keep(hashed(self.session_key), data)

    def _keep(self, session_hash: str, data: bytes) -> bool:
        """With the time at which somebody was here, where that is to be known."""
        if self.row and self.is_looked_at:
            return self.row.touch(data)
        return Session.objects.keep(session_hash, data)

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
