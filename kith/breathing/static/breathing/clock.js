// The server's clock, as a page keeps it. All times are seconds.
//
// Each ping says between which bounds the difference of the two clocks lies: no answer leaves before
// its question came, and none comes before it left. What the way takes at least is taken off both
// bounds alike, so what is left is the part of each that had to wait; the narrowest bounds of all
// pings together are nearer than any one of them (Marzullo and Owicki 1983). That the two ways differ
// no clock can see. What is shown slews towards it: a shape that jumps would be felt.

const KEPT = 32 // pings
const DRIFT = 40e-6 // seconds a second, by which two clocks of 20 ppm may part
const SLEW = 0.05 // seconds a second
const FEWEST = 3 // pings from which the time is known well enough to be shown
const GAP = 0.4 // seconds between two looks: a page that slept, or a clock that was set
const SLEPT = 5 // seconds: so much is no clock that was set a little
const A_LITTLE = 0.01 // seconds by which bounds may cross before a clock is taken to have been set

// `now` never goes back, and may stand still while the machine sleeps; `wall` goes on, and may be set.
// Where the two part, what was known before is believed once a ping agrees with it.
export function clock(now, wall = now) {
  let pings = []
  let before = [] // what was known until it came in doubt
  let shown = null // the difference, as it is shown
  let last = null // when it was looked at, by this machine
  let doubted = -Infinity // what was asked before that is not heard
  let apart = wall() - now()
  let slept = true

  function heard(sent, received, answered, back = now()) {
    notice()
    if (sent < doubted) return
    const way = Math.max(0, back - sent - (answered - received))
    const ping = { at: back, way, middle: (received - sent + answered - back) / 2 }
    if (before.length) pings = difference([...before, ping]) === null ? [] : before
    before = []
    pings = [...pings, ping].slice(-KEPT)
    if (difference(pings) === null) pings = pings.slice(-1)
    if (pings.length < FEWEST) slept = true
  }

  // Whether a shape may be drawn by it.
  const sure = () => pings.length >= FEWEST

  function time() {
    notice()
    const here = now()
    const since = last === null ? 0 : here - last
    last = here
    if (sure()) slew(since)
    return here + (shown ?? 0)
  }

  function slew(since) {
    const goal = difference(pings)
    const most = SLEW * since
    shown = shown === null ? goal : shown + Math.min(most, Math.max(-most, goal - shown))
    slept = false
  }

  function notice() {
    const here = now()
    const parted = Math.abs(wall() - here - apart)
    const gap = last === null ? 0 : here < last ? Infinity : here - last
    if (Math.max(parted, gap) > GAP) doubt(Math.max(parted, gap) > SLEPT)
  }

  function doubt(long = false) {
    if (pings.length) before = pings
    if (long) before = []
    slept ||= long
    pings = []
    shown = last = null
    doubted = now()
    apart = wall() - doubted
  }

  // Whether several pings are needed, and not one that agrees.
  const lost = () => slept || before.length < FEWEST

  return { heard, time, sure, doubt, lost }
}

// Between the bounds of all pings, or null where they cross: then a clock was set between them.
function difference(pings) {
  const ways = pings.map(ping => ping.way).sort((a, b) => a - b)
  const least = ways[0]
  const usual = ways[ways.length >> 1] - least
  let low = -Infinity
  let high = Infinity
  for (const { at, way, middle } of pings) {
    const unsure = (way - least) / 2 + DRIFT * (pings.at(-1).at - at)
    low = Math.max(low, middle - unsure)
    high = Math.min(high, middle + unsure)
  }
  return low > high + usual + A_LITTLE ? null : (low + high) / 2
}
