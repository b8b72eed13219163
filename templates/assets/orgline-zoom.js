// Tools above a chart: search, zoom, full screen. At first a chart is as it was drawn, in a box that
// scrolls; from the first zoom on, its viewBox is a window that moves over it. A plain wheel always
// scrolls the page.

import { all, boxes, chartOf, focus, make, reveal } from "./orgline.js"
import { button } from "./orgline-button.js"
import { AFTER_THE_BROWSER } from "./orgline-rows.js"

const LEAST = 0.2
const MOST = 4
const TOOL = "o-tools__button"
const views = new WeakMap()

/** How a chart is looked at: `frame` as drawn, `window` what is seen of it, null while unzoomed. */
function viewOf(chart) {
  if (!views.has(chart)) {
    const [x, y, width, height] = chart.getAttribute("viewBox").split(" ").map(Number)
    views.set(chart, { frame: { x, y, width, height }, window: null })
  }
  return views.get(chart)
}

function look(chart, window) {
  const view = viewOf(chart)
  const { x, y, width, height } = (view.window = window) ?? view.frame
  chart.setAttribute("viewBox", [x, y, width, height].map((one) => +one.toFixed(2)).join(" "))
  chart.classList.toggle("is-zoomed", Boolean(window))
  if (!window) for (const side of ["width", "height"]) chart.setAttribute(side, view.frame[side])
}

/** What an element has room for inside of its padding. */
function room(element) {
  const style = getComputedStyle(element)
  const less = (...sides) => sides.reduce((sum, side) => sum + parseFloat(style[`padding${side}`]), 0)
  return { width: element.clientWidth - less("Left", "Right"), height: element.clientHeight - less("Top", "Bottom") }
}

/** Begin to look through a window of the size of the chart's box, at what is seen there now. */
function enter(chart) {
  const view = viewOf(chart)
  if (view.window) return view.window
  const box = chart.parentNode
  const { width, height: high } = room(box)
  const height = chart.closest(":fullscreen") ? high : view.frame.height
  const window = { x: view.frame.x + box.scrollLeft, y: view.frame.y, width, height }
  chart.setAttribute("width", width)
  chart.setAttribute("height", height)
  look(chart, window)
  return window
}

/** What was made lower to fit all in becomes as high again as the chart is drawn. */
function grow(chart) {
  const { frame, window } = viewOf(chart)
  const scale = Number(chart.getAttribute("width")) / window.width
  if (chart.closest(":fullscreen") || Number(chart.getAttribute("height")) >= frame.height) return window
  chart.setAttribute("height", frame.height)
  look(chart, { ...window, height: frame.height / scale })
  return viewOf(chart).window
}

/** The middle of what is seen of a chart. */
function middle(chart) {
  const { left, right, top, bottom } = chart.parentNode.getBoundingClientRect()
  const between = (low, high, most) => (Math.max(0, low) + Math.min(high, most)) / 2
  return { x: between(left, right, innerWidth), y: between(top, bottom, innerHeight) }
}

/** Zoom by a factor; the given point of the screen, by default the middle, stays where it is. */
function zoom(chart, factor, point = middle(chart)) {
  enter(chart)
  const { x, y, width, height } = grow(chart)
  const wide = Number(chart.getAttribute("width"))
  const scale = Math.min(MOST, Math.max(LEAST, (wide / width) * factor))
  const by = wide / width / scale
  const rect = chart.getBoundingClientRect()
  const [across, down] = [(point.x - rect.left) / rect.width, (point.y - rect.top) / rect.height]
  look(chart, {
    x: x + width * across * (1 - by),
    y: y + height * down * (1 - by),
    width: width * by,
    height: height * by,
  })
}

/** Show all of a chart at once: in the middle of a full screen, else in no more room than it takes. */
function fit(chart) {
  const { frame } = viewOf(chart)
  enter(chart)
  const [wide, high] = ["width", "height"].map((side) => Number(chart.getAttribute(side)))
  const scale = Math.min(wide / frame.width, high / frame.height, MOST)
  const full = chart.closest(":fullscreen")
  if (!full) chart.setAttribute("height", frame.height * scale)
  const width = wide / scale
  const height = full ? high / scale : frame.height
  const before = full ? (frame.width - width) / 2 : 0
  look(chart, { x: frame.x + before, y: frame.y + (frame.height - height) / 2, width, height })
}

/** On paper every chart is whole; afterwards it is seen again as it was. */
const seen = new Map()
addEventListener("beforeprint", () => {
  for (const chart of all("svg.orgchart.is-zoomed")) {
    seen.set(chart, [viewOf(chart).window, chart.getAttribute("width"), chart.getAttribute("height")])
    look(chart, null)
  }
})
addEventListener("afterprint", () => {
  for (const [chart, [window, width, height]] of seen) {
    chart.setAttribute("width", width)
    chart.setAttribute("height", height)
    look(chart, window)
  }
  seen.clear()
})

function move(chart, across, down) {
  const view = viewOf(chart)
  if (!view.window) return chart.parentNode.scrollBy(-across, 0)
  const scale = Number(chart.getAttribute("width")) / view.window.width
  look(chart, { ...view.window, x: view.window.x - across / scale, y: view.window.y - down / scale })
}

/** The keys + - 0 with the focus on a box, which stays where it is. */
export function byKey(chart, key, box) {
  const { left, top, width, height } = box.getBoundingClientRect()
  if (key === "0") look(chart, null)
  else zoom(chart, key === "-" ? 0.8 : 1.25, { x: left + width / 2, y: top + height / 2 })
  reveal(box)
}

/** A box that gets the focus outside of the window moves the window. */
function onReveal(event) {
  const chart = chartOf(event.target)
  const { window } = viewOf(chart)
  if (!window) return
  event.preventDefault()
  const [seen, box] = [chart, event.target].map((one) => one.getBoundingClientRect())
  const by = (low, high, from, to) => (low < from ? from - low + 8 : high > to ? to - high - 8 : 0)
  move(chart, by(box.left, box.right, seen.left, seen.right), by(box.top, box.bottom, seen.top, seen.bottom))
  event.target.querySelector(".frame").scrollIntoView({ block: "nearest", inline: "nearest" })
}

let named = ""
/** The box that the address names, once: Firefox goes to the top of the drawing. */
function reachNamed() {
  if (!location.hash || named === location.href) return
  named = location.href
  const box = document.getElementById(location.hash.slice(1))?.querySelector(":scope > .box")
  if (box) setTimeout(() => reveal(box), AFTER_THE_BROWSER)
}

// --- drag, pinch, wheel ----------------------------------------------------------------------

const fingers = new Map()
let dragging = null
let dragged = false

function onDown(event) {
  const chart = chartOf(event.target)
  if (!chart || event.button) return
  fingers.set(event.pointerId, event)
  dragging = chart
  dragged = false
}

function onMove(event) {
  const before = fingers.get(event.pointerId)
  if (!before || !dragging?.isConnected) return
  if (!event.buttons) return onUp(event) // let go where nobody told of it
  const [across, down] = [event.clientX - before.clientX, event.clientY - before.clientY]
  if (!dragged && Math.hypot(across, down) < 5) return
  if (!dragged) dragging.setPointerCapture(event.pointerId)
  dragged = true
  const other = [...fingers.values()].find((one) => one.pointerId !== event.pointerId)
  if (other) pinch(event, before, other)
  else if (event.pointerType === "mouse" || viewOf(dragging).window) move(dragging, across, down)
  fingers.set(event.pointerId, event)
}

function pinch(event, before, other) {
  const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1
  const middle = { x: (event.clientX + other.clientX) / 2, y: (event.clientY + other.clientY) / 2 }
  zoom(dragging, apart(event) / apart(before), middle)
  move(dragging, (event.clientX - before.clientX) / 2, (event.clientY - before.clientY) / 2)
}

const onUp = (event) => fingers.delete(event.pointerId)

/** The click that ends a drag opens nothing. */
function onClick(event) {
  if (!dragged || !chartOf(event.target)) return
  dragged = false
  event.preventDefault()
  event.stopPropagation()
}

function onWheel(event) {
  if (!event.ctrlKey && !event.metaKey) return
  event.preventDefault()
  zoom(chartOf(event.target), Math.exp(-event.deltaY * 0.006), { x: event.clientX, y: event.clientY })
}

// --- the tools -------------------------------------------------------------------------------

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
const wordsOf = (box) =>
  [...all(".name, .native, .head, .old", box).map((line) => line.textContent), box.parentNode.dataset.also ?? ""]
const holds = (box, words) => plain(wordsOf(box).join(" ")).includes(words)

function finder(chart) {
  const field = make("input", { type: "search", className: "o-tools__find", placeholder: "Find unit or person" })
  const count = make("span", { className: "o-tools__count" })
  const names = make("datalist", { id: `${boxes(chart)[0]?.parentNode.id}--names` })
  field.setAttribute("aria-label", "Find a unit or person in the chart")
  field.setAttribute("list", names.id)
  count.setAttribute("role", "status")
  let found = []
  let next = 0
  field.onfocus = () => {
    const texts = boxes(chart).flatMap((box) => [...all(".name", box).map((one) => one.textContent), ...all(".head", box).map((one) => one.textContent)])
    if (!names.children.length) names.append(...[...new Set(texts)].map((value) => make("option", { value })))
  }
  field.oninput = () => {
    const words = plain(field.value.trim())
    found = words ? boxes(chart).filter((box) => holds(box, words)) : []
    next = 0
    for (const box of boxes(chart)) box.classList.toggle("is-found", found.includes(box))
    count.textContent = words ? `${found.length} found` : ""
  }
  field.onkeydown = (event) => {
    if (event.key === "Escape" && field.value) field.value = ""
    else if (event.key !== "Enter" || !found.length) return
    event.preventDefault()
    if (event.key === "Enter") focus(found[next++ % found.length])
    else field.oninput()
  }
  return [field, names, count]
}

function screen(figure, chart) {
  if (document.fullscreenElement) document.exitFullscreen()
  else figure.requestFullscreen().then(() => (look(chart, null), fit(chart)))
}

export function dress(root) {
  for (const tools of all(".o-tools:empty", root)) {
    const figure = tools.parentNode
    const chart = figure.querySelector('svg.orgchart[role="group"]')
    if (!chart) continue
    tools.setAttribute("role", "group")
    tools.setAttribute("aria-label", "Tools of the chart")
    tools.append(
      ...finder(chart),
      button(TOOL, "less", "Zoom out (or Ctrl and the wheel)", () => zoom(chart, 0.8)),
      button(TOOL, "more", "Zoom in (or Ctrl and the wheel)", () => zoom(chart, 1.25)),
      button(TOOL, "drawn", "As drawn", () => look(chart, null)),
      button(TOOL, "fit", "Fit all in", () => fit(chart)),
      ...(document.fullscreenEnabled ? [button(TOOL, "full", "Full screen", () => screen(figure, chart))] : []),
    )
    chart.addEventListener("wheel", onWheel, { passive: false })
    chart.addEventListener("reveal", onReveal)
    for (const name of ["dragstart", "selectstart"]) chart.addEventListener(name, (event) => event.preventDefault())
    figure.addEventListener("fullscreenchange", () => document.fullscreenElement || look(chart, null))
  }
  reachNamed()
}

document.addEventListener("pointerdown", onDown)
document.addEventListener("pointermove", onMove)
document.addEventListener("pointerup", onUp)
document.addEventListener("pointercancel", onUp)
document.addEventListener("click", onClick, true)
