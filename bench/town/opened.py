"""A town in a process of its own, and somebody who asks it for pages."""

import contextlib
import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Any

from bench import SHARED
from bench.house import seconds_of_cpu

from .plan import Size


@dataclass
class Opened:
    about: dict[str, Any]  # what `python -m bench.town` says of it

    def header(self, who: str) -> str:
        return f"{self.about['cookie_name']}={self.about['heads'][who]['cookie']}"

    def used(self) -> float:
        """Seconds of processor that its server has taken so far."""
        return seconds_of_cpu(self.about["pid"])


@contextlib.contextmanager
def opened(*sizes: Size) -> Iterator[list[Opened]]:
    """Made at the same time; each stays open until the bench is over."""
    with contextlib.ExitStack() as until:
        towns = [until.enter_context(begun(size)) for size in sizes]
        yield [Opened(json.loads(town.stdout.readline() or "{}")) for town in towns]


@contextlib.contextmanager
def begun(size: Size) -> Iterator[Any]:
    own = {name: value for name, value in os.environ.items() if name != SHARED}
    command = [sys.executable, "-m", "bench.town", *map(str, astuple(size))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=own, text=True, **pipes) as town:  # type: ignore[call-overload]
        yield town
        town.stdin.close()


class Asker:
    """Over one connection, one page after the other."""

    def __init__(self, town: Opened):
        self.house = http.client.HTTPConnection("127.0.0.1", town.about["port"])

    def ask(self, path: str, header: str) -> float:
        """How long it took, in milliseconds."""
        began = time.perf_counter()
        self.house.request("GET", path, headers={"Cookie": header})
        answer = self.house.getresponse()
        answer.read()
        took = time.perf_counter() - began
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return took * 1000
