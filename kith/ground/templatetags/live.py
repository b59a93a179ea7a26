"""`{% load live %}<live-region topic="{% topic "bond" bond.token %}" number="{% number ... %}">`"""

from typing import Any

from django import template

from kith.ground import live

register = template.Library()


@register.simple_tag(takes_context=True)
def topic(context: dict[str, Any], *name: str) -> str:
    """The name under which this person's socket speaks of it; empty for nobody."""
    person = context["request"].person
    return live.topic(person, *name) if person else ""


@register.simple_tag(takes_context=True)
def number(context: dict[str, Any], *name: str) -> int:
    """How far the topic was before this page was made; 0, which makes the page ask once more,
    where nobody looked then (`live.remember`)."""
    request = context["request"]
    return getattr(request, "heard", {}).get(topic(context, *name), 0)
