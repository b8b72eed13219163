// Who tells it, and who could have known: two choices over the same chart. Both stay in the address
// (`told`, `known`), so a link leads to what its sender saw.

import { all, boxes, keyOf, make, nameOf } from "./orgline.js"
import { flag, unflag } from "./orgline-glide.js"

const chosen = (name) => new URLSearchParams(location.search).get(name) ?? ""

function remember(name, value) {
  const url = new URL(location)
  if (value) url.searchParams.set(name, value)
  else url.searchParams.delete(name)
  history.replaceState(history.state, "", url)
}

/** The chart that a choice is about: the first one after it. */
const chartAfter = (element) =>
  all('svg.orgchart[role="group"]').find((chart) => element.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING)

/** Say more of a box than it says by itself; "" takes that back. */
function say(box, name, words) {
  box.spoken ??= { own: box.getAttribute("aria-label") }
  box.spoken[name] = words
  box.setAttribute("aria-label", Object.values(box.spoken).filter(Boolean).join("; "))
}

// --- as told by ------------------------------------------------------------------------------

function dressLens(nav) {
  nav.classList.add("is-ready")
  for (const one of all(".o-lens__one", nav)) {
    const choice = make("button", { type: "button", className: "o-lens__one", textContent: one.textContent })
    Object.assign(choice.dataset, one.dataset, { page: one.href ?? "" })
    choice.onclick = () => (remember("told", choice.dataset.lens), lens(nav, choice.dataset.lens))
    one.replaceWith(choice)
  }
  lens(nav, chosen("told"))
}

function lens(nav, id) {
  const choices = all(".o-lens__one", nav)
  const choice = choices.find((one) => one.dataset.lens === id) ?? choices[0]
  for (const one of choices) one.setAttribute("aria-pressed", one === choice)
  const { supports = "", names = "", against = "[]", page } = choice.dataset
  const [backs, named] = [supports, names].map((keys) => new Set(keys.split(" ")))
  const speaks = new Map(JSON.parse(against))
  const who = choice.textContent
  const found = { backed: [], "is-named": [], "is-silent": [], "is-against": [] }
  for (const box of boxes(chartAfter(nav) ?? nav)) {
    const key = keyOf(box)
    const how = speaks.has(key) ? "is-against" : backs.has(key) ? "backed" : named.has(key) ? "is-named" : "is-silent"
    const seen = page && !key.startsWith("more--") ? SEEN[how] : undefined
    for (const style of Object.keys(SEEN)) unflag(box, style)
    say(box, "lens", seen ? `${who} ${seen.says}${speaks.get(key) ?? ""}` : "")
    if (seen) flag(box, how, seen.badge)
    if (seen || backs.has(key)) found[how].push([box, speaks.get(key)])
  }
  const words = nav.querySelector(".o-lens__words")
  words.replaceChildren(...(page ? sentence(who, page, found) : []))
}

const SEEN = {
  "is-against": { badge: "Told otherwise", says: "tells it otherwise: " },
  "is-named": { badge: "Only named", says: "names it, but tells none of this" },
  "is-silent": { badge: "Silent", says: "is silent on it" },
}

function sentence(who, page, { backed, "is-named": named, "is-silent": silent, "is-against": otherwise }) {
  const told = otherwise.flatMap(([box, words]) => [
    make("br"), make("b", { textContent: nameOf(box) }), ` – as ${who} has it: “${words}”`,
  ])
  const names = named.length ? `only names ${named.length}, ` : ""
  return [
    `${who} supports ${backed.length} of these boxes, ${names}is silent on ${silent.length} and tells ${otherwise.length} otherwise. `,
    make("a", { href: page, textContent: "The whole organisation as it tells it" }), ".", ...told,
  ]
}

// --- as known on -----------------------------------------------------------------------------

function dressKnown(list) {
  const place = document.querySelector(".o-asof:empty")
  if (!place) return
  const groups = all("[data-known]", list)
  const choice = make("select", { id: "o-asof" }, make("option", { value: "", textContent: "today" }))
  for (const group of groups)
    choice.append(make("option", { value: group.dataset.known, textContent: group.querySelector("dt").textContent }))
  const words = make("p", { className: "o-asof__words" })
  words.setAttribute("role", "status")
  choice.onchange = () => (remember("known", choice.value), known(place, choice.value, list, words))
  place.append(make("label", { htmlFor: "o-asof", textContent: "As known on" }), choice, words)
  const day = /^\d{4}-\d\d-\d\d$/.test(chosen("known")) ? chosen("known") : ""
  if (![...choice.options].some((one) => one.value === day)) choice.append(make("option", { value: day, textContent: day }))
  choice.value = day
  known(place, choice.value, list, words)
}

function known(place, day, list, words) {
  const groups = all("[data-known]", list)
  const late = day ? groups.filter((group) => group.dataset.known > day) : []
  const keys = new Set(late.flatMap((group) => group.dataset.keys.split(" ")))
  for (const box of boxes(chartAfter(place) ?? place)) {
    unflag(box, "is-unknown")
    say(box, "known", keys.has(keyOf(box)) ? "its place was not known yet" : "")
    if (keys.has(keyOf(box))) flag(box, "is-unknown", "Not yet known")
  }
  const named = place.querySelector("select").selectedOptions[0].textContent
  words.textContent = day
    ? `Two clocks: the chart is of ${list.dataset.day}, when things happened; of it, ${keys.size || "no"} unit${keys.size === 1 ? " was" : "s were"} placed only by what was published after ${named.replace(/^by /, "")}.`
    : ""
}

export function dress(root) {
  for (const nav of all(".o-lens:not(.is-ready)", root)) dressLens(nav)
  for (const list of all(".o-known-on", root)) dressKnown(list)
}
