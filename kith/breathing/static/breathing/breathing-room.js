// <breathing-room data-in="in" data-out="out"> … a button with shapes … </breathing-room>
//
// Draws the room, and listens to a hand, a key or a tap. What is true of the room is in room.js.

import { room } from "./room.js";
import { tone } from "./tone.js";

const NO_SEAT = 4410
const ENDED = 4401
const AGAIN = [1, 2, 4, 8] // seconds until the next try, and then every eight
const SMALLEST = 0.62 // of a shape, when it is empty
const APART = 42 // how far from the middle several shapes stand

const now = () => performance.now() / 1000
const wall = () => Date.now() / 1000
const later = (act, seconds) => setTimeout(act, seconds * 1000)

class BreathingRoom extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector(".breath")
    this.word = this.querySelector(".word")
    this.state = this.querySelector(".state")
    this.shapes = [...this.querySelectorAll(".shape")]
    this.tries = 0
    this.room = room({
      now, wall, later, follows: "follows" in this.dataset,
      say: text => this.socket?.readyState === WebSocket.OPEN && this.socket.send(text),
    })
    if (this.dataset.minutes) later(() => { this.enough = true }, 60 * this.dataset.minutes)
    this.listen()
    this.connect()
    this.draw()
  }

  disconnectedCallback() {
    this.over = true
    cancelAnimationFrame(this.frame)
    this.socket?.close()
    this.tone?.stop()
  }

  // The network

  connect() {
    const opening = this.socket = new WebSocket(`${location.origin.replace("http", "ws")}/live/breath/`)
    const still = act => event => { if (this.socket === opening) act(event) }
    opening.addEventListener("open", still(() => { this.tries = 0; this.away = false; this.room.opened() }))
    opening.addEventListener("message", still(({ data }) => this.room.heard(data)))
    opening.addEventListener("close", still(({ code }) => this.lost(code)))
  }

  lost(code) {
    this.socket = null
    this.room.closed()
    if (this.over) return
    if (code === ENDED) return location.reload()
    if (code === NO_SEAT && this.asked) return this.end()
    this.asked = code === NO_SEAT // it may be another seat by now: asked for once more
    this.away = true
    later(() => this.socket || this.over || this.connect(), AGAIN[Math.min(this.tries++, AGAIN.length - 1)])
  }

  end() {
    this.over = true
    this.say(this.state.dataset.over)
    this.classList.add("ended")
  }

  // The hand

  listen() {
    const button = this.button
    if ("taps" in this.dataset) button.addEventListener("click", () => this.press(!this.pressing))
    else {
      button.addEventListener("pointerdown", event => { button.setPointerCapture(event.pointerId); this.press(true) })
      for (const ends of ["pointerup", "pointercancel", "blur"]) button.addEventListener(ends, () => this.press(false))
      button.addEventListener("keydown", event => this.key(event, true))
      button.addEventListener("keyup", event => this.key(event, false))
      button.addEventListener("contextmenu", event => event.preventDefault())
    }
    this.querySelector(".follow").addEventListener("click", event => this.follow(event.currentTarget))
    this.querySelector(".sound").addEventListener("click", event => this.sound(event.currentTarget))
    for (const woken of ["online", "pageshow"]) addEventListener(woken, () => this.socket || this.over || this.connect())
  }

  key(event, down) {
    if (event.key !== " " && event.key !== "Enter") return
    event.preventDefault()
    if (!event.repeat) this.press(down)
  }

  press(goesIn) {
    if (this.pressing === goesIn || (!goesIn && !this.pressing)) return
    this.pressing = goesIn
    this.room.press(goesIn)
  }

  follow(button) {
    const on = button.getAttribute("aria-pressed") !== "true"
    button.setAttribute("aria-pressed", on)
    this.room.follow(on)
  }

  sound(button) {
    this.tone?.stop()
    this.tone = this.tone ? null : tone()
    button.setAttribute("aria-pressed", Boolean(this.tone))
  }

  // The picture

  draw() {
    this.frame = requestAnimationFrame(() => this.draw())
    const seen = this.room.look()
    this.classList.toggle("unsure", !seen.sure)
    if (!this.over) this.say(this.state.dataset[this.stands(seen)] ?? "")
    if (!seen.sure) return
    const others = seen.shapes.filter(shape => !shape.mine)
    const mine = seen.shapes.find(shape => shape.mine)
    const all = mine ? [mine, ...others] : others
    this.shapes.forEach((circle, number) => this.put(circle, all[number], number, all.length))
    const word = seen.goesIn === null ? "" : seen.goesIn ? this.dataset.in : this.dataset.out
    if (this.word.textContent !== word) this.word.textContent = word
    this.tone?.swell(mine?.full ?? 0)
  }

  // Which sentence is true just now.
  stands(seen) {
    if (this.away) return "away"
    if (!seen.begun) return "finding"
    return this.enough ? "enough" : ""
  }

  put(circle, shape, number, many) {
    circle.classList.toggle("here", Boolean(shape))
    if (!shape) return
    const turn = Math.PI + (2 * Math.PI * number) / many
    const apart = many > 1 ? APART : 0
    circle.classList.toggle("mine", shape.mine)
    circle.style.setProperty("--x", `${(apart * Math.cos(turn)).toFixed(2)}px`)
    circle.style.setProperty("--y", `${(apart * 0.8 * Math.sin(turn)).toFixed(2)}px`)
    circle.style.setProperty("--full", (SMALLEST + (1 - SMALLEST) * shape.full).toFixed(4))
  }

  say(words) {
    if (this.state.textContent !== words) this.state.textContent = words
  }
}

customElements.define("breathing-room", BreathingRoom)
