from typing import Any

from django import template

from kith.people.card import lines

register = template.Library()


@register.filter
def card_lines(card: dict[str, Any]) -> list[str]:
    """A card, or the part of one that may be read, in sentences."""
    return lines(card)
