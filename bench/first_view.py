"""What a first visit loads over the wire, asked of a real browser: every file, headers included."""

from typing import Any

from playwright.sync_api import Browser, CDPSession

from bench.town.opened import Opened
from tests.browser import CHROMIUM, chromium

SETTLED = 800  # ms after a page has loaded, for what its scripts ask for
KB = 1000


def loaded(town: Opened) -> dict[str, float]:
    """By address; empty where there is no Chromium. Each in a browser that was never here."""
    about = town.about
    cookie = {"name": about["cookie_name"], "value": about["heads"]["usual"]["cookie"]}
    visits: dict[str, list[Any]] = {
        "/": [],
        f"/arrive/{about['invitation']}/": [],
        "/today/": [{**cookie, "url": about["origin"]}],
    }
    if not CHROMIUM:
        return {}
    with chromium() as browser:
        return {
            f"/{path.split('/')[1]}": round(visit(browser, about["origin"], path, cookies) / KB, 1)
            for path, cookies in visits.items()
        }


def visit(browser: Browser, origin: str, path: str, cookies: list[Any]) -> int:
    """All bytes received."""
    context = browser.new_context(base_url=origin)
    context.add_cookies(cookies)
    page = context.new_page()
    heard = Heard(context.new_cdp_session(page))
    page.goto(path, wait_until="load")
    page.wait_for_timeout(SETTLED)
    for icon in page.locator("link[rel=icon]").all():  # without a window none is fetched
        answer = context.request.get(icon.get_attribute("href") or "")
        heard.came["icon"] = len(answer.body()) + sum(
            len(each["name"]) + len(each["value"]) + 4 for each in answer.headers_array
        )
    context.close()
    return sum(heard.came.values())


class Heard:
    """Listens to what the browser receives."""

    def __init__(self, session: CDPSession):
        self.came: dict[str, int] = {}
        session.send("Network.enable")
        session.on("Network.loadingFinished", self.finished)
        session.on("Network.webSocketHandshakeResponseReceived", self.opened)
        session.on("Network.webSocketFrameReceived", self.frame)

    def finished(self, said: dict[str, Any]) -> None:
        self.came[said["requestId"]] = int(said["encodedDataLength"])

    def opened(self, said: dict[str, Any]) -> None:
        self.came[said["requestId"]] = len(said["response"].get("headersText", ""))

    def frame(self, said: dict[str, Any]) -> None:
        self.came[said["requestId"]] += len(said["response"]["payloadData"]) + 4
