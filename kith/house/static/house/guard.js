// First on every inner page. A page that a browser brings back (Back, Forward, a reopened tab) is
// blanked before it is seen, and shown again only if the session still lives. Offline it stays blank.

(() => {
  const here = document.currentScript.dataset.here
  const root = document.documentElement
  const blank = () => { root.hidden = true; root.setAttribute("hidden", "") }
  const show = () => { root.hidden = false }
  const gone = () => {
    document.title = "Page"
    while (root.lastChild) root.lastChild.remove()
    location.replace("/")
  }

  async function ask() {
    blank()
    try {
      const answer = await fetch(here, { cache: "no-store", credentials: "same-origin" })
      answer.status === 204 ? show() : gone()
    } catch {
      setTimeout(ask, 3000)
    }
  }

  const entry = performance.getEntriesByType("navigation")[0]
  if (entry && entry.type === "back_forward") ask()
  addEventListener("pageshow", event => { if (event.persisted) ask() })
  addEventListener("pagehide", blank)
})()
