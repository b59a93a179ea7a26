// A line between a client and the house that is as long, as uneven and as lossy as it is told, by the
// rules of TCP: nothing overtakes, and what is lost is sent again after one timeout, with everything
// behind it waiting. The timeout is Linux's: the smoothed round trip and four times its variation, at
// least 0.2 s more, and twice as long each time (RFC 6298).

const LEAST = 0.2 // seconds

export function line({ rtt, jitter, loss, asymmetry }, random) {
  const uneven = (2 * random() - 1) * asymmetry // of the round trip, between the two ways
  const ways = [0.5 + uneven / 2, 0.5 - uneven / 2].map(part => part * rtt)
  const timeout = rtt + jitter + Math.max(LEAST, 2 * jitter)

  function way(least) {
    let free = 0 // when what was sent before has arrived
    return sent => {
      let late = 0
      for (let wait = timeout; random() < loss; wait *= 2) late += wait
      free = Math.max(free, sent + late + least + random() * jitter)
      return free
    }
  }

  return { out: way(ways[0]), back: way(ways[1]), ways, unseeable: (ways[0] - ways[1]) / 2 }
}
