"""A page in front of Ana in a real browser: says when words came to stand on it."""

from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, BrowserContext

from bench.browser import begun

from .people import People

WATCH = """words => {
  window.shown = new Promise(done => {
    const look = () => {
      if (!document.body.textContent.includes(words)) return
      watch.disconnect()
      done(performance.timeOrigin + performance.now())
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}"""
LISTENS = 500  # ms until a page that was opened has its socket


class Window:
    def __init__(self, context: BrowserContext, path: str):
        self.page = context.new_page()
        self.page.goto(path)
        self.page.wait_for_timeout(LISTENS)

    def expect(self, words: str) -> None:
        self.page.evaluate(WATCH, words)

    def when_shown(self, words: str) -> float:
        return self.page.evaluate("() => window.shown") / 1000

    def close(self) -> None:
        self.page.close()


def window_of(browser: Browser) -> Any:
    def opens(people: People, path: str) -> Window:
        context = browser.new_context(base_url=settings.KITH.origin)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": begun(people.ana)}
        context.add_cookies([{**cookie, "url": settings.KITH.origin}])  # type: ignore[typeddict-item]
        return Window(context, path)

    return opens
