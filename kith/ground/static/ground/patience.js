// How long to wait before trying again: one second, then twice as long each time, at most thirty,
// and never quite the same for two pages.

export function patience(chance = Math.random) {
  let tries = 0
  return {
    next: () => Math.min(30000, 1000 * 2 ** tries++) * (0.75 + chance() / 2),
    over: () => { tries = 0 },
  }
}
