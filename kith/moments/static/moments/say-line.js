// <say-line> … forms … </say-line>
//
// In a talk: what is said is sent without leaving the page. The answer is the whole page again, and
// its regions are put in place. Without JavaScript the forms do the same by loading the page; so does
// what is pressed while words are still on their way, for a stop waits for nothing.

class SayLine extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this)
  }

  handleEvent(event) {
    const form = event.target
    if (this.sending && this.sending !== form.action) return
    event.preventDefault()
    if (!this.sending) this.send(form)
  }

  send(form) {
    this.sending = form.action
    const sent = new XMLHttpRequest()
    sent.open("POST", form.action)
    sent.responseType = "document"
    sent.addEventListener("loadend", () => this.answered(sent, form))
    sent.send(new FormData(form))
  }

  answered(sent, form) {
    this.sending = null
    if (sent.status === 0) return this.failed()
    const fresh = sent.status === 200 && sent.response
    if (!fresh || !fresh.getElementById("talk")) return location.reload()
    const unsaid = form.querySelector("textarea") ? null : this.querySelector("textarea")?.value
    for (const id of ["talk", "say"]) replace(id, fresh)
    const box = document.querySelector("#say textarea:not([readonly])")
    if (box && unsaid) box.value = unsaid
    box?.focus({ preventScroll: true })
  }

  failed() {
    const words = this.querySelector("[data-failed]")
    if (words) words.hidden = false
  }
}

function replace(id, fresh) {
  const here = document.getElementById(id)
  here.replaceChildren(...document.adoptNode(fresh.getElementById(id)).childNodes)
}

customElements.define("say-line", SayLine)
