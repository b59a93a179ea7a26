// Put something new in a part of the page and keep the reader's place in it: what they have typed,
// where the cursor stands, what is open, and where the two circles were.

export function keepPlace(part, change) {
  const typed = new Map([...part.querySelectorAll("textarea, input[type=text]")].map(box => [nameOf(box), box.value]))
  const open = [...part.querySelectorAll("details[open][id]")].map(one => one.id)
  const circles = new Map([...part.querySelectorAll("two-circles[key]")].map(one => [one.getAttribute("key"), one.places?.()]))
  const focus = part.contains(document.activeElement) ? placeOf(document.activeElement) : null

  change()

  for (const box of part.querySelectorAll("textarea, input[type=text]")) {
    const before = typed.get(nameOf(box))
    if (before && before !== box.value) box.value = before
  }
  for (const id of open) part.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "")
  for (const one of part.querySelectorAll("two-circles[key]")) one.moveFrom?.(circles.get(one.getAttribute("key")))
  if (focus) goBackTo(part, focus)
}

const nameOf = box => `${box.form?.getAttribute("action") ?? ""} ${box.name}`

function placeOf(element) {
  return { id: element.id, name: element.name, value: element.tagName === "BUTTON" ? element.value : null,
    from: element.selectionStart, to: element.selectionEnd }
}

function goBackTo(part, { id, name, from, to }) {
  const same = (id && part.querySelector(`#${CSS.escape(id)}`)) || (name && part.querySelector(`[name="${CSS.escape(name)}"]`))
  if (!same) return
  same.focus({ preventScroll: true })
  if (from != null) same.setSelectionRange?.(from, to)
}
