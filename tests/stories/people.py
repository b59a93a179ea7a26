"""The people of the stories, and what they do, in the words of the house."""

from collections.abc import Callable
from functools import cached_property

from playwright.sync_api import Page

from kith.people.models import Person

from .browsing import SOON, Browsing

WILL_REACH = "It will reach them if and when they are open to it."
HOLDS = "It holds from now. This page looks as before until tomorrow."


class Someone(Browsing):
    """A person of the house in a browser of their own. Each act begins at the page for it."""

    def __init__(self, browser: Callable[[], Page], name: str, passphrase: str, js: bool = True):
        super().__init__(browser, js)
        self.name, self.passphrase = name, passphrase

    @cached_property
    def person(self) -> Person:
        return Person.objects.get(pk=Person.objects.called(self.name).pk)

    def secrets(self) -> list[str]:
        """What is found nowhere but on the pages of those it is meant for."""
        of_theirs = [self.name, self.passphrase, self.person.token] if self.name else []
        return of_theirs + self.wrote

    # Coming in

    def comes_in(self) -> None:
        self.opens("/in/")
        self.fills(self.main.get_by_label("The name you use here"), self.name)
        self._gives_the_passphrase("Come in")

    def proves_it(self) -> None:
        """Where the house asks once more whether it is they."""
        if self.main.get_by_role("heading", name="Your passphrase, once more").is_visible():
            self._gives_the_passphrase("It is me")

    def _gives_the_passphrase(self, button: str) -> None:
        self.fills(self.main.get_by_label("Your passphrase"), self.passphrase)
        self.presses(button)

    # Meeting

    def makes_a_phrase(self, begin: str = "notes") -> str:
        self.opens("/meet/")
        self.follows("Make a phrase")
        self.chooses(begin)
        self.presses("Make a phrase")
        return self.page.inner_text("#phrase")

    def meets_by(self, phrase: str, begin: str = "notes") -> None:
        self.opens("/meet/")
        self.fills(self.main.get_by_label("The phrase they gave you"), phrase)
        self.chooses(begin)
        self.presses("Meet them")

    # Between two

    def goes_to(self, other: "Someone") -> None:
        self.opens("/people/")
        self.goes_on(self.main.get_by_role("link", name=other.name).first)

    def waves_to(self, other: "Someone", gesture: str = "A leaf") -> None:
        self.goes_to(other)
        self.presses(gesture)
        self.sees(WILL_REACH)

    def begins_a_note_to(self, other: "Someone", words: str) -> None:
        self.goes_to(other)
        self.follows("Write a note")
        self.writes("A few kind words", words)

    def writes_to(self, other: "Someone", words: str) -> None:
        self.begins_a_note_to(other, words)
        self.presses("Send it")
        self.sees(WILL_REACH)

    def takes_back(self, words: str) -> None:
        self.presses("Take this back", within=self.part(words))

    def wishes_to_come_nearer_to(self, other: "Someone") -> None:
        self.goes_to(other)
        self.presses("I would be open to one step closer")
        self.sees("It is kept, and nobody is told.")

    def steps_back_from(self, other: "Someone", to: str) -> None:
        self.goes_to(other)
        self.presses(f"Back to {to}")
        self.sees(HOLDS)

    def puts_up_a_wall_to(self, other: "Someone") -> None:
        self.goes_to(other)
        self.presses("Put a wall between us")
        self.sees(HOLDS)

    def is_shown_at(self, step: str, other: "Someone") -> None:
        """Where this person's page says the two are."""
        self.goes_to(other)
        self.sees_the_step(step)

    def sees_the_step(self, step: str) -> None:
        self.sees("You are apart for now." if step == "apart" else f"You are at {step}.")

    # In a talk

    def asks_to_talk(self, other: "Someone") -> None:
        self.goes_to(other)
        self.follows("A short talk")
        self.presses("Ask now")
        self.sees("Within a few minutes you will know.")

    def says_yes(self) -> None:
        self.sees("would like to talk now")
        self.presses("Yes, begin")

    def joins_the_talk(self) -> None:
        self.sees("said yes.")
        self.follows("Go to the talk")

    def says(self, words: str) -> None:
        self.writes("Your words", words)
        self.presses("Say it", stays=True)

    # With a host

    def brings(self, words: str) -> None:
        """Something that this person can see on the page that is open: two taps."""
        self.goes_on(self.part(words).get_by_role("link", name="Bring this to a host"))
        self.presses("Send to the hosts")
        self.sees("It is with the hosts now.")

    def invites_someone(self) -> str:
        """As a host. The address that is shown once."""
        self.opens("/hosts/invitations/")
        self.proves_it()
        self.presses("Make an invitation")
        return self.main.locator("code").inner_text()

    def opens_what_was_brought(self, reason: str) -> None:
        """As a host: never without saying why."""
        self.opens("/hosts/")
        self.proves_it()
        self.goes_on(self.main.locator("a[href^='/hosts/brought/']").first)
        self.writes("Why do you open it?", reason)
        self.presses("Open it")

    def answers(self, words: str) -> None:
        self.follows("Write an answer")
        self.writes("What you decided, and why", words)
        self.presses(self.main.locator("form button").first.inner_text())

    # Leaving in a hurry

    def leaves(self, leave_to: str) -> None:
        self.page.locator("a.leave").click()
        self.page.wait_for_url(leave_to, timeout=SOON)

    def presses_shift_three_times(self, leave_to: str) -> None:
        for _ in range(3):
            self.page.keyboard.press("Shift")
        self.page.wait_for_url(leave_to, timeout=SOON)
