// One page in a room, without a picture: the scripts of a browser, a machine whose clock drifts and is
// set now and then, somebody who breathes, and a line to the house.

import { room } from "../../kith/breathing/static/breathing/room.js";
import { line } from "./network.mjs";

const PPM = 20e-6
const FRAME = 1 / 60

export const real = () => performance.now() / 1000

export class Client {
  constructor({ url, cookie, origin, cookieName, presses, network, steps }, random) {
    this.random = random
    this.line = line(network, random)
    this.drift = (2 * random() - 1) * PPM
    this.wallOff = random() * 1e4
    this.steps = steps
    this.stood = 0 // for how long this machine's clock has stood still
    this.asleep = false
    this.presses = presses
    this.said = 0 // messages
    this.waiting = [] // what arrived while it slept
    this.timers = []
    this.room = room({
      now: () => this.now(),
      wall: () => real() + this.wallOff,
      later: (act, seconds) => this.later(act, seconds),
      say: text => this.say(text),
    })
    this.heard = [] // presses of others: [place, at, goesIn, when it was heard]
    this.closed = [] // the codes with which the house closed the line
    this.opened = this.connect(url, { cookie: `${cookieName}=${cookie}`, origin })
  }

  // As the page does: where the line was closed, it is opened again.
  connect(url, headers) {
    this.socket = new WebSocket(url, { headers })
    this.socket.addEventListener("message", ({ data }) => this.arrives(data))
    this.socket.addEventListener("close", ({ code }) => {
      this.closed.push(code)
      this.room.closed()
      setTimeout(() => this.connect(url, headers).catch(() => {}), 1000)
    })
    return new Promise((open, fail) => {
      this.socket.addEventListener("open", () => { this.room.opened(); open() })
      this.socket.addEventListener("error", fail)
    })
  }

  now() {
    const here = this.asleep ? this.since : real() - this.stood
    return here * (1 + this.drift)
  }

  later(act, seconds) {
    setTimeout(() => { if (!this.asleep) act(); else this.timers.push(act) }, seconds * 1000)
  }

  say(text) {
    this.said += 1
    this.told = JSON.parse(text).press?.[0]
    const at = this.line.out(real())
    setTimeout(() => this.socket.readyState === 1 && this.socket.send(text), (at - real()) * 1000)
  }

  arrives(data) {
    const at = this.line.back(real())
    setTimeout(() => this.asleep ? this.waiting.push(data) : this.hear(data), (at - real()) * 1000)
  }

  hear(data) {
    this.room.heard(data)
    const { press } = JSON.parse(data)
    if (press) this.heard.push([...press, real()])
  }

  sleep() {
    this.since = real() - this.stood
    this.asleep = true
    this.slept = real()
  }

  wake() {
    this.stood += real() - this.slept
    this.asleep = false
    for (const act of this.timers.splice(0)) act()
    for (const data of this.waiting.splice(0)) this.hear(data)
  }

  setClock(seconds) {
    this.wallOff += seconds
  }

  // Somebody breathes with the shape, a little late, and not like a metronome.
  breathe(seen) {
    if (!this.presses || seen.goesIn === null || seen.goesIn === this.goes) return
    this.goes = seen.goesIn
    const goesIn = seen.goesIn
    setTimeout(() => this.press(goesIn), 1000 * (0.15 + 0.5 * this.random()))
  }

  press(goesIn) {
    if (this.asleep) return
    const before = this.said
    const at = real()
    this.room.press(goesIn)
    if (this.said > before) this.pressed?.(at, goesIn, this.told)
  }
}

export { FRAME }
