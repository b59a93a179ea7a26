// <too-long for="id_words" limit="280" hidden>…</too-long>: a sentence that shows when what is in the
// box has grown too long. Nothing counts down, and nothing of what is pasted is cut off. Without
// JavaScript the box itself stops at its limit.

import { lengthOf } from "./length.js";

class TooLong extends HTMLElement {
  connectedCallback() {
    this.box = document.getElementById(this.getAttribute("for"))
    if (!this.box) return
    this.box.removeAttribute("maxlength")
    this.stop = new AbortController()
    this.box.addEventListener("input", () => this.look(), { signal: this.stop.signal })
    if (!this.box.hasAttribute("aria-invalid")) this.look() // the answer says it already
  }

  disconnectedCallback() {
    this.stop?.abort()
  }

  look() {
    this.hidden = lengthOf(this.box.value) <= Number(this.getAttribute("limit"))
  }
}

customElements.define("too-long", TooLong)
