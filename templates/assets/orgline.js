// What every page loads. It only adds: each page is complete without it. Listeners stand on the
// document, once for the whole visit, so the theme may exchange a page's content as it likes;
// dress() prepares what is new. Rarely used parts are modules of their own, loaded where needed.

const CHART = 'svg.orgchart[role="group"]'
const ITEM = '[role="listitem"]'

export const all = (what, where = document) => [...where.querySelectorAll(what)]
export const chartOf = (element) => element.closest?.(CHART)
export const boxes = (chart) => all(`${ITEM} > .box`, chart)
/** A box's key, the same in every chart: what follows the chart's own key in its item's id. */
export const keyOf = (box) => box.parentNode.id.replace(/^.*?--/, "")
export const nameOf = (box) => all(".name", box).map((line) => line.textContent).join(" ")
export const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

const part = (name) => import(`./orgline-${name}.js`)
const PARTS = {
  ".o-tools": "zoom",
  ".o-scrub": "scrub",
  ".o-compare": "compare",
  ".o-lineage-frame": "lineage",
  "[data-lens], [data-known]": "told",
  "[data-filter]": "filter",
  ".o-to-chart": "rows",
  "[data-copy]": "copy",
}

/** Prepare a page or a part of one; may be repeated. */
export function dress(root = document) {
  for (const chart of all(CHART, root)) dressChart(chart)
  for (const views of all(".o-views:not(.is-ready)", root)) dressViews(views)
  for (const [what, name] of Object.entries(PARTS))
    if (root.querySelector(what)) part(name).then((module) => module.dress(root))
}

// --- one Tab stop a chart; arrows walk the tree ----------------------------------------------

function dressChart(chart) {
  boxes(chart).forEach((box, number) => box.setAttribute("tabindex", number ? -1 : 0))
  if (chart.nextElementSibling) return
  const end = make("p", { className: "o-end", tabIndex: -1, textContent: "End of the chart" })
  chart.after(end)
}

const WAYS = {
  ArrowRight: (item) => item.querySelector(`:scope > [role="list"] > ${ITEM}`),
  ArrowLeft: (item) => item.parentNode.closest(ITEM),
  ArrowDown: (item) => item.nextElementSibling,
  ArrowUp: (item) => item.previousElementSibling,
}

/** Bring a box into view; a zoomed chart moves its window instead. */
export function reveal(box) {
  const event = new CustomEvent("reveal", { bubbles: true, cancelable: true })
  // Of a group Firefox brings only the corner into view, so it is asked for the frame.
  if (box.dispatchEvent(event)) box.querySelector(".frame").scrollIntoView({ block: "nearest", inline: "nearest" })
}

export function focus(box) {
  box.setAttribute("tabindex", 0)
  box.focus({ preventScroll: true })
  reveal(box)
}

const LETTERS = 700 // ms between those of one name
let typed = ""
let typedAt = 0
function byName(chart, from, letter, now) {
  typed = now - typedAt > LETTERS ? letter : typed + letter
  typedAt = now
  const list = boxes(chart)
  const first = list.indexOf(from) + (typed.length > 1 ? 0 : 1)
  const rest = [...list.slice(first), ...list.slice(0, first)]
  return rest.find((box) => nameOf(box).toLowerCase().startsWith(typed.toLowerCase()))
}

function onKey(event) {
  const chart = chartOf(event.target)
  const box = event.target.closest?.(".box")
  if (!chart || !box || event.ctrlKey || event.metaKey || event.altKey) return
  const { key } = event
  const typing = typed && event.timeStamp - typedAt < LETTERS
  let next
  // In the middle of a name a space is a space, and + - 0 do not zoom.
  if (key.length === 1 && (typing || !" +-=0".includes(key))) next = byName(chart, box, key, event.timeStamp) ?? box
  else if (WAYS[key]) next = WAYS[key](box.parentNode)?.querySelector(".box") ?? box
  else if (key === "Home") next = boxes(chart)[0]
  else if (key === "End") next = boxes(chart).at(-1)
  else if ("+-=0".includes(key)) part("zoom").then((zoom) => zoom.byKey(chart, key, box))
  else if (key === "Escape") chart.nextElementSibling.focus()
  else return
  event.preventDefault()
  event.stopPropagation() // letters are shortcuts of the theme elsewhere
  if (next) focus(next)
}

function onFocus({ target }) {
  const chart = chartOf(target)
  if (!chart) return
  for (const box of all('.box[tabindex="0"]', chart)) box.setAttribute("tabindex", -1)
  target.setAttribute("tabindex", 0)
  trace(target)
}

// --- the way to the root, and the rows of a table that speak of a box ------------------------

const ways = new WeakMap()
/** The connectors of a chart, one by one: where each ends, and its path. */
function connectors(chart) {
  if (!ways.has(chart)) {
    const paths = all(".tie", chart).flatMap((tie) => tie.getAttribute("d").split(/(?=M)/))
    ways.set(chart, paths.map((path) => [...path.match(/([-\d.]+) ([-\d.]+)$/).slice(1).map(Number), path]))
  }
  return ways.get(chart)
}

export const placeOf = (box) => box.getAttribute("transform").match(/-?[\d.]+/g).map(Number)

function connectorTo(chart, box) {
  const [left, top] = placeOf(box)
  const bottom = top + Number(box.querySelector(".frame").getAttribute("height")) + 1
  return connectors(chart).find(([x, y]) => Math.abs(x - left) < 2 && y > top && y < bottom)?.[2] ?? ""
}

let traced = null
function trace(target) {
  const chart = chartOf(target)
  const box = target.closest?.(".box") ?? chart?.querySelector(".box:focus")
  const row = target.closest?.("tr")?.querySelector("a.o-to-chart")
  if (traced === (box ?? row)) return
  traced = box ?? row
  for (const old of all(".is-path, .is-near")) old.classList.remove("is-path", "is-near")
  for (const old of all(".tie-path")) old.remove()
  if (row) document.getElementById(row.hash.slice(1))?.firstElementChild.classList.add("is-near")
  if (!chart || !box) return
  for (const link of rowsOf(box)) link.closest("tr").classList.add("is-near")
  let path = ""
  for (let item = box.parentNode; item; item = item.parentNode.closest(ITEM)) {
    const one = item.querySelector(".box")
    one.classList.add("is-path")
    path += connectorTo(chart, one)
  }
  const line = document.createElementNS(chart.namespaceURI, "path")
  line.setAttribute("class", "tie-path")
  line.setAttribute("d", path)
  chart.querySelector(".ties")?.append(line)
}

/** What a box stands at the end of is known when it has arrived there. */
export function retrace() {
  const again = traced
  traced = null
  if (again?.isConnected) trace(again)
}

export const rowsOf = (box) => all(`a.o-to-chart[href$="#chart--${CSS.escape(keyOf(box))}"]`)

function onClick(event) {
  if (event.defaultPrevented) return
  const link = event.target.closest?.('article a[href*="#"]')
  const target = link?.pathname === location.pathname && document.getElementById(link.hash.slice(1))
  if (target) {
    link.search = location.search
    show(target)
    if (target.matches(ITEM)) part("rows").then(({ lead }) => lead(target))
    // The theme would fetch the page again for a place on it, and with that forget what is shown.
    event.stopPropagation()
    const quiet = (pop) => location.hash === link.hash && pop.preventDefault()
    document.addEventListener("earlypop", quiet)
    setTimeout(() => document.removeEventListener("earlypop", quiet), 500)
  }
}

/**
 * The theme's instant navigation passes over links of drawings: their `target` is an object even
 * where none is set. So a click on one is repeated on an HTML link to the same place.
 */
function onDrawnLink(event) {
  const drawn = event.target.closest?.("svg a")
  const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event
  if (!drawn || button || metaKey || ctrlKey || shiftKey || altKey || defaultPrevented) return
  event.preventDefault()
  const link = make("a", { href: drawn.href.baseVal })
  document.body.append(link)
  link.click()
  link.remove()
}

// --- views under tabs ------------------------------------------------------------------------

const panelsOf = (views) => all(":scope > .o-view", views)

function dressViews(views) {
  const tabs = all(".o-tabs__tab", views)
  if (!tabs.length) return
  views.classList.add("is-ready")
  views.querySelector(".o-tabs").setAttribute("role", "tablist")
  for (const tab of tabs) {
    const panel = document.getElementById(tab.hash.slice(1))
    tab.setAttribute("role", "tab")
    tab.setAttribute("aria-controls", panel.id)
    tab.id = `tab-${panel.id}`
    panel.setAttribute("role", "tabpanel")
    panel.setAttribute("aria-labelledby", tab.id)
  }
  const named = location.hash && views.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`)
  const first = panelsOf(views).find((panel) => named && panel.contains(named)) ?? panelsOf(views)[0]
  for (const panel of panelsOf(views)) panel.hidden = panel !== first // so nothing moves while the page opens
  select(views, first)
}

function select(views, panel) {
  const before = panelsOf(views).find((one) => !one.hidden && one !== panel)
  for (const one of panelsOf(views)) one.hidden = one !== panel
  for (const tab of all(".o-tabs__tab", views)) {
    const chosen = tab.hash === `#${panel.id}`
    tab.setAttribute("aria-selected", chosen)
    tab.tabIndex = chosen ? 0 : -1
  }
  const [from, to] = [before, panel].map((one) => one?.querySelector(CHART))
  if (from && to) part("glide").then(({ glide }) => glide(from, to))
}

export function show(element) {
  const panel = element.closest(".o-view[hidden]")
  if (panel) select(panel.parentNode, panel)
}

function onTab(event) {
  const tab = event.target.closest?.('[role="tab"]')
  if (!tab) return
  const tabs = all('[role="tab"]', tab.parentNode)
  const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.indexOf(tab), End: -1 - tabs.indexOf(tab) }
  const step = event.type === "click" || event.key === " " ? 0 : steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  event.stopPropagation()
  const next = tabs.at((tabs.indexOf(tab) + step) % tabs.length)
  select(next.closest(".o-views"), document.getElementById(next.hash.slice(1)))
  history.replaceState(history.state, "", next.hash)
  next.focus()
}

const LISTENERS = [
  ["keydown", onKey], ["keydown", onTab], ["click", onTab], ["click", onClick],
  ["focusin", onFocus], ["pointerover", ({ target }) => trace(target)],
]
document.addEventListener("click", onDrawnLink)
for (const [name, listener] of LISTENERS) document.addEventListener(name, listener, true)
if (window.document$) window.document$.subscribe(() => dress())
else dress()
