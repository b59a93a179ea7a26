// <two-circles step="2" key="...">: the server draws it. When a fresh picture of the same two is put
// in its place, the circles move from where they were to where they are, slowly, unless the reader
// asked for no motion.

const SLOWLY = { duration: 1400, easing: "ease-in-out" }
const still = matchMedia("(prefers-reduced-motion: reduce)")

class TwoCircles extends HTMLElement {
  places() {
    return new Map(["you", "them"].map(who => [who, Number(this.heart(who).getAttribute("cx"))]))
  }

  moveFrom(before) {
    if (!before || still.matches) return
    for (const [who, x] of before) this.slide(who, x - Number(this.heart(who).getAttribute("cx")))
  }

  slide(who, by) {
    if (!by) return
    const path = [{ transform: `translate(${by}px)` }, { transform: "none" }]
    for (const circle of this.querySelectorAll(`.${who}`)) circle.animate(path, SLOWLY)
  }

  heart(who) {
    return this.querySelector(`.heart.${who}`)
  }
}

customElements.define("two-circles", TwoCircles)
