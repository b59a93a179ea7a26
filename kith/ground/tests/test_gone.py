"""Somebody who has gone before the answer came is nobody's mistake."""

import asyncio

import pytest

from kith.ground.gone import until_gone


def sent(error=None):
    """What was tried to be sent, of an answer of two parts."""
    tried = []

    async def send(part):
        tried.append(part)
        if error:
            raise error

    async def answer(send):
        await send("start")
        await send("body")

    asyncio.run(answer(until_gone(send)))
    return tried


def test_an_answer_goes_out_as_it_is():
    assert sent() == ["start", "body"]


@pytest.mark.parametrize("error", [OSError(), ConnectionResetError(), RuntimeError("closed")])
def test_nothing_more_is_sent_to_who_is_gone_and_nothing_is_written_of_it(error, caplog):
    assert sent(error) == ["start"]
    assert not [record for record in caplog.records if record.levelname != "DEBUG"]


def test_a_mistake_of_the_house_is_still_one():
    with pytest.raises(KeyError):
        sent(KeyError("ours"))
