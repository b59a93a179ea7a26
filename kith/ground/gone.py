"""Answering somebody who has gone meanwhile, which is nobody's mistake."""

import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

log = logging.getLogger(__name__)


def until_gone(send: Send) -> Send:
    """The same; but what nobody takes any more is let go.

    A server says OSError of a line that is closed, and its loop RuntimeError for the moment in
    which it is closed and the server does not know yet.
    """
    is_gone = False

    async def sent(message: Message) -> None:
        nonlocal is_gone
        if is_gone:
            return
        try:
            await send(message)
        except (OSError, RuntimeError) as error:
            is_gone = True
            log.debug("an answer was not taken (%s)", type(error).__name__)

    return sent
