// Shift three times in a row. Any other key between them begins the count anew; holding is once.

export function threeShifts() {
  let count = 0
  return (key, repeated = false) => {
    if (repeated) return false
    count = key === "Shift" ? count + 1 : 0
    return count === 3
  }
}
