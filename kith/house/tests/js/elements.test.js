import assert from "node:assert/strict";
import { test } from "node:test";
import { covered } from "../../static/house/elements/covered.js";
import { lengthOf } from "../../static/house/elements/length.js";
import { gapAt } from "../../static/house/elements/ring.js";
import { threeShifts } from "../../static/house/elements/shifts.js";

const after = (keys, every = 0) => {
  const shifts = threeShifts()
  return keys.map((key, number) => shifts(key, false, number * every)).at(-1)
}

test("three shifts in a row leave", () => assert.equal(after(["Shift", "Shift", "Shift"]), true))
test("any other key begins the count anew", () => assert.equal(after(["Shift", "Shift", "a", "Shift"]), false))
test("two shifts are two capital letters", () => assert.equal(after(["Shift", "Shift"]), false))
test("three shifts with a long rest between them are not in a row", () => {
  assert.equal(after(["Shift", "Shift", "Shift"], 4000), false)
  assert.equal(after(["Shift", "Shift", "Shift", "Shift"], 2400), true)
})
test("holding the key is pressing it once", () => {
  const shifts = threeShifts()
  assert.deepEqual([false, true, true, true].map(held => shifts("Shift", held)), [false, false, false, false])
})

test("the ring is whole at the beginning and closed at the end", () => {
  assert.equal(gapAt(300, 300), 100)
  assert.equal(gapAt(150, 300), 50)
  assert.equal(gapAt(0, 300), 0)
})
test("time that has run out or was never there leaves nothing open", () => {
  assert.equal(gapAt(-9, 300), 0)
  assert.equal(gapAt(900, 300), 100)
  assert.equal(gapAt(5, 0), 0)
  assert.equal(gapAt(NaN, NaN), 0)
})

test("a keyboard covers the foot of a page that keeps its height", () => {
  assert.equal(covered(800, { height: 500, offsetTop: 0, scale: 1 }), 300)
  assert.equal(covered(800, { height: 500, offsetTop: 120, scale: 1 }), 180)
})
test("a page that is told of the keyboard is covered by nothing", () => {
  assert.equal(covered(500, { height: 500 }), 0)
})
test("looking closer, or a browser's own bar, is not a keyboard", () => {
  assert.equal(covered(800, { height: 400, scale: 2 }), 0)
  assert.equal(covered(800, { height: 745 }), 0)
})

test("words are counted as the house counts them", () => {
  assert.equal(lengthOf("  a\r\nb  "), 3)
  assert.equal(lengthOf("🍂🍂"), 2)
})
