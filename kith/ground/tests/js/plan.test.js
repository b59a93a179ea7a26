import assert from "node:assert/strict";
import { test } from "node:test";
import { plan } from "../../static/ground/plan.js";

// "a1" and "a2" are the same thing, changed; "a1" and "a1" are alike.
const going = (old, fresh) => plan(old.split(" "), fresh.split(" "), (a, b) => a === b, (a, b) => a[0] === b[0])

test("what is alike stays", () => assert.deepEqual(going("a1 b1 c1", "a1 b1 c1"), [0, 1, 2]))
test("what is new at an end leaves the others alone", () => {
  assert.deepEqual(going("a1 b1", "a1 b1 c1"), [0, 1, -1])
  assert.deepEqual(going("a1 b1", "c1 a1 b1"), [-1, 0, 1])
})
test("many alike in kind are told apart by what is in them", () => {
  assert.deepEqual(going("a1 a2 a3", "a0 a1 a2 a3"), [-1, 0, 1, 2])
  assert.deepEqual(going("a1 a2 a3", "a1 a3"), [0, 2])
})
test("things are continued rather than the spaces between them", () => {
  const weighs = (a, b) => a[0] === b[0] && (a[0] === "_" ? 1 : 8)
  const old = "b1 _ c1 _ d1".split(" ")
  const fresh = "a1 _ b1 _ c1".split(" ")
  const continued = plan(old, fresh, (a, b) => a === b, weighs)
  assert.deepEqual([continued[2], continued[4]], [0, 2])
})
test("a thing that changed is continued", () => assert.deepEqual(going("x1 a1 y1", "x1 a2 y1"), [0, 1, 2]))
test("what has gone is not continued by anything", () => assert.deepEqual(going("a1 b1 c1", "a1 c2"), [0, 2]))
test("the order is kept, always", () => {
  const things = ["a1", "a2", "b1", "b2", "c1"]
  const some = () => Array.from({ length: Math.floor(Math.random() * 6) }, () => things[Math.floor(Math.random() * 5)])
  for (let round = 0; round < 2000; round++) {
    const [old, fresh] = [some(), some()]
    const kept = plan(old, fresh, (a, b) => a === b, (a, b) => a[0] === b[0]).filter(index => index !== -1)
    assert.deepEqual(kept, [...new Set(kept)].sort((a, b) => a - b))
  }
})
