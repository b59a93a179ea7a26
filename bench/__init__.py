"""Each bench has a house of its own, in a temporary folder that goes with it."""

import atexit
import os
import shutil
import socket
import tempfile

import django

with socket.create_server(("127.0.0.1", 0)) as door:
    PORT = door.getsockname()[1]
DATA = tempfile.mkdtemp(prefix="kith-bench-")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

os.environ |= {"KITH_DATA": DATA, "KITH_ORIGIN": f"http://127.0.0.1:{PORT}"}
os.environ["DJANGO_SETTINGS_MODULE"] = "kith.house.settings"
django.setup()
