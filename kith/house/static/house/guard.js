// First on every page. What a browser brings back (Back, Forward, a reopened tab) is blanked before
// it is seen, and shown again only if the session still lives. Offline it stays blank, and says so.
//
// A page of somebody signed out keeps what was typed into it; brought back, it is asked for anew.

(() => {
  const { here, offline } = document.currentScript.dataset
  const root = document.documentElement
  let sentence = null
  let asking = false

  function blank() {
    root.hidden = true
  }

  async function ask() {
    blank()
    if (asking) return
    asking = true
    const answer = await fetch(here, { cache: "no-store" }).catch(() => null)
    asking = false
    if (answer === null) return away()
    answer.status === 204 ? show() : gone()
  }

  function show() {
    sentence?.remove()
    sentence = null
    if (document.body) document.body.hidden = false
    root.hidden = false
  }

  function gone() {
    while (root.lastChild) root.lastChild.remove()
    location.reload()
  }

  function away() {
    setTimeout(ask, 3000)
    if (!document.body) return
    document.body.hidden = true
    if (sentence === null) say()
    root.hidden = false
  }

  function say() {
    sentence = document.createElement("p")
    sentence.className = "bare"
    sentence.setAttribute("role", "status")
    sentence.textContent = offline
    root.append(sentence)
  }

  function anew() {
    blank()
    for (const form of document.forms) form.reset()
    location.reload()
  }

  const entry = performance.getEntriesByType("navigation")[0]
  if (here && entry?.type === "back_forward") ask()
  addEventListener("pagehide", blank)
  addEventListener("pageshow", event => {
    if (event.persisted) here ? ask() : anew()
  })
})()
