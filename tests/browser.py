"""A real browser on a real house: what the stories stand on."""

import asyncio
import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Lock, Thread
from time import sleep, time
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from kith.ground.live import LOOPS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CHROMIUM = CHROMIUM or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TITLE = "title: "
SAY_THE_TITLE = f"""
addEventListener("DOMContentLoaded", () => console.debug("{TITLE}" + document.title))
"""


@dataclass
class Watch:
    """All that the browsers of one test asked for, heard and showed in their frames' edges."""

    at_home: set[str]  # origins that are ours
    addresses: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)  # every socket message, both ways
    titles: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)  # what the console calls an error
    broken: list[str] = field(default_factory=list)  # exceptions, and what the policy refused

    def follow(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.asked(request.url))
        context.add_init_script(SAY_THE_TITLE)
        context.on("console", self.said)
        context.on("weberror", lambda error: self.broken.append(str(error.error)))
        context.on("page", self.follow_page)

    def follow_page(self, page: Page) -> None:
        page.on("websocket", self.follow_socket)
        page.on("domcontentloaded", lambda page: self.titled(page.title()))

    def follow_socket(self, live: Any) -> None:
        self.asked(live.url.replace("ws", "http", 1))
        live.on("framesent", lambda frame: self.frames.append(str(frame)))
        live.on("framereceived", lambda frame: self.frames.append(str(frame)))

    def asked(self, address: str) -> None:
        self.addresses.append(address)
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"} and f"{parts.scheme}://{parts.netloc}" in self.at_home:
            return
        if parts.scheme not in {"data", "blob", "about"}:
            self.elsewhere.append(address)

    def titled(self, title: str) -> None:
        """Where a page has no script, its title is asked for; it may be gone by then."""
        if not title.startswith("Loading "):
            self.titles.add(title)

    def said(self, message: ConsoleMessage) -> None:
        if message.text.startswith(TITLE):
            self.titles.add(message.text.removeprefix(TITLE))
        if "Content Security Policy" in message.text:
            if message.location.get("url"):  # what axe-core tries in vain has no address
                self.broken.append(message.text)
        elif message.type == "error":
            self.errors.append(message.text)


class Neutral(BaseHTTPRequestHandler):
    """What stands for the place a leaver is sent to."""

    def do_GET(self) -> None:
        page = b"<!doctype html><html lang=en><title>Weather</title><p>Dry until the evening.</p>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextlib.contextmanager
def elsewhere(door: socket) -> Iterator[None]:
    server = ThreadingHTTPServer(door.getsockname(), Neutral, bind_and_activate=False)
    server.socket = door
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield
    server.shutdown()
    thread.join(5)


class Serving(uvicorn.Server):
    """Without the house's worker: in a story, what is due is done when the story says so."""

    def __init__(self, config: uvicorn.Config):
        super().__init__(config)
        self.pages = 0  # in the making; one whose reader has gone is made to its end
        self.counting = Lock()
        request_started.connect(self.began)
        request_finished.connect(self.ended)

    def began(self, **_signal: Any) -> None:
        with self.counting:
            self.pages += 1

    def ended(self, **_signal: Any) -> None:
        with self.counting:
            self.pages -= 1

    def comes_to_rest(self, within: float = 20) -> None:
        """Until nothing is asked of the house any more: only then is its data swept away."""
        until = time() + within
        while self.pages or self.server_state.tasks:
            assert time() < until, f"after {within} s a page or a socket was still open"
            sleep(0.01)

    async def startup(self, sockets: list[socket] | None = None) -> None:
        LOOPS.remember(asyncio.get_running_loop())
        await super().startup(sockets)


@contextlib.contextmanager
def open_house(application: Any, door: socket) -> Iterator[Serving]:
    """The house served from a thread of this process, so that its clock can be moved from here."""
    config = uvicorn.Config(
        application,
        lifespan="off",
        access_log=False,
        log_level="warning",
        log_config=None,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=1,
    )
    server = Serving(config)
    thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        sleep(0.02)
    yield server
    server.should_exit = True
    thread.join(10)
    LOOPS.remember(None)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Playwright keeps a loop running in this thread, so Django is told that it is not one."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=QUIET,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def complaints(page: Page) -> list[str]:
    """What axe-core finds wrong by WCAG 2.2 AA, one sentence each."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}, "preload": False})
    return [
        f"{rule['id']}: {rule['help']} at {[node['target'] for node in rule['nodes']]}"
        for rule in found.response["violations"]
    ]
