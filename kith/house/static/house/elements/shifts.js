// Shift three times in a row, within five seconds (as GOV.UK's "exit this page" has it: screen
// readers are paused with Shift, now and then). Any other key between them begins the count anew;
// holding is once.

const WITHIN = 5000 // ms

export function threeShifts() {
  let pressed = []
  return (key, repeated = false, now = 0) => {
    if (repeated) return false
    pressed = key === "Shift" ? [...pressed.filter(then => now - then < WITHIN), now] : []
    return pressed.length === 3
  }
}
