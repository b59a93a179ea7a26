// Many clients in rooms, against the real house: node clients.mjs < what is to be measured (JSON).
// Writes one line of JSON. All times are seconds of this machine, where everything runs.

import { readFileSync } from "node:fs";
import { Client, FRAME, real } from "./client.mjs";

const told = JSON.parse(readFileSync(0, "utf8"))
const random = seeded(told.seed)
const WATCHED = 16 // clients of whom every frame is looked at
const SAMPLE = 0.1 // seconds
const SETTLES = 10 // seconds after which is measured

// Mulberry32: small, and the same again for the same seed.
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const part = (values, of) => values.length ? values[Math.min(values.length - 1, Math.floor(values.length * of))] : null
const sorted = values => [...values].sort((a, b) => a - b)
const sleep = seconds => new Promise(done => setTimeout(done, seconds * 1000))

const rooms = []
for (const [number, cookies] of told.rooms.entries()) {
  const clients = cookies.map((cookie, place) => new Client({
    url: told.url, origin: told.origin, cookieName: told.cookieName, cookie,
    presses: !(number % 2 === 0 && place === cookies.length - 1),
    network: told.network,
  }, random))
  rooms.push(clients)
  await Promise.all(clients.map(client => client.opened))
}
const all = rooms.flat()
const watched = all.slice(0, WATCHED)
const serverOff = Date.now() / 1000 - real() // the house's clock is this machine's

const waits = [] // of presses, until the others have them
for (const client of all) {
  client.sent = []
  client.pressed = (at, goesIn, told) => client.sent.push({ at, goesIn, told })
}

let most = 0 // degrees, of correction in a frame
const errors = []
let hidden = 0
let frames = 0

function frame(client) {
  if (client.asleep) return void (client.last = null)
  const at = real()
  const seen = client.room.look()
  client.seen = seen
  client.breathe(seen)
  frames += 1
  if (!seen.sure) hidden += 1
  if (!seen.sure || !seen.begun) return void (client.last = null)
  const last = client.last
  if (last && at - last.at < 0.1) {
    const own = seen.rate / 60 * (at - last.at)
    most = Math.max(most, Math.abs(seen.breaths - last.breaths - own) * 360)
  }
  client.last = { at, breaths: seen.breaths }
}

const ticking = setInterval(() => { for (const client of watched) frame(client) }, FRAME * 1000)
const others = all.slice(WATCHED)
const slowly = setInterval(() => { for (const client of others) frame(client) }, 100)

const differences = []
const sampling = setInterval(() => {
  if (real() < began + SETTLES) return
  for (const clients of rooms) {
    const known = clients.filter(client => client.seen?.sure && !client.asleep)
    const offs = known.map(client => client.room.look().at - real() - serverOff)
    for (let one = 0; one < offs.length; one++)
      for (let other = 0; other < one; other++) differences.push(Math.abs(offs[one] - offs[other]))
  }
}, SAMPLE * 1000)

const began = real()
const woken = []

async function sleeper() {
  const client = all[0]
  await sleep(Math.max(SETTLES, told.seconds * 0.45))
  client.sleep()
  await sleep(told.sleep)
  client.wake()
  const woke = real()
  while (real() - woke < 20) {
    frame(client)
    const off = client.seen.at - real() - serverOff
    if (client.seen.sure && Math.abs(off - client.line.unseeable) < told.right) break
    await sleep(FRAME)
  }
  woken.push(real() - woke)
}

// The wall clock of every client is set once.
for (const client of all) setTimeout(() => client.setClock((random() - 0.5) * 4), 1000 * told.seconds * (0.2 + 0.6 * random()))

const slept = told.sleep ? sleeper() : null
await sleep(told.seconds)
await slept
for (const client of all) client.presses = false
await sleep(3)
clearInterval(ticking); clearInterval(slowly); clearInterval(sampling)
const lasted = real() - began

for (const clients of rooms) {
  for (const [place, client] of clients.entries()) {
    for (const other of clients) {
      if (other === client) continue
      const got = other.heard.filter(([from]) => from === place)
      const sent = client.sent.filter(({ at }) => !(other.slept && at > other.slept - 2))
      // Known by the time that was told; what was held up for long is given a later one by the house.
      const known = new Map(got.map(each => [`${each[1]} ${each[2]}`, each]))
      sent.forEach(({ at, goesIn, told }) => {
        const kept = known.get(`${told} ${Number(goesIn)}`)
        const found = kept ?? got.find(each => Boolean(each[2]) === goesIn && each[3] > at && !each.used)
        if (found) found.used = true
        waits.push(found ? found[3] - at - client.line.ways[0] - other.line.ways[1] : Infinity)
      })
    }
  }
}

const unseeable = rooms.flatMap(clients => clients.flatMap((one, n) => clients.slice(0, n).map(other =>
  Math.abs(one.line.unseeable - other.line.unseeable))))
const minutes = (lasted + 3) / 60
const ms = seconds => seconds === null ? null : Math.round(seconds * 10000) / 10
const per = clients => clients.length ? clients.reduce((sum, client) => sum + client.said, 0) / clients.length / minutes : 0
const pressing = all.filter(client => client.sent.length)
const watching = all.filter(client => !client.sent.length)
const gaps = sorted(differences)
const took = sorted(waits)
console.log(JSON.stringify({
  disagreement_ms_p50: ms(part(gaps, 0.5)),
  disagreement_ms_p95: ms(part(gaps, 0.95)),
  unseeable_ms_p95: ms(part(sorted(unseeable), 0.95)),
  press_ms_p50: ms(part(took, 0.5)),
  press_ms_p95: ms(part(took, 0.95)),
  press_ms_p99: ms(part(took, 0.99)),
  presses: took.length,
  presses_lost: took.filter(wait => wait === Infinity).length,
  messages_a_minute_pressing: Math.round(per(pressing) * 10) / 10,
  messages_a_minute_watching: Math.round(per(watching) * 10) / 10,
  right_after_sleep_ms: woken.length ? ms(woken[0]) : null,
  correction_degrees_max: Math.round(most * 1000) / 1000,
  closed_by_the_house: all.flatMap(client => client.closed),
  hidden: frames ? Math.round((hidden / frames) * 1000) / 1000 : 0,
}))
process.exit(0)
