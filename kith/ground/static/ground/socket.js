// The one socket of a page. It hears topics and numbers, never words.
//
// A page tells it what it knows; it answers what is further by now. So whatever was missed, by a
// gap, a sleep or a lost network, is asked for again, by the page, through its own door.

import { patience } from "./patience.js";

const ENDED = 4401 // the session has ended: the page asks once more, and meets a closed door
const TOO_MANY = 4408 // too many pages are open: this one listens again when it is looked at
const regions = new Map()
const wait = patience()
let socket = null
let timer = 0

export function listen(topic, region) {
  regions.set(topic, region)
  socket ? tell() : connect()
  return () => { regions.delete(topic) }
}

function connect() {
  clearTimeout(timer)
  socket = new WebSocket(`${location.origin.replace("http", "ws")}/live/`)
  socket.addEventListener("open", opened)
  socket.addEventListener("message", heard)
  socket.addEventListener("close", closed)
}

function opened() {
  wait.over()
  tell()
}

function tell() {
  if (socket?.readyState !== WebSocket.OPEN) return
  const known = [...regions].map(([topic, region]) => [topic, region.number])
  socket.send(JSON.stringify({ topics: known }))
}

function heard({ data }) {
  const said = JSON.parse(data)
  for (const [topic, number] of said.topics ?? [[said.topic, said.number]]) regions.get(topic)?.hear(number)
}

function closed({ code }) {
  socket = null
  if (code === ENDED) for (const region of regions.values()) region.hear(Infinity)
  else if (code !== TOO_MANY) timer = setTimeout(connect, wait.next())
}



function woken() {
  if (document.hidden || !regions.size) return
  socket ? tell() : connect()
}

addEventListener("online", woken)
addEventListener("pageshow", woken)
document.addEventListener("visibilitychange", woken)
