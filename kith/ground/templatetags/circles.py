"""`{% two_circles step "large" %}`: how near two people are, as a picture.

Drawn by the server, so it is there without JavaScript, in print and in a reader's ear.
"""

from typing import Any

from django import template

register = template.Library()

# For each step, from apart to open, in a field of 104 by 60: where the left circle stands (the
# right one mirrors it), how large its heart is, and how many rings are around it still.
PICTURE = [(15.0, 8.0, 5), (21.0, 8.5, 4), (26.0, 9.0, 3), (32.0, 10.0, 2), (37.0, 11.5, 1), (43.0, 14.0, 0)]
WIDTH, GAP = 104.0, 4.0


@register.inclusion_tag("ground/two_circles.html")
def two_circles(step: int, size: str = "small", key: str = "") -> dict[str, Any]:
    """`key` names what the picture is of, so that a change is shown as a movement."""
    x, heart, rings = PICTURE[step]
    return {
        "step": step,
        "size": size,
        "key": key,
        "left": x,
        "right": WIDTH - x,
        "heart": heart,
        "rings": [ring(heart, number) for number in range(1, rings + 1)],
    }


def ring(heart: float, number: int) -> dict[str, Any]:
    return {
        "radius": heart + GAP * number,
        "dash": f"{1 + number} {2.5 + number}",
        "opacity": f"{0.71 - 0.11 * number:.2f}",
    }
