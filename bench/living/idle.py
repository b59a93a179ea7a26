"""Many pages that are open and quiet, in a process of their own: `python -m bench.living.idle`
reads a cookie a line, opens a socket for each, says so, and answers their pings until its input
ends."""

import contextlib
import select
import subprocess
import sys
from collections.abc import Iterator

from .socket import PageSocket


@contextlib.contextmanager
def listening(cookies: list[str]) -> Iterator[None]:
    command = [sys.executable, "-m", "bench.living.idle"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as idle:  # type: ignore[call-overload]
        idle.stdin.write("".join(f"{cookie}\n" for cookie in [*cookies, ""]))
        idle.stdin.flush()
        if idle.stdout.readline() != "open\n":
            raise RuntimeError("the idle pages did not open")
        yield
        idle.stdin.close()


def main() -> None:
    cookies = iter(sys.stdin.readline, "\n")
    pages = [page(cookie.strip()) for cookie in cookies]
    print("open", flush=True)
    waiting = [*pages, sys.stdin]
    while True:
        ready, _, _ = select.select(waiting, [], [])
        if sys.stdin in ready:
            return
        for each in ready:
            each.listen()


def page(cookie: str) -> PageSocket:
    """It has told what it knows, and was answered: from here on it is quiet."""
    socket = PageSocket(cookie)
    socket.tell({"nothing": 0})
    socket.listen()
    return socket


if __name__ == "__main__":
    main()
