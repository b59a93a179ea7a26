"""The walk through a sample house: whoever is not in, a newcomer, two people, a host."""

from playwright.sync_api import Browser, Page

from kith.house.sample.cast import HOST, ONE, OTHER

from .addresses import HOSTS, OWN, SIGNED_OUT
from .camera import Camera
from .house import WAIT, SampleHouse


class Walk:
    def __init__(self, browser: Browser, house: SampleHouse, camera: Camera):
        self.browser, self.house, self.camera = browser, house, camera

    def page(self) -> Page:
        context = self.browser.new_context(base_url=self.house.origin)
        context.set_default_timeout(8000)
        return self.camera.follow(context.new_page())

    def signed_in(self, name: str) -> Page:
        page = self.page()
        page.goto("/in/")
        page.fill("[name=name]", name)
        page.fill("[name=passphrase]", self.house.ways_in[name])
        press(page, "Come in")
        return page

    def all(self) -> None:
        for part in (
            self.outside,
            self.own_pages,
            self.between_two,
            self.not_now,
            self.a_talk,
            self.settling,
            self.being_heard,
            self.hearing,
            self.further_away,
            self.hosts,
            self.arriving,
        ):
            with self.camera.steady(part.__name__):
                part()

    def look_at(self, page: Page, addresses: list[str], who: str) -> None:
        for address in addresses:
            with self.camera.steady(address):
                page.goto(address)
                self.camera.take(page, f"{who} {address}")

    def outside(self) -> None:
        page = self.page()
        self.look_at(page, SIGNED_OUT, "outside")
        page.goto("/in/")
        page.fill("[name=name]", ONE)
        page.fill("[name=passphrase]", "not the one")
        press(page, "Come in")
        self.camera.take(page, "outside in that did not open")

    def own_pages(self) -> None:
        self.look_at(self.signed_in(ONE), OWN, "own")

    def between_two(self) -> None:
        page = self.signed_in(ONE)
        page.goto("/people/")
        for address in all_to(page, "/with/"):
            page.goto(address)
            self.camera.take(page, f"with {page.inner_text('h1')}")
        nearest = at_bond(page, HOST)
        for what in ("note/", "talk/"):
            page.goto(nearest + what)
            self.camera.take(page, f"with {what}")
        page.goto(nearest)
        page.click("main form[action$='/wave/'] button >> nth=1")
        self.camera.take(page, "with wave given")
        page.goto(nearest)
        press(page, "I would be open")
        self.camera.take(page, "own limit no nearer")
        page.goto(nearest)
        page.goto(all_to(page, "/bring/")[0])
        self.camera.take(page, "bring what one can see")

    def not_now(self) -> None:
        page = self.signed_in(OTHER)
        page.goto(at_bond(page, "Slow River") + "talk/")
        self.camera.take(page, "talk to ask for")
        page.click("main form[action$='/ask/'] button")
        self.camera.take(page, "talk waiting")
        page.wait_for_timeout(WAIT * 1000)
        page.reload()
        self.camera.take(page, "talk not now")
        page.goto(at_bond(page, "Slow River") + "talk/")
        page.click("main form[action$='/ask/'] button")
        press(page, "Take it back")
        self.camera.take(page, "talk taken back")

    def a_talk(self) -> None:
        one, host = self.signed_in(ONE), self.signed_in(HOST)
        one.goto(at_bond(one, HOST) + "talk/")
        one.click("main form[action$='/ask/'] button")
        host.goto("/today/")
        self.camera.take(host, "talk asked of me")
        host.click("main form[action$='/accept/'] button")
        host.fill("main textarea", "Hello. I have ten minutes and a cup of tea.")
        host.click("main form:has(textarea) button")
        one.reload()
        self.camera.take(one, "talk that has begun")
        one.locator("main a[href^='/talks/']").first.click()
        self.camera.take(one, "talk going on")
        self.camera.take(host, "talk going on for the other")
        press(one, "Slower")
        self.camera.take(one, "talk slower")
        press(one, "Stop")
        self.camera.take(one, "talk stopped")

    def settling(self) -> None:
        one, host = self.signed_in(ONE), self.signed_in(HOST)
        one.goto(at_bond(one, HOST))
        one.locator("main a[href^='/breathe/with/']").first.click()
        self.camera.take(one, "breathe with somebody")
        press(one, "Sit down, and let them know")
        one.wait_for_selector(".shape.here")
        self.camera.take(one, "breathe in the room, alone for now")
        host.goto("/today/")
        self.camera.take(host, "breathe asked of me")
        host.locator("main a[href^='/breathe/with/']").first.click()
        press(host, "Sit down quietly")
        host.wait_for_selector(".shape.here >> nth=1")
        self.camera.take(host, "breathe in the room of two")
        press(one, "That is enough for me")
        one.get_by_label("6", exact=True).check()
        press(one, "Keep it for me")
        self.camera.take(one, "breathe afterwards")

    def being_heard(self) -> None:
        page = self.signed_in(ONE)
        page.goto("/told/")
        page.goto(all_to(page, "/told/")[0])
        self.camera.take(page, "told, and answered")
        page.get_by_role("link", name="Read it", exact=True).click()
        self.camera.take(page, "told, its words and the answer")
        page.goto(at_bond(page, HOST) + "tell/")
        self.camera.take(page, "tell somebody near")
        page.goto("/tell/")
        page.fill("main textarea", "I do not know how to say it yet.")
        press(page, "Tell it")
        self.camera.take(page, "told, on its way")

    def hearing(self) -> None:
        page = self.signed_in(ONE)
        page.goto("/room/")
        self.camera.take(page, "room, something offered")
        press(page, "I will hold it")
        self.camera.take(page, "holding")
        page.fill("main textarea >> nth=0", "You should tell him. It could be worse.")
        press(page, "How may it land?")
        self.camera.take(page, "holding, read along")
        press(page, "Send it")
        self.camera.take(page, "holding, answered")

    def further_away(self) -> None:
        page = self.signed_in(ONE)
        here = at_bond(page, "Slow River")
        page.goto(here)
        page.click("main form[action$='/back/'] button >> nth=0")
        self.camera.take(page, "stepped back, said once")
        page.goto(here)
        self.camera.take(page, "stepped back, as before")
        page.goto("/rest/")
        press(page, "Rest now")
        page.goto("/today/")
        self.camera.take(page, "today at rest")

    def hosts(self) -> None:
        page = self.signed_in(HOST)
        self.look_at(page, HOSTS, "hosts")
        page.goto("/hosts/")
        for address in all_to(page, "/hosts/brought/"):
            page.goto(address)
            self.camera.take(page, "hosts brought")
        for box in page.query_selector_all("main textarea, main input[type=text]"):
            box.fill("To see what was brought, because it is my evening here.")
        page.click("main form button")
        self.camera.take(page, "hosts opened")

    def arriving(self) -> None:
        page = self.page()
        page.goto(self.invitation())
        for name in ("welcome", "name", "passphrase", "codes", "walls", "needs", "first"):
            self.camera.take(page, f"arriving {name}")
            for box in page.query_selector_all("main input[type=checkbox][required]"):
                box.check()
            if name != "first":
                page.click("main form button >> nth=0")
                page.wait_for_load_state()

    def invitation(self) -> str:
        page = self.signed_in(HOST)
        page.goto("/hosts/invitations/")
        press(page, "Make an invitation")
        self.camera.take(page, "hosts invited")
        address = page.locator("main").inner_text().split("/arrive/")[1].split()[0]
        return f"/arrive/{address}"


def press(page: Page, words: str) -> None:
    page.locator("main button", has_text=words).first.click()
    page.wait_for_load_state()


def all_to(page: Page, beginning: str) -> list[str]:
    links = page.locator(f"main a[href^='{beginning}']").all()
    return list(dict.fromkeys(link.get_attribute("href") or "" for link in links))


def at_bond(page: Page, name: str) -> str:
    page.goto("/people/")
    link = page.locator("main a[href^='/with/']", has_text=name).first
    return link.get_attribute("href") or ""
