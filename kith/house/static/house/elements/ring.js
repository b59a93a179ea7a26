// How much of the ring (its pathLength is 100) is still open when so many seconds of so many are left.

export function gapAt(left, of) {
  if (!(of > 0)) return 0
  return 100 * Math.min(1, Math.max(0, left / of))
}
