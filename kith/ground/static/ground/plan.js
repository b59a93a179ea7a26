// How one list becomes another with the least stir. The answer says, for each of the new ones, which
// of the old ones it continues (-1: none), always in order. What is alike at both ends stays; between
// them, as much as can be continues, by how much it weighs whether two are the same thing (0: not).

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
  const most = common(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail), same)
  for (const [from, to] of most) continued[head + to] = head + from
  return continued
}

// The weightiest row of pairs in which both go forward (Wagner and Fischer 1974).
function common(old, fresh, same) {
  const wide = fresh.length + 1
  const best = new Float64Array((old.length + 1) * wide)
  const weights = old.map(one => fresh.map(other => Number(same(one, other))))
  for (let from = old.length - 1; from >= 0; from--) {
    for (let to = fresh.length - 1; to >= 0; to--) {
      const weight = weights[from][to]
      const pair = weight && weight + best[(from + 1) * wide + to + 1]
      best[from * wide + to] = Math.max(pair, best[(from + 1) * wide + to], best[from * wide + to + 1])
    }
  }
  const pairs = []
  let [from, to] = [0, 0]
  while (from < old.length && to < fresh.length) {
    const here = best[from * wide + to]
    const weight = weights[from][to]
    if (weight && here === weight + best[(from + 1) * wide + to + 1]) pairs.push([from++, to++])
    else if (here === best[(from + 1) * wide + to]) from++
    else to++
  }
  return pairs
}
