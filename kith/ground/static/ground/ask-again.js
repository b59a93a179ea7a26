// The page as it is now: asked for through its own door, once for all who want it at this moment.

let next = null

export function askAgain() {
  next ??= Promise.resolve().then(() => {
    next = null
    return page()
  })
  return next
}

function page() {
  return new Promise(done => {
    const asked = new XMLHttpRequest()
    asked.open("GET", location.href)
    asked.responseType = "document"
    asked.addEventListener("loadend", () => done({ status: asked.status, page: asked.response }))
    asked.send()
  })
}
