import assert from "node:assert/strict";
import { test } from "node:test";

import { settled } from "../../kith/pace/static/pace/settled.js";

function clockOf() {
  const clock = { waiting: new Map(), next: 1 };
  clock.setTimeout = (act) => {
    clock.waiting.set(clock.next, act);
    return clock.next++;
  };
  clock.clearTimeout = (id) => clock.waiting.delete(id);
  clock.pass = () => {
    const all = [...clock.waiting.values()];
    clock.waiting.clear();
    for (const act of all) act();
  };
  return clock;
}

function counted() {
  const clock = clockOf();
  const counter = { times: 0 };
  const soon = settled(() => counter.times++, 1000, clock);
  return { clock, counter, soon };
}

test("many keys are kept once", () => {
  const { clock, counter, soon } = counted();
  soon.touch();
  soon.touch();
  clock.pass();
  assert.equal(counter.times, 1);
});

test("sending drops what was still owed", () => {
  const { clock, counter, soon } = counted();
  soon.touch();
  soon.drop();
  clock.pass();
  assert.equal(counter.times, 0);
});

test("leaving the page keeps at once, and only what is owed", () => {
  const { clock, counter, soon } = counted();
  soon.now();
  soon.touch();
  soon.now();
  clock.pass();
  assert.equal(counter.times, 1);
});
