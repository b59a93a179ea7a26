// <live-region id="bond" topic="..." number="3"> … </live-region>
//
// When this person's topic has changed, ask the server for this same page again and put the fresh
// region in place. What is being typed and where the reader stands stay as they are. Without
// JavaScript it is simply a part of the page.

import { listen } from "./socket.js";
import { keepPlace } from "./place.js";

class LiveRegion extends HTMLElement {
  connectedCallback() {
    this.number = Number(this.getAttribute("number") ?? 0)
    this.wanted = this.number
    this.setAttribute("aria-live", this.getAttribute("aria-live") ?? "polite")
    this.stop = listen(this.getAttribute("topic"), this)
  }

  disconnectedCallback() {
    this.stop()
  }

  hear(number) {
    if (number === this.number) return
    this.wanted = number
    if (!this.asking) this.ask()
  }

  ask() {
    const asked = this.asking = new XMLHttpRequest()
    const wanted = this.wanted
    asked.open("GET", location.href)
    asked.responseType = "document"
    asked.addEventListener("loadend", () => this.answered(asked, wanted))
    asked.send()
  }

  answered(asked, wanted) {
    this.asking = null
    if (asked.status === 0) return void setTimeout(() => this.asking || this.ask(), 3000)
    const fresh = asked.status === 200 && asked.response?.getElementById(this.id)
    if (!fresh) return location.reload()
    this.number = Math.max(wanted === Infinity ? 0 : wanted, Number(fresh.getAttribute("number") ?? 0))
    keepPlace(this, () => this.replaceChildren(...document.adoptNode(fresh).childNodes))
    if (this.wanted !== wanted) this.ask()
  }
}

customElements.define("live-region", LiveRegion)
