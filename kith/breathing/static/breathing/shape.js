// One person's shape, by when they pressed: a function of the last press and of the time.
//
// It fills for as long as somebody presses, but never longer than a breath can be: then it turns by
// itself, for nobody is to hold. Whoever has not pressed for a while is drawn with the guide.

import { fullness } from "./rhythm.js";

const FILLS = 5 // seconds from empty to full
const EMPTIES = 7
const KEEPS = 6 // seconds after it is empty, for which it is still theirs
const GOES_OVER = 4 // seconds from their own to the guide's

const eased = part => (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, part)))) / 2

// `press`: { at, goesIn, from }, the last of theirs and how full the shape was then; or none.
export function ownAt(press, time) {
  const since = Math.max(0, time - press.at)
  if (!press.goesIn) return press.from * (1 - eased(since / EMPTIES))
  if (since <= FILLS) return press.from + (1 - press.from) * eased(since / FILLS)
  return 1 - eased((since - FILLS) / EMPTIES)
}

export function pressed(before, at, goesIn) {
  return { at, goesIn, from: before ? ownAt(before, at) : 0 }
}

export function shapeAt(press, breaths, time) {
  const guide = fullness(breaths)
  if (!press) return guide
  const over = press.at + (press.goesIn ? FILLS : 0) + EMPTIES + KEEPS
  const part = eased((time - over) / GOES_OVER)
  return ownAt(press, time) * (1 - part) + guide * part
}
