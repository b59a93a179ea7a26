// As the server counts: code points, with each line's end as one, and nothing around the edges.

export function lengthOf(words) {
  return [...words.replaceAll("\r\n", "\n").trim()].length
}
