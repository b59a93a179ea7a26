"""One page, four pictures: narrow and wide, light and dark."""

import contextlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error, Page

SIZES = {"390": (390, 844), "1280": (1280, 900)}
LIGHTS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass
class Camera:
    folder: Path
    names: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> Page:
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        return page

    def take(self, page: Page, name: str) -> None:
        """Named in the order of the walk, so that the sheet reads like one."""
        name = f"{len(self.names) + 1:03}-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}"
        self.names.append(name)
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            self.look_sideways(page, name, size)
            tall = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": width, "height": max(height, tall)})
            for light in LIGHTS:
                page.emulate_media(color_scheme=light, reduced_motion="reduce")
                page.screenshot(path=self.folder / f"{name}-{size}-{light}.png")

    def look_sideways(self, page: Page, name: str, size: str) -> None:
        """No page is wider than its window."""
        wider = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wider > 0:
            self.troubles.append(f"{name} at {size} is {wider} px wider than its window")

    @contextlib.contextmanager
    def steady(self, name: str):
        """A part of the walk that breaks is said, and the walk goes on."""
        try:
            yield
        except (Error, LookupError) as error:
            self.troubles.append(f"{name}: {str(error).splitlines()[0]}")
