// The page as it is now: asked for through its own door, once for all who want it at this moment.

const next = new Map()

export function askAgain(at) {
  if (!next.has(at)) next.set(at, Promise.resolve().then(() => {
    next.delete(at)
    return page(at)
  }))
  return next.get(at)
}

function page(at) {
  return new Promise(done => {
    const asked = new XMLHttpRequest()
    asked.open("GET", at)
    asked.responseType = "document"
    asked.addEventListener("loadend", () => done({ status: asked.status, page: asked.response }))
    asked.send()
  })
}
