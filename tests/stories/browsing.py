"""Hands and eyes: what anybody does with a page, whoever they are."""

import re
from collections.abc import Callable
from functools import cached_property
from time import time

from playwright.sync_api import Locator, Page, expect

SOON = 10_000  # ms


class Browsing:
    """One browser, opened when it is first used, and the page that is open in it."""

    def __init__(self, browser: Callable[[], Page], js: bool = True):
        self.browser, self.js = browser, js
        self.wrote: list[str] = []  # what nobody but those it is meant for may ever find

    @cached_property
    def page(self) -> Page:
        return self.browser()

    @property
    def has_opened(self) -> bool:
        return "page" in vars(self)

    def opens(self, address: str) -> None:
        self.page.goto(address)

    def looks_again(self) -> None:
        self.page.reload()

    def follows(self, words: str) -> None:
        link = self.main.get_by_role("link", name=words, exact=True)
        self.goes_on(link.or_(self.page.get_by_role("link", name=words, exact=True)).first)

    def presses(self, words: str, stays: bool = False, within: Locator | None = None) -> None:
        """A button. Where a script sends it (`stays`), the page stays."""
        button = (within or self.main).get_by_role("button", name=words, exact=True).first
        if stays and self.js:
            button.click()
        else:
            self.goes_on(button)

    def writes(self, label: str, words: str) -> None:
        self.fills(self.main.get_by_label(label).first, words)
        self.wrote.append(words)

    def chooses(self, label: str) -> None:
        self.ticks(self.main.get_by_label(label, exact=True).first)

    def sees(self, words: str) -> None:
        """By itself, where there is a script; otherwise by looking again by hand, now and then."""
        until = time() + SOON / 1000
        while not self.js and not self.shows(words) and time() < until:
            self.page.wait_for_timeout(300)
            self.looks_again()
        expect(self.main.get_by_text(words).first).to_be_visible(timeout=SOON)

    def does_not_see(self, words: str) -> None:
        if not self.js:
            self.looks_again()
        expect(self.main.get_by_text(words)).to_have_count(0, timeout=SOON)

    def shows(self, words: str) -> bool:
        return self.main.get_by_text(words).first.is_visible()

    def is_at(self, address: str) -> None:
        expect(self.page).to_have_url(re.compile(re.escape(address) + "$"), timeout=SOON)

    def finds_nothing_here(self) -> None:
        """Signed out, or not theirs: no brand, no name, no way on."""
        expect(self.page.get_by_text("There is nothing here").first).to_be_visible(timeout=SOON)
        assert "kith" not in self.page.inner_text("body").lower()

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def text(self) -> str:
        return self.main.inner_text()

    def part(self, words: str) -> Locator:
        """The one thing on the page that holds these words."""
        return self.main.locator("article, li").filter(has_text=words).first

    # By touch; somebody else does these by keyboard alone

    def goes_on(self, to: Locator) -> None:
        """By a link or a button, to another page."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            to.click()

    def fills(self, box: Locator, words: str) -> None:
        box.fill(words)

    def ticks(self, box: Locator) -> None:
        box.check()
