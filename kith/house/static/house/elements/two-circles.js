// <two-circles step="2" key="...">: the server draws it. When the page is mended and the same two
// stand elsewhere than before, they move there slowly, and the rings between them come down, unless
// the reader asked for no motion.

const SLOWLY = { duration: 1800, easing: "ease-in-out" }
const still = matchMedia("(prefers-reduced-motion: reduce)")

class TwoCircles extends HTMLElement {
  beforeMending() {
    return { step: this.getAttribute("step"), sides: this.sides().map(seen) }
  }

  afterMending(before) {
    if (still.matches || before.step === this.getAttribute("step")) return
    this.sides().forEach((side, number) => move(side, before.sides[number]))
    this.querySelector(".both")?.animate([{ opacity: 0 }, { opacity: 0, offset: 0.7 }, { opacity: 1 }], SLOWLY)
  }

  sides() {
    return ["you", "them"].map(who => this.querySelector(`g.${who}`))
  }
}

function seen(side) {
  return {
    x: side.transform.baseVal.consolidate().matrix.e,
    radius: radius(side),
    rings: [...side.querySelectorAll(".ring")].map(ring => ring.cloneNode()),
  }
}

function move(side, before) {
  const now = seen(side)
  side.animate([before.x, now.x].map(x => ({ transform: `translate(${x}px, 30px)` })), SLOWLY)
  side.querySelector(".heart").animate([before.radius / now.radius, 1].map(size => ({ transform: `scale(${size})` })), SLOWLY)
  for (const ring of before.rings.slice(now.rings.length)) comeDown(side, ring)
}

function comeDown(side, ring) {
  side.append(ring)
  const fading = ring.animate([{ opacity: ring.getAttribute("opacity") }, { opacity: 0 }], SLOWLY)
  fading.finished.finally(() => ring.remove())
}

const radius = side => Number(side.querySelector(".heart").getAttribute("r"))

customElements.define("two-circles", TwoCircles)
