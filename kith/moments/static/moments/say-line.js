// <say-line> … a form … </say-line>
//
// In a talk: what is said is sent without leaving the page. Once it is taken, the regions of the page
// ask again, if they have not heard of it yet. Any other answer is the whole page, and its regions are
// put in place. Without JavaScript the form does the same by loading the page; so does what is pressed
// while words are still on their way, for a stop waits for nothing.

const TAKEN = 202
const HEARS_WITHIN = 500 // ms

class SayLine extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this)
  }

  handleEvent(event) {
    const { target: form, submitter } = event
    const other = submitter?.hasAttribute("formaction")
    const address = other ? submitter.formAction : form.action
    const box = form.querySelector("textarea")
    if (this.sending && this.sending !== address) return void (box.disabled = true) // it is sent already
    event.preventDefault()
    if (!this.sending) this.send(form, address, box, other)
  }

  // Another button than *Say it* sends none of the words: they stay in their box.
  send(form, address, box, other) {
    this.sending = address
    this.querySelector(".error")?.remove()
    const said = new FormData(form)
    if (other) said.delete(box.name)
    const sent = new XMLHttpRequest()
    const taken = this.whenTaken(box)
    sent.open("POST", address)
    sent.responseType = "document"
    sent.addEventListener("loadend", () => sent.status === TAKEN ? taken() : this.answered(sent, other))
    sent.send(said)
  }

  whenTaken(box) {
    const words = box?.value
    const known = [...document.querySelectorAll("live-region")].map(region => [region, region.number])
    return () => {
      this.sending = null
      if (box.value === words) box.value = ""
      box.dispatchEvent(new Event("input", { bubbles: true }))
      setTimeout(() => known.forEach(askWhereNothingWasHeard), HEARS_WITHIN)
    }
  }

  answered(sent, other) {
    this.sending = null
    if (sent.status === 0) return this.failed()
    const fresh = sent.status === 200 && sent.response
    if (!fresh || !fresh.getElementById("talk")) return location.reload()
    const unsaid = other ? this.querySelector("textarea")?.value : null
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

function askWhereNothingWasHeard([region, number]) {
  if (region.isConnected && region.number === number) region.ask()
}

function replace(id, fresh) {
  const here = document.getElementById(id)
  here.replaceChildren(...document.adoptNode(fresh.getElementById(id)).childNodes)
}

customElements.define("say-line", SayLine)
