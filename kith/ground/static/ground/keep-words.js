// Nobody's words go because the page has changed around them: a box that is no longer asked for
// stays, to be read and copied, and where the focus was lost the part itself takes it.

export function keepWords(part, change) {
  const boxes = [...part.querySelectorAll("textarea")].filter(box => box.value !== box.defaultValue)
  const names = boxes.map(box => box.labels[0]?.textContent ?? "")
  const within = part.contains(document.activeElement)

  change()

  boxes.forEach((box, number) => { if (!box.isConnected) keep(part, box, names[number]) })
  if (within && !part.contains(document.activeElement)) take(part)
}

function keep(part, box, name) {
  const asked = box.id && part.querySelector(`textarea#${CSS.escape(box.id)}`)
  if (asked) return void (asked.value = box.value)
  box.readOnly = true
  const kept = document.createElement("div")
  const label = document.createElement("label")
  label.htmlFor = box.id
  label.textContent = [name.trim(), box.dataset.unsent].filter(Boolean).join(". ")
  kept.className = "kept"
  kept.append(label, box)
  part.prepend(kept)
}

function take(part) {
  part.tabIndex = -1
  part.focus({ preventScroll: true })
}
