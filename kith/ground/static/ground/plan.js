// How one list becomes another with the least stir. The answer says, for each of the new ones, which
// of the old ones it continues (-1: none), always in order. What is alike at both ends stays; between
// them, each new one continues the next old one that is the same thing, changed.

export function plan(old, fresh, alike, same) {
  const continued = new Array(fresh.length).fill(-1)
  const shorter = Math.min(old.length, fresh.length)
  let head = 0
  while (head < shorter && alike(old[head], fresh[head])) continued[head] = head++
  let tail = 0
  while (tail < shorter - head && alike(old.at(-1 - tail), fresh.at(-1 - tail))) {
    tail += 1
    continued[fresh.length - tail] = old.length - tail
  }
  let from = head
  for (let at = head; at < fresh.length - tail; at++) {
    const found = next(from, old.length - tail, index => same(old[index], fresh[at]))
    if (found === -1) continue
    continued[at] = found
    from = found + 1
  }
  return continued
}

function next(from, to, is) {
  for (let index = from; index < to; index++) if (is(index)) return index
  return -1
}
