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
    """How far the topic was before this page was made."""
    request = context["request"]
    if not request.person:
        return 0
    if not hasattr(request, "heard"):
        live.remember(request)
    return request.heard.get(live.topic(request.person, *name), 0)
