"""A house served by a process of its own, as bin/run does it; its memory and log, from outside."""

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
WAY_IN = re.compile(r"^  (\S+ \S+) +(\S.*)$", re.M)  # as `sample` says it
PATIENCE = 20.0  # seconds for an answer, on a machine that is busy


@dataclass
class Served:
    port: int
    process: "subprocess.Popen[bytes]"
    said: Path
    log: Path
    cookie: str = ""
    token: str = ""

    def memory(self, what: str = "VmRSS") -> int:
        """KiB; `VmHWM` is the most it ever was."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition(f"{what}:")[2].split()[0])

    def forget_the_most(self) -> None:
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def written(self) -> str:
        return self.log.read_text(errors="replace")

    def open(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def ask(
        self, method: str, path: str, body: str | None = None
    ) -> tuple[int, bytes, http.client.HTTPMessage]:
        """As a browser does."""
        house = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}"}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        house.request(method, path, body, headers)
        answer = house.getresponse()
        read = answer.read()
        house.close()
        return answer.status, read, answer.headers

    def come_in(self) -> None:
        """As one of the sample people."""
        name, passphrase = WAY_IN.findall(self.said.read_text())[0]
        _status, page, given = self.ask("GET", "/in/")
        self.cookie = given["Set-Cookie"].split(";")[0]
        sent = {"csrfmiddlewaretoken": found(page), "name": name, "passphrase": passphrase}
        status, _page, given = self.ask("POST", "/in/", urlencode(sent))
        assert status == 302, "nobody could come in"
        self.cookie = given["Set-Cookie"].split(";")[0]
        self.token = found(self.ask("GET", "/meet/")[1])


def found(page: bytes) -> str:
    token = TOKEN.search(page)
    assert token, "a page without a form"
    return token[1].decode()


@contextlib.contextmanager
def served(folder: Path, planted: str = "") -> Iterator[Served]:
    """`planted`: a fault, in lines of code that run before the house opens."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name[:5] != "KITH_"}
    environment |= {"KITH_DATA": str(folder / "data"), "KITH_ORIGIN": f"http://127.0.0.1:{port}"}
    environment |= {"KITH_SAMPLE": "1", "DJANGO_SETTINGS_MODULE": "kith.house.settings"}
    said, log = folder / "said", folder / "log"
    opening = f"import sys; sys.argv = ['kith', 'serve', '--port', '{port}']; main()"
    code = f"{planted}\nfrom kith.house.__main__ import main\n{opening}"
    command = [sys.executable, "-c", code]
    with said.open("wb") as out, log.open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, env=environment)
    try:
        wait_until_open(port)
        yield Served(port, process, said, log)
    finally:
        process.terminate()
        process.wait(30)


def wait_until_open(port: int, seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise TimeoutError("The house did not open.")
