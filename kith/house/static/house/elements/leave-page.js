// <leave-page><a href="/leave/">Leave this page</a></leave-page>
//
// One tap, or Shift three times in a row: the screen is neutral first, then the page goes.
// Without JavaScript it is a plain link, which does the same a moment later.

import { threeShifts } from "./shifts.js";

class LeavePage extends HTMLElement {
  connectedCallback() {
    const shifts = threeShifts()
    this.stop = new AbortController()
    const { signal } = this.stop
    this.addEventListener("click", event => this.go(event), { signal })
    document.addEventListener("keydown", event => { if (shifts(event.key, event.repeat)) this.go(event) }, { signal })
  }

  disconnectedCallback() {
    this.stop.abort()
  }

  go(event) {
    event.preventDefault()
    const address = this.querySelector("a").href
    document.title = "Page"
    document.documentElement.hidden = true
    location.replace(address)
  }
}

customElements.define("leave-page", LeavePage)
