import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { breathsAt, fullness, goesIn, rateAt } from "../../static/breathing/rhythm.js";

const examples = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url)))
const near = (one, other, most) => assert.ok(Math.abs(one - other) <= most, `${one} is not ${other}`)

test("the guide of a page is that of the house, at any time", () => {
  for (const { then, ...segment } of examples)
    for (const [time, rate, breaths, full] of then) {
      near(rateAt(segment, time), rate, 1e-6)
      near(breathsAt(segment, time), breaths, 1e-6)
      near(fullness(breathsAt(segment, time)), full, 1e-5)
    }
})
test("it goes in for two fifths of a breath, also of one before the first", () => {
  assert.deepEqual([0, 0.39, 0.41, 0.99, 7.2, -0.9, -0.1].map(goesIn), [true, true, false, false, true, true, false])
})
test("it is empty where a breath begins and full where it turns", () => {
  near(fullness(3), 0, 1e-12)
  near(fullness(3.4), 1, 1e-12)
})
