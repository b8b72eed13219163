// From one chart to another: what stays glides to its new place, what is new fades in and is marked,
// what is gone fades out. Transforms are set frame by frame, which costs a quarter of what
// transitions on so many elements would.

import { all, boxes, keyOf, make, nameOf, placeOf, retrace } from "./orgline.js"

const SVG = "http://www.w3.org/2000/svg"
export const TIME = 700
const MOST = 250

const draw = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

const entries = new WeakMap()
/** The line about a box in the list beside its chart. */
function entryOf(box) {
  const figure = box.closest(".o-figure")
  if (figure && !entries.has(figure))
    entries.set(figure, new Map(all(".o-tree:not(.is-before) [data-box]", figure).map((entry) => [entry.dataset.box, entry])))
  return entries.get(figure)?.get(keyOf(box))
}

/**
 * Hang a word over a box's upper border, at its right end or its `left` one, and behind its line in the
 * list; `word` also says it where colours are not seen. There it covers neither what the box says nor
 * what the box above it does; of two words on a narrow box the second one hangs over its edge.
 */
export function flag(box, style, word, left = false) {
  unflag(box, style)
  const wide = word.length * 6 + 10
  const width = Number(box.querySelector(".frame").getAttribute("width"))
  const [other] = all(":scope > .flag > rect", box)
  const over = other ? Math.max(0, Number(other.getAttribute("width")) + wide + 14 - width) : 0
  const place = [left ? 6 - over : Math.max(6, width - 6 - wide) + over, -11]
  box.classList.add(style)
  box.append(
    draw("g", { class: `badge flag ${style}`, transform: `translate(${place})` },
      draw("rect", { width: wide, height: 18, rx: 3 }),
      draw("text", { class: "word", x: wide / 2, y: 13, "text-anchor": "middle" }, word)),
  )
  const entry = entryOf(box)
  entry?.classList.add(style)
  entry?.insertBefore(make("span", { className: `o-flag ${style}`, textContent: word }), entry.querySelector(":scope > ul"))
}

export function unflag(box, style) {
  const entry = entryOf(box)
  for (const old of all(`:scope > .flag.${style}`, box)) {
    old.remove()
    box.classList.remove(style)
  }
  for (const old of entry ? all(`:scope > .o-flag.${style}`, entry) : []) {
    old.remove()
    entry.classList.remove(style)
  }
}

const byKey = (chart) => new Map(boxes(chart).map((box) => [keyOf(box), box]))
const parentOf = (box) => box.parentNode.parentNode.closest('[role="listitem"]')?.id.replace(/^.*?--/, "")
const put = (box, [x, y]) => box.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`)
const ease = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2)

const standsForMore = (key) => key.startsWith("more--")
const folds = (chart) => [...chart.keys()].some(standsForMore)
const units = (boxes) => boxes.filter((box) => !standsForMore(keyOf(box)))

/**
 * Let `next` grow out of `old`, which need not be on the page any more. Tells what differs:
 * the boxes of units that are new, that went (of `old`), and that stand below another one. What is in
 * one chart only is neither where the other does not draw all units: it may be among the rest there.
 */
export function glide(old, next) {
  const [was, is] = [byKey(old), byKey(next)]
  const fresh = [...is].filter(([key]) => !was.has(key)).map(([, box]) => box)
  const gone = [...was].filter(([key]) => !is.has(key)).map(([, box]) => box)
  const stay = [...is].filter(([key]) => was.has(key))
  const moved = stay.filter(([key, box]) => parentOf(was.get(key)) !== parentOf(box)).map(([, box]) => box)
  const ways = stay
    .map(([key, box]) => ({ box, from: placeOf(was.get(key)), to: placeOf(box) }))
    .filter(({ from, to }) => from[0] !== to[0] || from[1] !== to[1])
  const still = calm() || ways.length > MOST
  if (!still && document.visibilityState === "visible") run(next, ways, fresh, gone)
  const parts = { fresh: folds(was) ? [] : units(fresh), gone: folds(is) ? [] : units(gone), moved }
  return { ...parts, partly: folds(was) || folds(is), still: ![fresh, gone, moved].some((list) => list.length) }
}

/** Whether the reader wants nothing to move. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches

const runs = new Map()
/** Bring what moves to its end at once. */
export const settle = () => [...runs.values()].forEach((end) => end())
addEventListener("beforeprint", settle)

function run(chart, ways, fresh, gone) {
  runs.get(chart)?.()
  const ghosts = draw("g", { class: "ghosts", "aria-hidden": "true" }, ...gone.map(ghost))
  const lines = chart.querySelectorAll(".ties, .lines")
  chart.prepend(ghosts)
  const at = (share) => {
    for (const { box, from, to } of ways) put(box, from.map((start, axis) => start + (to[axis] - start) * ease(share)))
    for (const box of fresh) box.style.opacity = share
    for (const line of lines) line.style.opacity = Math.max(0, share * 2 - 1)
    ghosts.style.opacity = Math.max(0, 1 - share * 2)
  }
  const end = () => {
    at(1)
    chart.classList.remove("is-moving")
    for (const one of [...fresh, ...lines]) one.style.opacity = ""
    ghosts.remove()
    runs.delete(chart)
    retrace()
  }
  let begun
  let frame
  const tick = (now) => {
    begun ??= now
    const share = (now - begun) / TIME
    if (share >= 1 || !chart.isConnected) return end()
    at(share)
    frame = requestAnimationFrame(tick)
  }
  runs.set(chart, () => (cancelAnimationFrame(frame), end()))
  chart.classList.add("is-moving")
  at(0)
  frame = requestAnimationFrame(tick)
}

function ghost(box) {
  const copy = box.cloneNode(true)
  for (const name of ["id", "tabindex", "role", "aria-label"]) copy.removeAttribute(name)
  copy.removeAttributeNS("http://www.w3.org/1999/xlink", "href")
  return copy
}

/**
 * What differs, in a sentence: names while they are few, else numbers. After a step `back` what the
 * later chart has is not there yet. What was only possibly gone is not said to go.
 */
export function told({ fresh, gone, moved, partly = false }, back = false) {
  const left = gone.filter((box) => !box.matches(".is-doubted"))
  const parts = back
    ? [["there at that time", fresh], ["not there yet", left], ["elsewhere then", moved]]
    : [["new", fresh], ["gone", left], ["certainly gone", gone.filter((box) => !left.includes(box))], ["moved", moved]]
  const said = parts
    .filter(([, list]) => list.length)
    .map(([word, list]) => (list.length > 3 ? `${list.length} ${word}` : `${word}: ${list.map(nameOf).join(", ")}`))
  const rest = partly ? " Not all units are drawn, so this need not be all." : ""
  if (said.length) return `${back ? "Back in time" : "Since the chart before"} – ${said.join("; ")}.${rest}`
  return partly ? `What both charts draw is in the same places.${rest}` : "The same units in the same places."
}
