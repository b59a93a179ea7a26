// <live-region id="bond" topic="..." number="3"> … </live-region>
//
// When this person's topic has changed, ask the server for this same page again and mend the region
// after the fresh one. Where a page can come after a button, whose address is not there to look at,
// at="..." says where it is. What is being typed and where the reader stands stay as they are. Without
// JavaScript it is simply a part of the page.

import { askAgain } from "./ask-again.js";
import { isGoing } from "./going.js";
import { keepWords } from "./keep-words.js";
import { mend, sameToken } from "./mend.js";
import { listen } from "./socket.js";

class LiveRegion extends HTMLElement {
  connectedCallback() {
    this.number = this.wanted = Number(this.getAttribute("number") ?? 0)
    if (!this.hasAttribute("aria-live")) this.setAttribute("aria-live", "polite")
    this.stop = new AbortController()
    this.addEventListener("closed", () => this.ask(), { signal: this.stop.signal })
    this.deaf = listen(this.getAttribute("topic"), this)
  }

  get at() {
    return this.getAttribute("at") ?? location.pathname + location.search
  }

  disconnectedCallback() {
    this.deaf()
    this.stop.abort()
  }

  hear(number) {
    if (number === this.number) return
    this.wanted = number
    this.ask()
  }

  async ask() {
    if (this.asking) return
    this.asking = true
    const wanted = this.wanted
    const answer = await askAgain(this.at)
    this.asking = false
    if (this.isConnected) this.answered(answer, wanted)
  }

  answered({ status, page }, wanted) {
    if (status === 0 || status >= 500) return void setTimeout(() => this.ask(), 3000)
    const fresh = status === 200 && page?.getElementById(this.id)
    if (!fresh) return isGoing() || location.replace(this.at)
    sameToken(page)
    keepWords(this, () => mend(this, fresh))
    this.number = Math.max(Number.isFinite(wanted) ? wanted : 0, Number(fresh.getAttribute("number") ?? 0))
    if (this.wanted !== wanted && this.wanted > this.number) this.ask()
  }
}

customElements.define("live-region", LiveRegion)
