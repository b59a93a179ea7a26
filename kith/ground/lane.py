"""Which acts go by the lane: those whose own door says that they close something."""

from django.urls import Resolver404, resolve


def closes(path: str, method: str) -> bool:
    """Walls, taking back, stepping back, rest, ending a session: what must get through a crowd."""
    if method != "POST":
        return False
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return hasattr(view, "door") and view.door.closing
