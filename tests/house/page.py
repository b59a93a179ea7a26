"""A page as it is read."""

import re
from html import unescape

from django.http import HttpResponse

TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")


def text(response: HttpResponse) -> str:
    """All its words, what is said in attributes set aside."""
    if response.get("Content-Type", "").startswith("text/html"):
        return SPACE.sub(" ", unescape(TAG.sub(" ", response.content.decode()))).strip()
    return response.content.decode()
