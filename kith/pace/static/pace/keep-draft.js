/**
 * <keep-draft action="..."> around a box inside a form: what is written is kept a second after the
 * last key, and when the page is hidden. Without a connection nothing is sent, and it is said; what
 * could not be kept is kept once there is one. Without JavaScript a button in the form does it.
 */
import { settled } from "./settled.js";

const A_SECOND = 1000;

class KeepDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.soon = settled(() => this.keep(), A_SECOND);
    this.leaving = (event) => event.detail.push(this.soon.now());
    this.addEventListener("input", this.soon.touch);
    this.sends = (event) => this.send(event);
    this.online = () => this.back();
    this.form.addEventListener("submit", this.sends);
    window.addEventListener("online", this.online);
    document.addEventListener("visibilitychange", this.soon.now);
    document.addEventListener("leaving", this.leaving);
  }

  disconnectedCallback() {
    this.soon.drop();
    this.form.removeEventListener("submit", this.sends);
    window.removeEventListener("online", this.online);
    document.removeEventListener("visibilitychange", this.soon.now);
    document.removeEventListener("leaving", this.leaving);
  }

  send(event) {
    if (navigator.onLine) return this.soon.drop();
    event.preventDefault();
    this.say("[data-offline]", true);
  }

  back() {
    this.say("[data-offline]", false);
    if (this.owes) this.keep();
  }

  say(which, shown) {
    const said = this.querySelector(which);
    if (said) said.hidden = !shown;
  }

  async keep() {
    const body = new URLSearchParams(new FormData(this.form));
    const answer = await fetch(this.getAttribute("action"), {
      method: "POST",
      body,
      keepalive: true,
    }).catch(() => ({ ok: false }));
    this.owes = !answer.ok;
    this.say("[data-kept]", answer.ok);
  }
}

customElements.define("keep-draft", KeepDraft);
