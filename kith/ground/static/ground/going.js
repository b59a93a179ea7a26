// Whether the reader is on the way to somewhere else: out, signed out, to another page. Then nothing
// on this page may lead them back, whatever it hears.

const LONG = 15000 // ms; a way that leads nowhere (a file that is kept) is forgotten after that

let going = false

export const isGoing = () => going

addEventListener("beforeunload", () => {
  going = true
  setTimeout(() => { going = false }, LONG)
})
addEventListener("pageshow", () => { going = false })
