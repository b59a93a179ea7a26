"""Processes of the house that can be killed at any moment and started anew on the same data."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from bench import DATA, PORT
from bench.house import wait_until_open


class Process:
    """One process of the house: `serve`, or `work`. What it logs is kept beside its data."""

    def __init__(self, *what: str, planted: str = "", **settings: str):
        self.what = what
        self.environment = os.environ | {"KITH_PLANTED": planted} | settings
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (Path(DATA) / "bench.log").open("ab") as log:
            command = [sys.executable, "-m", "bench.faulting.otherwise", *self.what]
            self.running = subprocess.Popen(
                command, env=self.environment, stdout=subprocess.DEVNULL, stderr=log
            )

    @property
    def pid(self) -> int:
        assert self.running  # noqa: S101
        return self.running.pid

    def kill(self) -> None:
        """As the machine would, without a word."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: int) -> None:
        if self.running and self.running.poll() is None:
            self.running.send_signal(how)
            self.running.wait(30)


class Server(Process):
    def __init__(self, planted: str = "", **settings: str):
        super().__init__("serve", "--port", str(PORT), planted=planted, **settings)

    def start(self) -> None:
        super().start()
        wait_until_open()


class Worker(Process):
    def __init__(self, planted: str = "", **settings: str):
        super().__init__("work", planted=planted, **settings)
