// How much of the page's foot (px) an on-screen keyboard covers, where the page keeps its height
// under it. Looking closer (pinching) is not a keyboard.

export function covered(height, { height: seen, offsetTop = 0, scale = 1 }) {
  if (scale > 1.01) return 0
  const by = Math.round(height - seen - offsetTop)
  return by > 80 ? by : 0
}
