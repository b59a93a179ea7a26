"""The one process: pages, sockets, and the worker that does what is due.

Leaving and help now are answered first, before Django, and need neither a thread nor the database.
"""

import asyncio
import gc
import os
import sys
from typing import Any

import django
from channels.routing import ProtocolTypeRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.house.settings")
django.setup(set_prefix=False)

from kith.breathing.breath_socket import BreathSocket  # noqa: E402  (Django wakes first)
from kith.ground.gone import until_gone  # noqa: E402
from kith.ground.handler import PooledASGIHandler  # noqa: E402
from kith.ground.live import LOOPS  # noqa: E402
from kith.ground.person_socket import PersonSocket  # noqa: E402
from kith.ground.worker import Worker  # noqa: E402
from kith.safety.outside import Outside  # noqa: E402

SWITCH = 0.0005  # seconds; Python's 5 ms are long for a nudge that waits while a page is made
SOCKETS = {"/live/": PersonSocket.as_asgi(), "/live/breath/": BreathSocket.as_asgi()}


pages = Outside(PooledASGIHandler())


async def page(scope: Any, receive: Any, send: Any) -> None:
    await pages(scope, receive, until_gone(send))


async def live(scope: Any, receive: Any, send: Any) -> None:
    """Two addresses have a socket; at any other there is nothing to hear."""
    if socket := SOCKETS.get(scope["path"]):
        await socket(scope, receive, until_gone(send))
    else:
        await send({"type": "websocket.close"})


async def opening_hours(scope: Any, receive: Any, send: Any) -> None:
    """The worker comes with the house and goes with it; nudges learn where the sockets live."""
    worker = Worker()
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            sys.setswitchinterval(SWITCH)
            gc.freeze()  # the house's own code lives as long as it does: not looked through again
            LOOPS.remember(asyncio.get_running_loop())
            worker.start()
            await send({"type": "lifespan.startup.complete"})
        else:
            LOOPS.remember(None)
            await asyncio.to_thread(worker.stop)
            await send({"type": "lifespan.shutdown.complete"})
            return


application = ProtocolTypeRouter({"http": page, "websocket": live, "lifespan": opening_hours})
