"""The hosts' own door: to anyone else these addresses look as if they did not exist.

It asks who stands there before anything else, so that not even a question for the passphrase tells
a person who is no host that there is something behind it.
"""

from functools import wraps
from typing import Any

from django.http import HttpResponse

from kith.ground import refusals
from kith.ground.door import Request, View, door
from kith.safety import hosting


def host_door(action: str, to: Any = None, **how: Any) -> Any:
    def hang(view: View) -> View:
        behind = door(action, to, **how)(view)

        @wraps(behind)
        def opened(request: Request, token: str = "") -> HttpResponse:
            if request.person is None or not hosting.cares(request.person):
                return refusals.nothing_here(request)
            return behind(request, token)

        return opened

    return hang
