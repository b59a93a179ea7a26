// <leave-page><a href="/leave/">Leave this page</a></leave-page>
//
// One tap, or Shift three times in a row: the screen is neutral first, then the page goes. What is
// being written hears `leaving` on the document, and says what it is still keeping: that has a
// moment, behind a blank screen, for once the session is over nothing can be kept. Without
// JavaScript it is a plain link, which does the same a moment later.

import { threeShifts } from "./shifts.js";
import { covered } from "./covered.js";

const AT_MOST = 400 // ms

class LeavePage extends HTMLElement {
  connectedCallback() {
    const shifts = threeShifts()
    this.stop = new AbortController()
    const { signal } = this.stop
    this.addEventListener("click", event => this.go(event), { signal })
    document.addEventListener("keydown", event => {
      if (shifts(event.key, event.repeat, event.timeStamp)) this.go(event)
    }, { signal, capture: true })
    this.watch(window.visualViewport, signal)
  }

  disconnectedCallback() {
    this.stop.abort()
  }

  go(event) {
    event.preventDefault()
    const { href } = this.querySelector("a")
    document.documentElement.hidden = true
    const leaving = new CustomEvent("leaving", { detail: [] })
    document.dispatchEvent(leaving)
    document.body.remove() // and with it all that could still speak, or lead back here
    const late = new Promise(done => setTimeout(done, AT_MOST))
    Promise.race([Promise.allSettled(leaving.detail), late]).then(() => location.replace(href))
  }

  // Where an on-screen keyboard covers the page without telling it, this stays above the keyboard.
  watch(view, signal) {
    if (!view) return
    const lift = () => {
      const by = covered(document.documentElement.clientHeight, view)
      document.documentElement.style.setProperty("--lift", `${by}px`)
    }
    view.addEventListener("resize", lift, { signal })
    view.addEventListener("scroll", lift, { signal })
  }
}

customElements.define("leave-page", LeavePage)
