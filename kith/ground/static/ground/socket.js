// The one socket of a page. It hears topics and numbers, never words.
//
// A page tells it what it knows; it answers what is further by now. So whatever was missed, by a
// gap, a sleep or a lost network, is asked for again, by the page, through its own door. A socket
// that does not answer is taken for lost. Once a minute a page that is looked at asks by itself: what
// was said while nobody could carry it is heard then.

import { patience } from "./patience.js";

const ENDED = 4401 // the session has ended: the page asks once more, and meets a closed door
const TOO_MANY = 4408 // too many pages are open: this one listens again when it is looked at
const ANSWERS_WITHIN = 8000 // ms
const ASKS_EVERY = 60000 // ms
const regions = new Set()
const wait = patience()
let socket = null
let again = 0
let lost = 0

export function listen(topic, region) {
  const one = { topic, region }
  regions.add(one)
  socket ? tell() : connect()
  return () => { regions.delete(one) }
}

function connect() {
  clearTimeout(again)
  const opening = socket = new WebSocket(`${location.origin.replace("http", "ws")}/live/`)
  const still = act => event => { if (socket === opening) act(event) }
  socket.addEventListener("open", still(tell))
  socket.addEventListener("message", still(heard))
  socket.addEventListener("close", still(closed))
  expectAnswer()
}

function tell() {
  if (socket?.readyState !== WebSocket.OPEN) return
  const known = [...regions].map(({ topic, region }) => [topic, region.number])
  socket.send(JSON.stringify({ topics: known }))
  expectAnswer()
}

function expectAnswer() {
  clearTimeout(lost)
  lost = setTimeout(giveUp, ANSWERS_WITHIN)
}

function giveUp() {
  const silent = socket
  closed({})
  silent?.close()
}

function heard({ data }) {
  clearTimeout(lost)
  wait.over()
  const said = JSON.parse(data)
  for (const [topic, number] of said.topics ?? [[said.topic, said.number]]) hear(topic, number)
}

function hear(topic, number) {
  for (const one of regions) if (one.topic === topic) one.region.hear(number)
}

function closed({ code }) {
  clearTimeout(lost)
  socket = null
  if (code === ENDED) for (const one of regions) one.region.hear(Infinity)
  else if (code !== TOO_MANY) again = setTimeout(connect, wait.next())
}

function woken() {
  if (document.hidden || !regions.size) return
  socket ? tell() : connect()
}

setInterval(() => socket?.readyState === WebSocket.OPEN && woken(), ASKS_EVERY)
addEventListener("online", woken)
addEventListener("pageshow", woken)
document.addEventListener("visibilitychange", woken)
