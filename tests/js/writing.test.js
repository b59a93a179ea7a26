import assert from "node:assert/strict"
import { test } from "node:test"

import { hearsOfWriting } from "../../kith/ground/static/ground/writing.js"

const MINUTE = 60 * 1000

function begun(minutes = { gone: 0 }) {
  const sent = []
  const heard = hearsOfWriting(token => sent.push(token), () => minutes.gone * MINUTE)
  const form = { elements: { csrfmiddlewaretoken: { value: "a token" } } }
  return { minutes, sent, key: (target = { form }) => heard({ target }) }
}

test("somebody who writes for half an hour is heard of every five minutes", () => {
  const { minutes, sent, key } = begun()
  for (minutes.gone = 0; minutes.gone < 31; minutes.gone += 1) key()
  assert.deepEqual(sent, Array(6).fill("a token"))
})

test("nobody is heard of who does not write", () => {
  const { minutes, sent } = begun()
  minutes.gone = 40
  assert.deepEqual(sent, [])
})

test("a box that belongs to no form of the house is nobody's business", () => {
  const { minutes, sent, key } = begun()
  minutes.gone = 6
  key({ form: { elements: {} } })
  key({})
  assert.deepEqual(sent, [])
})
