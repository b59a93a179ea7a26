"""What a story left behind it, and a reader who looks there for anybody's words.

Where it looks: the server's log, what the sockets carried, titles, addresses, and what the
browsers keep. What it looks for: names, people's tokens, passphrases, and all that was written.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

from playwright.sync_api import Page

from kith.ground.logs import Wordless
from tests.browser import Watch

KEPT = """async () => [
  ...Object.entries(localStorage).flat(),
  ...Object.entries(sessionStorage).flat(),
  ...(await indexedDB.databases()).map(kept => kept.name),
  ...(window.caches ? await caches.keys() : []),
]"""


class Log(logging.Handler):
    """The server's log, line by line, as it is written down."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Wordless())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@dataclass
class Traces:
    watch: Watch
    log: list[str]
    kept: list[str] = field(default_factory=list)  # in any browser's storage
    cookies: list[str] = field(default_factory=list)

    def look_into(self, page: Page, house: str) -> None:
        """What this browser keeps of the house."""
        if page.url.startswith(house):
            self.kept += page.evaluate(KEPT)
        self.cookies += [f"{each['name']}={each['value']}" for each in page.context.cookies(house)]

    def places(self) -> dict[str, Iterable[str]]:
        return {
            "log": self.log,
            "socket": self.watch.frames,
            "title": self.watch.titles,
            "address": [unquote_plus(address) for address in self.watch.addresses],
            "storage": self.kept,
            "cookie": self.cookies,
        }

    def tell(self, secrets: Iterable[str]) -> list[str]:
        """Where something was found that does not belong there, and what."""
        looked_for = [(secret, pattern(secret)) for secret in set(secrets) if secret.strip()]
        return [
            f"{place}: {secret!r} in {line!r}"
            for place, lines in self.places().items()
            for line in lines
            for secret, found in looked_for
            if found.search(line)
        ]


def pattern(secret: str) -> re.Pattern[str]:
    """As a whole word: three letters of a name may stand in any random token."""
    return re.compile(rf"(?<![\w-]){re.escape(secret)}(?![\w-])", re.IGNORECASE)
