"""What a page that only looks leaves behind: written last, all of it in one turn.

That somebody was here, that they have seen what came. The page itself opens even where nothing can
be written, and nothing of this holds it up before it is made.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest

Act = Callable[[], object]


def do(request: HttpRequest, act: Callable[..., object], *what: Any) -> None:
    """Once the page is made. What locks people comes first, as everywhere."""
    left(request).append(partial(act, *what))


def left(request: HttpRequest) -> list[Act]:
    if not hasattr(request, "_afterwards"):
        request._afterwards = []  # type: ignore[attr-defined]
    return request._afterwards  # type: ignore[attr-defined]
