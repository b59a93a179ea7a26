"""Each bench has a house of its own, in a temporary folder that goes with it.

A process that a bench starts shares its house.
"""

import atexit
import os
import shutil
import socket
import tempfile
from urllib.parse import urlsplit

import django
from django.conf import settings

SHARED = "KITH_BENCH"  # in the environment of whoever already has a house


def take_a_house() -> None:
    data = tempfile.mkdtemp(prefix="kith-bench-")
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    os.environ |= {SHARED: "1", "KITH_DATA": data, "KITH_ORIGIN": f"http://127.0.0.1:{port}"}


if not settings.configured:  # tests have a house already
    if SHARED not in os.environ:
        take_a_house()
    os.environ["DJANGO_SETTINGS_MODULE"] = "kith.house.settings"
    django.setup()

PORT = urlsplit(settings.KITH.origin).port or 0
DATA = str(settings.KITH.data)
