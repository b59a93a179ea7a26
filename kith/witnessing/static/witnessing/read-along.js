/**
 * <read-along action="..." into="reading"> around a box inside a form: what is written is read along,
 * a moment after the last key, and what is said of it stands in the part of that name. It is said
 * quietly, and nothing is held up by it. Without JavaScript a button in the form does the same.
 */
import { settled } from "../pace/settled.js";

const A_MOMENT = 1500; // ms

class ReadAlong extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.soon = settled(() => this.read(), A_MOMENT);
    this.addEventListener("input", this.soon.touch);
    this.form.addEventListener("submit", this.soon.drop);
    document.addEventListener("leaving", this.soon.drop);
  }

  disconnectedCallback() {
    this.soon.drop();
    this.form.removeEventListener("submit", this.soon.drop);
    document.removeEventListener("leaving", this.soon.drop);
  }

  read() {
    const box = this.querySelector("textarea");
    const asked = new FormData();
    asked.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    asked.set("words", box.value);
    const sent = new XMLHttpRequest();
    sent.open("POST", this.getAttribute("action"));
    sent.responseType = "document";
    sent.addEventListener("load", () => this.said(sent, box.value));
    sent.send(asked);
  }

  said(sent, words) {
    const name = this.getAttribute("into");
    const [here, fresh] = [document.getElementById(name), sent.response?.getElementById(name)];
    if (sent.status !== 200 || !here || !fresh || this.querySelector("textarea").value !== words) return;
    if (here.isEqualNode(document.adoptNode(fresh))) return; // nothing new to be read out
    here.replaceChildren(...fresh.childNodes);
  }
}

customElements.define("read-along", ReadAlong);
