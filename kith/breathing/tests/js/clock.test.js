import assert from "node:assert/strict";
import { test } from "node:test";
import { clock } from "../../static/breathing/clock.js";

const AHEAD = 1000.25 // seconds: how far the server is
const near = (one, other, most) => assert.ok(Math.abs(one - other) <= most, `${one} is not ${other}`)

// A machine, and a way to the server and back that takes as long as it is told.
function machine({ ppm = 0 } = {}) {
  let real = 0
  let set = 0
  const now = () => real * (1 + ppm * 1e-6) + set
  let wall = 0
  const kept = clock(now, () => real + wall)
  const server = () => real + AHEAD
  const watch = seconds => {
    for (let left = seconds; left > 1e-9; left -= 1 / 60) { real += Math.min(left, 1 / 60); kept.time() }
  }
  return {
    kept,
    error: () => kept.time() - server(),
    wait: seconds => { real += seconds },
    watch,
    setBy: seconds => { set += seconds },
    setWall: seconds => { wall += seconds },
    ping(out = 0.1, back = 0.1) {
      const sent = now()
      watch(out)
      const at = server()
      watch(back)
      kept.heard(sent, at, at)
    },
  }
}

test("three pings are enough to know the time", () => {
  const one = machine()
  one.ping()
  assert.equal(one.kept.sure(), false)
  one.ping(); one.ping()
  assert.equal(one.kept.sure(), true)
  near(one.error(), 0, 1e-9)
})
test("a way that had to wait moves nothing, and two that waited on different sides are one that did not", () => {
  const one = machine()
  for (const [out, back] of [[0.1, 0.4], [0.9, 0.1], [0.1, 0.2]]) one.ping(out, back)
  near(one.error(), 0, 1e-4)
})
test("what differs between the two ways for good cannot be seen, and is half of it", () => {
  const one = machine()
  for (let n = 0; n < 8; n++) one.ping(0.13, 0.07)
  near(one.error(), 0.03, 1e-9)
})
test("a clock that drifts is followed", () => {
  const one = machine({ ppm: 20 })
  for (let n = 0; n < 60; n++) { one.watch(15); one.ping() }
  near(one.error(), 0, 0.004)
})
test("what is shown never jumps, however wrong it was", () => {
  const one = machine()
  for (let n = 0; n < 3; n++) one.ping(0.3, 0.1)
  let shown = one.kept.time()
  let most = 0
  for (let frame = 0; frame < 600; frame++) {
    if (frame % 60 === 0) one.ping(0.1, 0.1), shown = one.kept.time()
    one.wait(1 / 60)
    const next = one.kept.time()
    most = Math.max(most, Math.abs(next - shown - 1 / 60))
    shown = next
  }
  assert.ok(most <= 0.05 / 60 + 1e-9, `${most} s in a frame`)
  near(one.error(), 0, 1e-6)
})
test("a page that slept knows nothing until it has heard anew", () => {
  const one = machine()
  for (let n = 0; n < 5; n++) one.ping()
  one.watch(1)
  one.wait(30)
  one.setBy(-30) // the machine's clock stood still
  one.wait(1)
  one.kept.time()
  assert.equal(one.kept.sure(), false)
  for (let n = 0; n < 3; n++) one.ping()
  near(one.error(), 0, 1e-9)
})
test("a clock that is set a little is found out by the next ping", () => {
  const one = machine()
  for (let n = 0; n < 5; n++) one.ping()
  one.setBy(0.3)
  one.ping(); one.ping()
  assert.equal(one.kept.sure(), false)
  for (let n = 0; n < 3; n++) one.ping()
  one.watch(10)
  near(one.error(), 0, 1e-9)
})
test("answers from before the question tell nothing worse than the rest", () => {
  const one = machine()
  for (let n = 0; n < 5; n++) one.ping()
  one.kept.heard(5, 1, 9, 5)
  for (let n = 0; n < 3; n++) one.ping()
  near(one.error(), 0, 0.2)
})
test("a wall clock that is set costs one ping, which agrees", () => {
  const one = machine()
  for (let n = 0; n < 5; n++) one.ping()
  one.watch(1)
  one.setWall(2)
  one.kept.time()
  assert.deepEqual([one.kept.sure(), one.kept.lost()], [false, false])
  one.ping()
  assert.equal(one.kept.sure(), true)
  near(one.error(), 0, 1e-4)
})
