// The guide, as the server computes it (rhythm.py; the same examples are held against both).
//
// Times are seconds of the server's clock, rates are breaths a minute. A place in the guide is
// counted in breaths since it began.

const SLIDE = 1.0 // breaths a minute, a minute
const IN = 0.4 // of a breath; the rest of it goes out

const slid = (segment, time) =>
  Math.min(Math.max(0, time - segment.at), (Math.abs(segment.goal - segment.rate) * 60) / SLIDE)
const slope = segment => (segment.goal < segment.rate ? -SLIDE : SLIDE) / 60

export const rateAt = (segment, time) => segment.rate + slope(segment) * slid(segment, time)

export function breathsAt(segment, time) {
  const since = time - segment.at
  const changed = slid(segment, time)
  const sliding = slope(segment) * changed * (since - changed / 2)
  return segment.breaths + (segment.rate * since + sliding) / 60
}

export const partOf = breaths => breaths - Math.floor(breaths)
export const goesIn = breaths => partOf(breaths) < IN

export function fullness(breaths) {
  const part = partOf(breaths)
  if (part < IN) return (1 - Math.cos((Math.PI * part) / IN)) / 2
  return (1 + Math.cos((Math.PI * (part - IN)) / (1 - IN))) / 2
}
