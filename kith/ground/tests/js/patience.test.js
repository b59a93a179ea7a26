import assert from "node:assert/strict";
import { test } from "node:test";
import { patience } from "../../static/ground/patience.js";

test("each wait is twice the one before, and at most half a minute", () => {
  const wait = patience(() => 0.5)
  assert.deepEqual(Array.from({ length: 7 }, () => wait.next()), [1000, 2000, 4000, 8000, 16000, 30000, 30000])
})
test("once it worked, patience begins anew", () => {
  const wait = patience(() => 0.5)
  wait.next(); wait.next(); wait.over()
  assert.equal(wait.next(), 1000)
})
test("no two pages wait quite as long", () => {
  assert.equal(patience(() => 0).next(), 750)
  assert.equal(patience(() => 1).next(), 1250)
})
