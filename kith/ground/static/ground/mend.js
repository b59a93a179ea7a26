// Makes a part of the page like a fresh one, and touches only what differs: what is the same stays
// where it is, with its focus, its cursor and what was typed into it, and is not read out again.

import { plan } from "./plan.js";

export function mend(part, fresh) {
  const [old, next] = [[...part.childNodes], [...fresh.childNodes]]
  const signs = new Map([...old, ...next].map(node => [node, sign(node)]))
  const same = (node, fresh) => signs.get(node) === signs.get(fresh) && weightOf(node)
  const continued = plan(old, next, alike, same)
  const kept = new Set(continued.map(index => old[index]))
  for (const node of old) if (!kept.has(node)) node.remove()
  let place = part.firstChild
  next.forEach((node, at) => {
    const stays = old[continued[at]]
    if (!stays) return void part.insertBefore(node, place)
    mendNode(stays, node)
    place = stays.nextSibling
  })
}

// A form's token is another each time, and means the same.
export function sameToken(page) {
  const token = page.querySelector("[name=csrfmiddlewaretoken]")?.getAttribute("value")
  if (!token) return
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.setAttribute("value", token)
}

function mendNode(node, fresh) {
  if (alike(node, fresh)) return
  if (node.nodeType !== Node.ELEMENT_NODE) return void (node.nodeValue = fresh.nodeValue)
  const before = node.beforeMending?.()
  mendAttributes(node, fresh)
  if (!isBeingWritten(node)) mend(node, fresh)
  node.afterMending?.(before)
}

function mendAttributes(node, fresh) {
  for (const { name } of [...node.attributes]) {
    if (!fresh.hasAttribute(name) && !own(node, name)) node.removeAttribute(name)
  }
  for (const { name, value } of fresh.attributes) {
    if (node.getAttribute(name) !== value && !own(node, name)) node.setAttribute(name, value)
  }
}

// What belongs to the reader or to an element itself: an opened fold, a sentence that shows itself.
function own(node, name) {
  if (name === "open") return node.tagName === "DETAILS"
  if (name === "hidden") return node.tagName === "TOO-LONG" || node.hasAttribute("data-kept")
  return name === "style" || (name === "maxlength" && node.tagName === "TEXTAREA")
}

const isBeingWritten = node => node.tagName === "TEXTAREA" && node.value !== node.defaultValue

const alike = (node, fresh) => node.isEqualNode(fresh)

// A thing is continued rather than the space around it.
const weightOf = node => (node.nodeType === Node.ELEMENT_NODE ? 8 : 1)

const NAMES = ["id", "key", "name", "action", "formaction", "href"]

function sign(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeName
  const named = NAMES.some(name => node.hasAttribute(name)) ? node : node.querySelector("[id], [key], [action], [formaction], [href]")
  return [node.tagName, ...NAMES.map(name => named?.getAttribute(name))].join(" ")
}
