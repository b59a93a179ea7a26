"""The house as tests see it: a data folder of its own in every process, quick hashing, a clock
that moves, and two loopback addresses: where the house answers, and where it sends whoever leaves.
"""

import atexit
import os
import shutil
import socket
import tempfile

KEPT = {"KITH_DATABASE", "KITH_REDIS", "KITH_REQUIRE"}  # the rest of the shell's is not ours
for name in {name for name in os.environ if name.startswith("KITH_")} - KEPT:
    del os.environ[name]

DATA = tempfile.mkdtemp(prefix="kith-test-")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

HOUSE_DOOR = socket.create_server(("127.0.0.1", 0))  # held until a browser test opens the house
ELSEWHERE_DOOR = socket.create_server(("127.0.0.1", 0))

os.environ["KITH_DATA"] = DATA
os.environ["KITH_ORIGIN"] = f"http://127.0.0.1:{HOUSE_DOOR.getsockname()[1]}"
os.environ["KITH_LEAVE_TO"] = f"http://localhost:{ELSEWHERE_DOOR.getsockname()[1]}/"

from kith.house.settings import *  # noqa: E402, F403

TESTING = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405  (PostgreSQL drops no database in use)
