"""A sample house of its own, on a free port, gone afterwards."""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from socket import create_server

WAIT = 12  # seconds: how long a talk is asked for in this house


@dataclass(frozen=True)
class SampleHouse:
    origin: str
    ways_in: dict[str, str]  # passphrases by name


@contextlib.contextmanager
def sample_house() -> Iterator[SampleHouse]:
    with tempfile.TemporaryDirectory(prefix="kith-look-") as data:
        port = free_port()
        origin = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "kith.house", "serve", "--port", str(port)]
        with subprocess.Popen(
            command, env=surroundings(data, origin), stdout=subprocess.PIPE, text=True
        ) as serving:
            try:
                yield SampleHouse(origin, told(serving))
            finally:
                serving.terminate()


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


def surroundings(data: str, origin: str) -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    return others | {
        "KITH_DATA": data,
        "KITH_ORIGIN": origin,
        "KITH_SAMPLE": "1",
        "KITH_WAIT_SECONDS": str(WAIT),
        "KITH_RISE_HOURS": "0.01",
    }


def told(serving: subprocess.Popen[str]) -> dict[str, str]:
    """What the house prints while it opens."""
    ways_in: dict[str, str] = {}
    for line in serving.stdout or ():
        if found := re.match(r"  (\w+ \w+) +(\w+(?: \w+){5})$", line):
            ways_in[found[1]] = found[2]
        if line.startswith("The house is open"):
            return ways_in
    raise RuntimeError("The sample house did not open.")
