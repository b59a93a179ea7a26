"""From the invitation that the house prints to a second person's first note, in one sitting."""

from io import StringIO

import pytest
from django.core.management import call_command

from .newcomers import ByKeyboard

NARROW = {"width": 320, "height": 640}
FIRST_NOTE = "I am here now. It was not hard."


@pytest.fixture
def printed(house):
    """The address that the host reads on the terminal of a new house."""
    said = StringIO()
    call_command("welcome", stdout=said)
    return said.getvalue().split()[-1]


@pytest.fixture
def stands_in_nobodys_way(axe, js):
    """By WCAG 2.2 AA (axe is a script); on the narrowest phone nothing lies beyond the edge."""

    def looked(page):
        if js:
            axe(page)
        wide = page.viewport_size
        page.set_viewport_size(NARROW)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], page.url
        page.set_viewport_size(wide)

    return looked


def test_the_host_comes_in_and_nothing_stands_in_the_way(newcomer, printed, stands_in_nobodys_way):
    host = newcomer()
    host.arrives(printed, passing=stands_in_nobodys_way)
    host.opens("/hosts/")
    host.sees("Caring for the house")
    stands_in_nobodys_way(host.page)


def test_an_invitation_opens_once(newcomer, printed):
    first, late = newcomer(), newcomer()
    first.arrives_by(printed)
    first.comes_in_for_the_first_time()
    first.takes_the_name()
    first.keeps_the_passphrase()
    late.opens(printed)
    late.sees("This door does not open now")


def test_from_the_printed_invitation_to_a_second_persons_first_note(
    newcomer, printed, stands_in_nobodys_way
):
    host, other = newcomer(), newcomer()
    host.arrives(printed)
    other.arrives(host.invites_someone())
    other.meets_by(host.makes_a_phrase())
    stands_in_nobodys_way(other.page)
    other.waves_to(host)
    host.goes_to(other)
    host.sees("A leaf")
    other.begins_a_note_to(host, FIRST_NOTE)
    stands_in_nobodys_way(other.page)
    other.presses("Send it")
    host.sees(FIRST_NOTE)
    stands_in_nobodys_way(host.page)


def test_the_same_by_keyboard_alone(newcomer, dina):
    other = newcomer(ByKeyboard)
    other.arrives(dina.invites_someone())
    other.meets_by(dina.makes_a_phrase())
    other.waves_to(dina)
    other.writes_to(dina, FIRST_NOTE)
    dina.goes_to(other)
    dina.sees(FIRST_NOTE)
