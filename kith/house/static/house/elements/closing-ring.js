// <closing-ring left="240" of="300">: a ring that closes as the time goes, without a number.

import { gapAt } from "./ring.js";

class ClosingRing extends HTMLElement {
  connectedCallback() {
    this.began = performance.now()
    this.circle = this.querySelector(".closing")
    this.timer = setInterval(() => this.draw(), 1000)
    this.draw()
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  draw() {
    if (!this.circle) return
    const left = Number(this.getAttribute("left")) - (performance.now() - this.began) / 1000
    this.circle.style.setProperty("stroke-dashoffset", gapAt(left, Number(this.getAttribute("of"))))
  }
}

customElements.define("closing-ring", ClosingRing)
