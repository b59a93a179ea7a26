// What a page knows of the room it sits in, and what it says there. No picture, no network: both are
// handed in, so that it is the same in a browser, in a test and in the bench.
//
// `now` and `wall` are this machine's clocks (clock.js), `later(act, seconds)` waits, `say(text)` sends.

import { clock } from "./clock.js";
import { breathsAt, goesIn, rateAt } from "./rhythm.js";
import { pressed, shapeAt } from "./shape.js";

const ONE = [0] // seconds after the time came in doubt, at which it is asked for once more
const SEVERAL = [0, 0.08, 0.16, 0.25, 0.35, 0.5, 0.7]
const SOON = [2, 5, 10] // seconds after it opened
const EVERY = 25 // seconds between two questions, where nothing else was said
const DOUBTS = 2 // seconds from one row of questions to the next
const CLOSEST = 3 // seconds between two presses that are said: nobody breathes more often

export function room({ now, wall = now, later, say, follows = false }) {
  const time = clock(now, wall)
  let segments = [] // the present one, and one that begins soon
  let places = []
  let mine = null
  let open = 0 // which opening this is; 0: none
  let opens = 0
  let spoke = -Infinity // when something was last said
  let asked = -Infinity // when the time was last asked for because it was in doubt
  let several = false // whether several questions are on their way
  let said = null // the press that the others know of
  const presses = new Map()

  function tell(what = {}) {
    if (!open) return
    spoke = now()
    say(JSON.stringify({ clock: spoke, ...what }))
  }

  function opened() {
    open = ++opens
    several = false
    time.doubt()
    askAtOnce()
    for (const seconds of SOON) later(still(tell), seconds)
    later(still(again), EVERY)
    if (follows) tell({ follows: 1 })
  }

  function again() {
    if (now() - spoke > EVERY - 1) tell()
    later(still(again), EVERY)
  }

  // Several times, once; then now and then, for the answers may be held up.
  function askAtOnce() {
    asked = now()
    const more = time.lost() && !several
    several ||= more
    for (const seconds of more ? SEVERAL : ONE) later(still(tell), seconds)
  }

  // What waits does nothing any more once the line was closed.
  function still(act) {
    const opening = open
    return () => { if (open === opening) act() }
  }

  function closed() {
    open = 0
  }

  function heard(text) {
    const back = now()
    const told = JSON.parse(text)
    if (told.clock) answered(told.clock, back)
    if (told.seats) [mine, ...places] = told.seats
    if (told.segment) begins(told.segment)
    if (told.press) seen(...told.press)
  }

  // Where one answer did not agree with what was known, more are needed.
  function answered(pong, back) {
    const lost = time.lost()
    time.heard(...pong, back)
    if (time.sure()) several = false
    else if (!lost) askAtOnce()
  }

  function begins([at, breaths, rate, goal]) {
    segments = [...segments.slice(-1), { at, breaths, rate, goal }]
  }

  function seen(place, at, goes_in) {
    if (place !== mine) presses.set(place, pressed(presses.get(place), at, Boolean(goes_in)))
  }

  // In or out, by this page's own hand. The shape follows at once; the others hear of it where it can
  // be a breath.
  function press(goes_in) {
    const at = time.time()
    presses.set(mine, pressed(presses.get(mine), at, goes_in))
    const soon = goes_in ? said && at - said.at < CLOSEST : !said?.goesIn
    if (soon || !time.sure()) return
    said = { at: goes_in ? at : said.at, goesIn: goes_in }
    tell({ press: [at, Number(goes_in)] })
  }

  function follow(on) {
    follows = on
    tell({ follows: Number(on) })
  }

  // What is to be drawn now. `sure`: the time is known; until then nothing is.
  function look() {
    const at = time.time()
    if (open && !time.sure() && Math.abs(now() - asked) > DOUBTS) askAtOnce()
    if (segments.length > 1 && at >= segments[1].at) segments = segments.slice(1)
    const [segment] = segments
    const breaths = segment ? breathsAt(segment, at) : 0
    return {
      at,
      breaths,
      rate: segment ? rateAt(segment, at) : 0,
      sure: time.sure(),
      begun: Boolean(segment),
      goesIn: segment ? goesIn(breaths) : null,
      shapes: places.map(place => ({
        place,
        mine: place === mine,
        full: shapeAt(presses.get(place), breaths, at),
      })),
    }
  }

  return { opened, closed, heard, press, follow, look }
}
