"""Every address of the house, and beside them an empty page behind the same middleware and door."""

from typing import Any

from django.http import HttpResponse
from django.urls import path

from kith.ground.door import Request, door
from kith.ground.gate import YES, Verdict, allows
from kith.house import urls

from .plan import EMPTY

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500


@allows("bench.empty")
def anyone(person: Any, me: Any) -> Verdict:
    return YES


@door("bench.empty")
def empty(request: Request) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [*urls.urlpatterns, path(EMPTY.removeprefix("/"), empty)]
