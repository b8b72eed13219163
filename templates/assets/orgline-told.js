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
  "is-named": { badge: "Only named", says: "names it, but does not say this" },
  "is-silent": { badge: "Silent", says: "is silent on it" },
}

function sentence(who, page, { backed, "is-named": named, "is-silent": silent, "is-against": otherwise }) {
  const told = otherwise.map(([box, words]) =>
    make("span", { className: "o-lens__answer" }, make("b", { textContent: nameOf(box) }), ` – ${words}`))
  const names = named.length ? `only names ${named.length}, ` : ""
  return [
    `${who} supports ${backed.length} of these boxes, ${names}is silent on ${silent.length} and tells ${otherwise.length} otherwise. `,
    make("a", { href: page, textContent: "The whole organisation as it tells it" }), ".",
    ...(told.length ? [make("span", { className: "o-lens__answers" }, ...told)] : []),
  ]
}

// --- as known on -----------------------------------------------------------------------------

const dayWords = (day) =>
  new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

const isDay = (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text

function dressKnown(list) {
  const place = document.querySelector(".o-asof:empty")
  if (!place) return
  const groups = all("[data-known]", list).map((group) => group.dataset)
  const asked = isDay(chosen("known")) ? chosen("known") : ""
  const days = new Set([...groups.flatMap(({ first, known }) => [first, known]), asked].filter(Boolean))
  const choice = make("select", { id: "o-asof" }, make("option", { value: "", textContent: "today" }))
  for (const day of [...days].sort()) choice.append(make("option", { value: day, textContent: dayWords(day) }))
  const words = make("p", { className: "o-asof__words" })
  words.setAttribute("role", "status")
  choice.onchange = () => (remember("known", choice.value), known(place, choice.value, groups, list.dataset.day, words))
  place.append(make("label", { htmlFor: "o-asof", textContent: "As known on" }), choice, words)
  choice.value = asked
  known(place, asked, groups, list.dataset.day, words)
}

const YET = {
  "is-unknown": { badge: "Not yet known", says: "its place was not known yet" },
  "is-perhaps": { badge: "Perhaps known", says: "its place was perhaps known, perhaps not yet" },
  "is-unknown-head": { badge: "Head not yet known", says: "who heads it was not known yet" },
  "is-perhaps-head": { badge: "Head perhaps known", says: "who heads it was perhaps known, perhaps not yet" },
}

/** How each box stood by the end of a day: where its place was known, its head may still not be. */
function standing(day, groups) {
  const how = new Map()
  const late = groups.filter(({ known }) => day && (!known || known > day))
  for (const [field, end] of [["headed", "-head"], ["keys", ""]])
    for (const group of late)
      for (const key of group[field].split(" ")) how.set(key, (group.first > day ? "is-unknown" : "is-perhaps") + end)
  return how
}

/** What could be read by the end of a day: what came out later, and what can have. */
function known(place, day, groups, of, words) {
  const how = standing(day, groups)
  const drawn = boxes(chartAfter(place) ?? place)
  const count = Object.fromEntries(Object.keys(YET).map((style) => [style, 0]))
  for (const box of drawn) {
    const style = how.get(keyOf(box))
    for (const one of Object.keys(YET)) unflag(box, one)
    say(box, "known", YET[style]?.says ?? "")
    if (style) flag(box, style, YET[style].badge, true)
    if (style) count[style]++
  }
  words.textContent = day
    ? `Two clocks: the chart is of ${of}, when things happened. By ${dayWords(day)}, when it could be read, ${readBy(count, drawn.length)}.`
    : ""
}

function readBy(count, all) {
  const placed = untold(count["is-unknown"], count["is-perhaps"], (late) => `no source had placed ${late} of ${all} units`)
  const headed = untold(count["is-unknown-head"], count["is-perhaps-head"], (late) => `none had named the heads of ${late}`)
  return [placed || `sources had placed all ${all} units`, headed].filter(Boolean).join("; ")
}

/** What had not been told, and what perhaps had not. */
function untold(late, unsure, words) {
  if (late && unsure) return `${words(late)}, and perhaps not another ${unsure}`
  return late ? words(late) : unsure ? `perhaps ${words(unsure)}` : ""
}

export function dress(root) {
  for (const nav of all(".o-lens:not(.is-ready)", root)) dressLens(nav)
  for (const list of all(".o-known-on", root)) dressKnown(list)
}
