"""Somebody who comes for the first time, page by page."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from kith.people.models import Person

from .people import Someone

FURTHEST = 60  # stops on one page
IS_SEEN = """each => each === document.activeElement && each.checkVisibility()
    && [each, each.closest("label") ?? each].some(
      part => getComputedStyle(part).outlineStyle !== "none")"""


class Newcomer(Someone):
    """Has an invitation's address and nothing else. Each of these is one page."""

    def __init__(self, browser: Callable[[], Page], js: bool = True):
        super().__init__(browser, "", "", js)

    def arrives_by(self, invitation: str) -> None:
        self.opens(invitation)
        self.sees("A name that is not your real one")

    def comes_in_for_the_first_time(self) -> None:
        self.ticks(self.main.get_by_role("checkbox").first)
        self.presses("Come in")

    def takes_the_name(self) -> None:
        """Two gentle words that the house offers."""
        box = self.main.get_by_label("The name you go by here")
        self.name = box.input_value()
        assert len(self.name.split()) == 2
        self.presses("Go by this name")

    def keeps_the_passphrase(self) -> None:
        self.passphrase = self.main.get_by_label("Your passphrase").input_value()
        assert len(self.passphrase.split()) == 6
        self.presses("Keep this passphrase")

    def takes_the_codes(self) -> None:
        codes = self.main.locator("code").all_inner_texts()
        assert len(set(codes)) == 8
        self.wrote += codes
        self.presses("I have them")

    def names_a_wall(self) -> None:
        self.ticks(self.main.get_by_role("checkbox").first)
        self.presses("Go on")

    def says_what_calms(self, words: str) -> None:
        self.writes("What calms me", words)
        self.presses("Go on")

    def goes_to_today(self) -> None:
        self.follows("To Today")
        self.sees("Nothing here is waiting on you.")

    def arrives(self, invitation: str, passing: Callable[[Page], object] = id) -> Person:
        """All of it in one sitting; `passing` looks at each page."""
        self.arrives_by(invitation)
        for step in (
            self.comes_in_for_the_first_time,
            self.takes_the_name,
            self.keeps_the_passphrase,
            self.takes_the_codes,
            self.names_a_wall,
            lambda: self.says_what_calms("Warm tea and an open door"),
            self.goes_to_today,
        ):
            passing(self.page)
            step()
        passing(self.page)
        return self.person


class ByKeyboard(Newcomer):
    """Touches nothing: the keyboard leads everywhere, and it is always seen where one is."""

    def goes_on(self, to: Locator) -> None:
        self.tabs_to(to)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.keyboard.press("Enter")

    def fills(self, box: Locator, words: str) -> None:
        self.tabs_to(box)
        self.page.keyboard.type(words)

    def ticks(self, box: Locator) -> None:
        """Radio buttons that belong together are one stop; arrows go between them."""
        if box.get_attribute("type") == "checkbox":
            self.tabs_to(box)
            return self.page.keyboard.press("Space")
        while not box.is_checked():
            self.tabs_to(self.main.locator(f"[name={box.get_attribute('name')}]:checked"))
            self.page.keyboard.press("ArrowDown")

    def tabs_to(self, what: Locator) -> None:
        for _ in range(FURTHEST):
            if what.evaluate("each => each === document.activeElement"):
                break
            self.page.keyboard.press("Tab")
        assert what.evaluate(IS_SEEN)
