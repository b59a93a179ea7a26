"""A long letter to a host is not lost because it took its time."""

import pytest

from kith.connections.rules import Step

AHEAD = "(() => { const now = Date.now; Date.now = () => now() + (window.ahead ?? 0) })()"
A_WHILE = 20  # minutes
BOX = "What would you like a host to know?"


@pytest.fixture
def writing(ana):
    """Ana at the page for a host, in a browser whose clock goes with the house's."""
    ana.page.add_init_script(AHEAD)
    ana.opens("/bring/")
    ana.writes(BOX, "It began in spring.")
    return ana


def go_on(ana, later, words):
    later(minutes=A_WHILE)
    ana.page.evaluate(f"window.ahead = (window.ahead ?? 0) + {A_WHILE} * 60 * 1000")
    with ana.page.expect_response("**/here/") as heard:
        ana.main.get_by_label(BOX).press_sequentially(words)
    assert heard.value.status == 204


def test_an_hour_over_a_letter_to_a_host(writing, later):
    for words in (" It got worse.", " I did not know whom to ask.", " Now I do."):
        go_on(writing, later, words)
    writing.presses("Send to the hosts")
    writing.sees("It is with the hosts")


def test_who_only_leaves_the_page_open_is_signed_out_all_the_same(writing, later):
    later(minutes=31)
    writing.presses("Send to the hosts")
    writing.does_not_see("It is with the hosts")


def test_without_a_connection_nothing_is_sent_and_nothing_is_lost(ana, bond):
    bond.begin(Step.NOTE)
    ana.opens(f"/with/{bond.token}/note/")
    ana.page.context.set_offline(True)
    ana.main.get_by_label("A few kind words").press_sequentially("I thought of you.")
    ana.main.get_by_role("button", name="Send it").click()
    ana.sees("There is no connection just now.")
    with ana.page.expect_response("**/drafts/keep/quietly/") as kept:
        ana.page.context.set_offline(False)
    assert kept.value.status == 204
    ana.sees("Kept among your drafts.")
    ana.page.wait_for_selector("[data-offline]", state="hidden")
    ana.presses("Send it")
    ana.sees("It will reach them if and when they are open to it.")
