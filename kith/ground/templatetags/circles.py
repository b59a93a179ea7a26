"""`{% two_circles step "large" %}`: how near two people are. `{% closing_ring left of %}`: time.

Drawn by the server, so they are there without JavaScript, in print and in a reader's ear.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

register = template.Library()

WIDTH, MIDDLE, GAP = 104.0, 30.0, 4.0  # of the field they stand in; between two rings


@dataclass(frozen=True, slots=True)
class Place:
    """Where the two stand at one step: the left one, which the right one mirrors."""

    words: str | Promise
    x: float
    heart: float  # its radius
    rings: int  # how many are around it still


PLACES = [
    Place(_("Two circles, far from each other"), 15.0, 8.0, 5),
    Place(_("Two circles, near enough to wave"), 21.0, 8.5, 4),
    Place(_("Two circles, near enough for notes"), 26.0, 9.0, 3),
    Place(_("Two circles, near enough for short talks"), 32.0, 10.0, 2),
    Place(_("Two circles, near enough for feelings"), 37.0, 11.5, 1),
    Place(_("Two circles that touch, open to each other"), 43.0, 14.0, 0),
]


@register.simple_tag
def two_circles(step: int, size: str = "small", key: str = "") -> SafeString:
    """Small, it stands beside words that say the same. `key` names what the picture is of, so that
    a change is shown as a movement."""
    before, after = drawn(int(step), size, get_language())
    return format_html('{} key="{}"{}', before, key, after) if key else before + after


@lru_cache(maxsize=256)
def drawn(step: int, size: str, language: str | None) -> tuple[SafeString, SafeString]:
    """What stands before its key, and after. Drawn once: a page of people shows many, and the same
    few."""
    place = PLACES[step]
    shown = {
        "words": place.words if size == "large" else "",
        "sides": [("you", place.x), ("them", WIDTH - place.x)],
        "heart": place.heart,
        "rings": [ring(place.heart, number) for number in range(1, place.rings + 1)],
        "both": both(place),
    }
    picture = render_to_string("ground/two_circles.html", shown)
    begins = format_html('<two-circles class="{}" step="{}"', size, step)
    return begins, format_html(">{}</two-circles>", picture)


def ring(heart: float, number: int) -> dict[str, Any]:
    return {
        "radius": heart + GAP * number,
        "dash": f"{1 + number} {2.5 + number}",
        "opacity": f"{0.79 - 0.12 * number:.2f}",
    }


def both(place: Place) -> str:
    """The part that belongs to the two circles alike; nothing where they do not meet."""
    apart = WIDTH / 2 - place.x
    if apart >= place.heart:
        return ""
    r, up = place.heart, sqrt(place.heart**2 - apart**2)
    arc = f"A{r} {r} 0 0 1 {WIDTH / 2}"
    return f"M{WIDTH / 2} {MIDDLE - up:.2f}{arc} {MIDDLE + up:.2f}{arc} {MIDDLE - up:.2f}Z"


@register.inclusion_tag("ground/closing_ring.html")
def closing_ring(left: float, of: float) -> dict[str, Any]:
    """The time that is left (seconds, of so many), as a ring that closes. No number is shown."""
    gap = 100 * min(1.0, max(0.0, left / of)) if of > 0 else 0.0
    return {"left": left, "of": of, "gap": f"{gap:.1f}"}
