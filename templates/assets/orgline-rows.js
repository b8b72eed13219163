// Boxes of a chart and the rows of a table that speak of them point at each other.

import { all, reveal, rowsOf, show } from "./orgline.js"

export const AFTER_THE_BROWSER = 200 // ms
const WORD = 300 // ms, in which a second click would select a word

/** Point at a box and at the rows that speak of it. */
export function pick(box) {
  for (const old of all(".is-picked")) old.classList.remove("is-picked")
  box.classList.add("is-picked")
  for (const link of rowsOf(box)) link.closest("tr").classList.add("is-picked")
}

/** A link in the page leads to a box: Firefox goes to the top of the drawing, a while after the click. */
export function lead(item) {
  pick(item.firstElementChild)
  setTimeout(() => reveal(item.firstElementChild), AFTER_THE_BROWSER)
}

/**
 * A box leads to its page. Where a table tells what happened to it, the first click of a mouse
 * shows that, the second leads on; from the keyboard it leads on at once.
 */
function onBox(event) {
  const box = event.target.closest?.(".o-views .box")
  // Firefox counts a click that a key makes as one, but with no pointer.
  const byKey = !event.detail || event.pointerType === ""
  if (!box || event.defaultPrevented || byKey || event.ctrlKey || event.metaKey || box.matches(".is-picked")) return
  const [row] = rowsOf(box)
  if (!row) return
  event.preventDefault()
  event.stopPropagation()
  pick(box)
  row.closest("tr").scrollIntoView({ block: "nearest" })
}

/** All of a row leads to its box, except links in it and what is selected to be copied. */
function onRow(event) {
  const link = event.target.closest("tr")?.querySelector(".o-to-chart")
  const box = link && document.getElementById(link.hash.slice(1))?.firstElementChild
  if (!box || event.target.closest("a") || !getSelection().isCollapsed) return
  pick(box)
  setTimeout(() => getSelection().isCollapsed && (show(box), reveal(box)), WORD)
}

export function dress(root) {
  for (const table of all(".o-changes:not(.is-ready)", root)) {
    table.classList.add("is-ready")
    table.addEventListener("click", onRow)
  }
}

document.addEventListener("click", onBox, true)
