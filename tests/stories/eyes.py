"""Eyes on a screen: what could be read on it at any moment, and from when on it was neutral."""

import base64
import io
from collections.abc import Callable
from contextlib import suppress
from time import sleep, time
from typing import Any

from PIL import Image
from playwright.sync_api import ConsoleMessage, Error, Page

SEEN = "seen: "
TOUCHED = "touched: "
# Of the root: `innerText` of a body that is hidden would be all that is in it, seen or not.
LOOK = f"""(() => {{
  let since = Date.now()
  const look = () => {{
    const root = document.documentElement
    const words = root?.checkVisibility() && root.innerText.trim()
    if (words) console.log("{SEEN}" + Date.now() + " " + since + " " + words)
    requestAnimationFrame(look)
  }}
  requestAnimationFrame(look)
  const touch = () => console.log("{TOUCHED}" + Date.now())
  addEventListener("click", touch, true)
  addEventListener("keydown", touch, true)
  addEventListener("pagehide", () => {{ since = Infinity }})
  addEventListener("pageshow", event => {{
    since = Date.now()
    event.persisted && console.log("brought back")
  }})
}})()"""


class Eyes:
    """In every frame that is drawn, the words on the page; also on one that is brought back."""

    def __init__(self, page: Page):
        self.page = page
        self.seen: list[str] = []
        self.open_since = 0.0  # seconds
        self.touched = 0.0  # when somebody last pressed or tapped (seconds)
        self.brought_back = False  # alive, as it was, without being asked for again
        page.context.add_init_script(LOOK)
        page.on("console", self.heard)

    def heard(self, message: ConsoleMessage) -> None:
        said = message.text
        if said.startswith(SEEN):
            self.look(*said.removeprefix(SEEN).split(" ", 2))
        elif said.startswith(TOUCHED):
            self.touched = float(said.removeprefix(TOUCHED)) / 1000
        self.brought_back = self.brought_back or said == "brought back"

    def look(self, at: str, since: str, words: str) -> None:
        """What a sleeping page had still to say when it is woken was seen before. So was what a
        page draws that has not yet heard that another has taken its place: it has been up since
        before. One that was put away and draws before it says that it is back, is seen."""
        if min(float(at), float(since)) / 1000 >= self.open_since:
            self.seen.append(words)

    def close(self) -> None:
        """What was seen until now does not count."""
        self.seen, self.brought_back, self.open_since = [], False, time()

    def __repr__(self) -> str:
        return f"Eyes(brought_back={self.brought_back}, seen={self.seen})"

    def saw(self, words: str) -> bool:
        return any(words in each for each in self.seen)

    def goes(self, way: str) -> None:
        """Back, or forward, as a person would: the browser may bring a page back alive."""
        with suppress(Error):  # it may be on its way already
            self.page.evaluate(f"setTimeout(() => history.{way}())")
        self.page.wait_for_timeout(800)


class Film:
    """The screen itself, frame by frame."""

    def __init__(self, page: Page):
        self.page = page
        self.frames: list[tuple[float, bytes]] = []
        self.camera = page.context.new_cdp_session(page)
        self.camera.on("Page.screencastFrame", self.keep)
        self.camera.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})

    def keep(self, frame: dict[str, Any]) -> None:
        at = frame["metadata"].get("timestamp", time())
        self.frames.append((at, base64.b64decode(frame["data"])))
        self.camera.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    def neutral_after(self, moment: float, wait: int = 500) -> float:
        """Milliseconds from the moment to the first frame that has nothing of the house on it."""
        self.page.wait_for_timeout(wait)
        later = [(at, picture) for at, picture in self.frames if at >= moment]
        return 1000 * (first(later, is_neutral) - moment)


def first(frames: list[tuple[float, bytes]], fits: Callable[[bytes], bool]) -> float:
    return next(at for at, picture in frames if fits(picture))


def is_neutral(picture: bytes) -> bool:
    """Nothing but one colour below the first lines, where the neutral place has its sentence."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    low, high = image.crop((0, image.height // 4, image.width, image.height)).getextrema()
    return low == high


def eventually(is_so: Callable[[], bool], within: float = 5) -> None:
    """What the server does a moment after it has answered."""
    until = time() + within
    while not is_so():
        assert time() < until
        sleep(0.05)
