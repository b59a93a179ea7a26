import assert from "node:assert/strict";
import { test } from "node:test";
import { gapAt } from "../../static/house/elements/ring.js";
import { threeShifts } from "../../static/house/elements/shifts.js";

const after = keys => { const shifts = threeShifts(); return keys.map(key => shifts(key)).at(-1) }

test("three shifts in a row leave", () => assert.equal(after(["Shift", "Shift", "Shift"]), true))
test("any other key begins the count anew", () => assert.equal(after(["Shift", "Shift", "a", "Shift"]), false))
test("two shifts are two capital letters", () => assert.equal(after(["Shift", "Shift"]), false))
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
