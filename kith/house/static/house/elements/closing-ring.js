// <closing-ring left="240" of="300">: a ring that closes as the time goes, without a number.
// When it has closed it says so (`closed`), and the part of the page around it looks again.

import { gapAt } from "./ring.js";

class ClosingRing extends HTMLElement {
  static observedAttributes = ["left", "of"]

  connectedCallback() {
    this.begin()
    this.timer = setInterval(() => this.draw(), 1000)
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  attributeChangedCallback() {
    if (this.isConnected) this.begin()
  }

  begin() {
    this.began = performance.now()
    this.draw()
  }

  draw() {
    const left = Number(this.getAttribute("left")) - (performance.now() - this.began) / 1000
    const gap = gapAt(left, Number(this.getAttribute("of")))
    this.querySelector(".closing")?.style.setProperty("stroke-dashoffset", gap)
    if (left > 0 || !this.timer) return
    clearInterval(this.timer)
    this.timer = 0
    this.dispatchEvent(new Event("closed", { bubbles: true }))
  }
}

customElements.define("closing-ring", ClosingRing)
