/**
 * <keep-draft action="..."> around a box inside a form: what is written is kept a second after the
 * last key, and when the page is hidden. Without JavaScript a button in the form does it.
 */
import { settled } from "./settled.js";

const A_SECOND = 1000;

class KeepDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.soon = settled(() => this.keep(), A_SECOND);
    this.leaving = (event) => event.detail.push(this.soon.now());
    this.addEventListener("input", this.soon.touch);
    this.form.addEventListener("submit", this.soon.drop);
    document.addEventListener("visibilitychange", this.soon.now);
    document.addEventListener("leaving", this.leaving);
  }

  disconnectedCallback() {
    this.soon.drop();
    this.form.removeEventListener("submit", this.soon.drop);
    document.removeEventListener("visibilitychange", this.soon.now);
    document.removeEventListener("leaving", this.leaving);
  }

  async keep() {
    const body = new URLSearchParams(new FormData(this.form));
    const answer = await fetch(this.getAttribute("action"), {
      method: "POST",
      body,
      keepalive: true,
    }).catch(() => ({ ok: false }));
    const said = this.querySelector("[data-kept]");
    if (said) said.hidden = !answer.ok;
  }
}

customElements.define("keep-draft", KeepDraft);
