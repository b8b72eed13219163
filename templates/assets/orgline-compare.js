// The page that compares any two days: two fields for days, and what differs between them as a list.
// The days stand in the address, so that what is seen can be passed on.

import { all, make } from "./orgline.js"
import { dayNumber, difference, lastRow, readTable } from "./orgline-history.js"
import { once } from "./orgline-once.js"

const GROUPS = [
  ["New", "created", "reopened"],
  ["Gone", "closed"],
  ["Merged and split", "merged", "split"],
  ["Moved", "moved"],
  ["Renamed", "renamed"],
  ["Of a new kind", "retyped"],
  ["Reporting", "reports"],
  ["Passed on", "transferred"],
  ["Joined", "appointed", "in-post"],
  ["Left", "departed"],
  ["New title", "retitled"],
  ["First described", "observed"],
]
const BADGES = {
  "in-post": "In post", observed: "Described", reports: "Reports to", retitled: "New title",
  retyped: "New kind", split: "Split",
}
const COUNTS = {
  "in-post": "found in post", observed: "described",
  retitled: "given another title", retyped: "of a new kind",
}
const counts = (kind, number) =>
  kind === "reports" ? `reporting line${number > 1 ? "s" : ""} told` : COUNTS[kind] ?? kind
const UNREACHABLE =
  "The history could not be fetched. The table below compares neighbouring days; to try again, choose a day."
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1)
const lowerFirst = (text) => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))
const aNoun = (noun) => `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`
const dayWords = (iso) =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

/** Lists of words and elements with commas and "and" between them. */
const listed = (items) =>
  items.flatMap((item, place) => (place ? [place === items.length - 1 ? " and " : ", ", item] : [item]))

/** Says in words what differs; units are called what they are called at the end. */
class Teller {
  constructor(history, base, count) {
    Object.assign(this, { history, base, count })
  }

  link(href, name) {
    return make("a", { href: this.base + href }, make("bdi", { textContent: name }))
  }

  unit(place) {
    const { name } = lastRow(this.history, place, this.count)
    return this.link(`units/${this.history.units[place].id}/`, this.history.names[name].text)
  }

  person(place) {
    const found = this.history.people[place]
    return found ? this.link(`people/${found.id}/`, found.name) : "nobody"
  }

  event(place) {
    const { id, title } = this.history.events[place]
    return this.link(`events/${id}/`, title)
  }

  kind(place) {
    return this.history.kinds[place]
  }

  there({ tie, parent }, [under, within, top, unknown]) {
    const word = this.history.ties[tie]
    if (word === "under") return [under, this.unit(parent)]
    if (word === "within") return [within, this.unit(parent)]
    return [word === "root" ? top : unknown]
  }

  stands(row) {
    return this.there(row, [" in ", " somewhere in ", "", "; no source says where it stands"])
  }

  post({ unit, role }, { title, acting }) {
    const name = title < 0 ? `${lowerFirst(this.history.roles[role].name)} of ` : `${this.history.titles[title]}, `
    return [` as ${acting ? "acting " : ""}${name}`, this.unit(unit)]
  }

  created({ unit, part }) {
    return [this.unit(unit), ` is founded as ${aNoun(this.kind(part.kind))}`, ...this.stands(part), "."]
  }

  observed({ unit, part }) {
    return [this.unit(unit), `, ${aNoun(this.kind(part.kind))}, is described`, ...this.stands(part), "."]
  }

  reopened({ unit, part }) {
    return [this.unit(unit), " is back", ...this.stands(part), "."]
  }

  closed({ unit }) {
    return [this.unit(unit), " ends."]
  }

  merged({ units, into, part }) {
    const verb = units.length > 1 ? " become " : " becomes "
    const how = part ? `${verb}${aNoun(this.kind(part.kind))}, ` : `${verb}part of `
    const place = part ? this.stands(part) : []
    return [...listed(units.map((unit) => this.unit(unit))), how, this.unit(into), ...place, "."]
  }

  split({ unit, made, ended }) {
    const parts = listed(made.map((one) => this.unit(one)))
    if (ended) return [this.unit(unit), " is split into ", ...parts, "."]
    return [...parts, ` split${made.length > 1 ? "" : "s"} off from `, this.unit(unit), "."]
  }

  moved({ unit, before, after }) {
    const from = this.there(before, [" from ", " from somewhere in ", " from the top", " from a place that no source names"])
    const to = this.there(after, [" to ", " to somewhere in ", " to the top", "; no source says where to"])
    return [this.unit(unit), " moves", ...from, ...to, "."]
  }

  renamed({ unit, before }) {
    return [make("bdi", { textContent: this.history.names[before].text }), " is now called ", this.unit(unit), "."]
  }

  retyped({ unit, before, after }) {
    return [this.unit(unit), `, until then ${aNoun(this.kind(before))}, becomes ${aNoun(this.kind(after))}.`]
  }

  reports({ unit, before, after }) {
    const until = before < 0 ? [] : [" (until then to ", this.person(before), ")"]
    return [this.unit(unit), " answers to ", this.person(after), ...until, "."]
  }

  transferred({ what, before, after }) {
    return [`${upper(what)} passes from `, this.unit(before), " to ", this.unit(after), "."]
  }

  appointed(change) {
    return [this.person(change.person), " takes office", ...this.post(change, change.after), "."]
  }

  "in-post"(change) {
    return [this.person(change.person), " is already in post", ...this.post(change, change.after), "."]
  }

  departed(change) {
    return [this.person(change.person), " leaves", ...this.post(change, change.before), "."]
  }

  retitled({ person, unit, role, before, after }) {
    const word = ({ title }) => this.history.titles[title] ?? this.history.roles[role].name
    const [old, now] = [word(before), word(after)]
    const how = old === now
      ? ` is ${before.acting ? "no longer" : "now"} acting as ${now}, `
      : `, until then ${old}, is now ${now}, `
    return [this.person(person), how, this.unit(unit), "."]
  }

  item(change) {
    const { kind, event, possible } = change
    const badge = make("span", { className: `o-kind o-kind--${kind}`, textContent: BADGES[kind] ?? upper(kind) })
    const flag = make("span", { className: "o-tree__flag o-tree__flag--possible", textContent: "possibly" })
    const cause = make("p", { className: "o-remark" }, this.event(event))
    const words = make("p", {}, badge, ...(possible ? [" ", flag] : []), " ", ...this[kind](change))
    return make("li", {}, words, cause)
  }
}

/** Headings with their number and the list below each. */
function* groups(found, teller) {
  const put = function* (title, items, words) {
    if (!items.length) return
    yield make("h2", { className: "o-compare__title" }, `${title} `, make("span", { className: "o-soft", textContent: items.length }))
    if (words) yield make("p", { className: "o-soft", textContent: words })
    yield make("ul", { className: "o-compare__list" }, ...items)
  }
  for (const [title, ...kinds] of GROUPS) {
    const changes = kinds.flatMap((kind) => found.changes.filter((one) => one.kind === kind))
    yield* put(title, changes.map((one) => teller.item(one)))
  }
  const events = found.settled.map(({ id, title }) => make("li", {}, make("p", {}, teller.link(`events/${id}/`, title))))
  yield* put("Certain since", events, "Only possible on the first day, it has happened for sure by the second.")
}

/** "2 created, 5 moved; 3 of these only possibly". */
function counted(changes) {
  const numbers = new Map()
  for (const { kind } of changes) numbers.set(kind, (numbers.get(kind) ?? 0) + 1)
  const said = [...numbers].map(([kind, number]) => `${number} ${counts(kind, number)}`).join(", ")
  const doubts = changes.filter(({ possible }) => possible).length
  if (!doubts) return said
  if (doubts < changes.length) return `${said}; ${doubts} of these only possibly`
  return `${said}; ${doubts > 1 ? "all of these " : ""}only possibly`
}

function summary(found, from, to, swapped) {
  const note = swapped ? "The days were given in reverse order and have been swapped. " : ""
  const [start, end] = [from, to].map(dayWords)
  if (found.changes.length)
    return `${note}From the end of ${start} to the end of ${end}: ${counted(found.changes)}.`
  const settled = found.settled.length ? ", but some of what was only possible became certain" : ""
  return `${note}Nothing differs between the end of ${start} and the end of ${end}${settled}.`
}

/** The history at an address. */
const load = (url) => once(url, async (answer) => readTable(await answer.json()))

class Comparison {
  constructor(root) {
    this.root = root
    this.url = new URL(root.dataset.history, location).href
    this.base = root.dataset.base
    this.path = location.pathname
    this.from = this.field("from", "From the end of")
    this.to = this.field("to", "to the end of")
    this.said = make("p", { className: "o-compare__said" })
    this.said.setAttribute("role", "status")
    this.found = make("div", { className: "o-compare__found" })
    const fields = make("form", { className: "o-compare__days" }, this.from.parentNode, this.to.parentNode, this.hint())
    fields.onsubmit = (event) => event.preventDefault()
    fields.onchange = () => this.chosen()
    root.replaceChildren(fields, this.said, this.found)
    this.follow()
  }

  field(name, words) {
    const input = make("input", { type: "date", name, required: true })
    make("label", { className: "o-compare__day" }, `${words} `, input)
    return input
  }

  hint() {
    const { first, last } = this.root.dataset
    const textContent = `Choose two days; any will do. The record tells of changes from ${dayWords(first)} to ${dayWords(last)}.`
    for (const input of [this.from, this.to]) input.setAttribute("aria-describedby", "o-compare-hint")
    return make("p", { id: "o-compare-hint", className: "o-compare__hint o-soft", textContent })
  }

  /** Show what the address asks for; without days in it, the newest two that differ. */
  follow() {
    const asked = new URLSearchParams(location.search)
    const { from, to } = this.root.dataset
    const days = [asked.get("from") ?? from, asked.get("to") ?? to]
    if (days.join() === this.days?.join()) return
    ;[this.from.value, this.to.value] = days
    this.show(days)
  }

  chosen() {
    const days = [this.from.value, this.to.value]
    const [from, to] = days
    if (from && to) history.replaceState(history.state, "", `?from=${from}&to=${to}`)
    this.show(days)
  }

  async show(days) {
    this.days = days
    const said = this.whatIsWrong(days)
    if (said) this.tell(said)
    else await this.compare(days)
  }

  whatIsWrong(days) {
    if (days.includes("")) return "Choose two days."
    const wrong = days.filter((day) => dayNumber(day) === null)
    if (wrong.length) return `“${wrong[0]}” is no day. A day is written like 2026-03-16.`
    return days[0] === days[1] ? "Both days are the same, so nothing differs." : ""
  }

  async compare(days) {
    const [from, to] = days.toSorted()
    const table = await load(this.url).catch(() => null)
    if (this.days !== days) return
    if (!table) return this.tell(UNREACHABLE)
    const found = difference(table, dayNumber(from), dayNumber(to))
    const teller = new Teller(table, this.base, found.count)
    this.tell(summary(found, from, to, from !== days[0]), groups(found, teller))
  }

  tell(said, found = []) {
    this.said.textContent = said
    this.found.replaceChildren(...found)
    this.root.classList.add("is-ready")
  }
}

let current = null

/** Prepare the page, if it is the one. */
export function dress(root) {
  const [place] = all(".o-compare:not(:has(form))", root)
  if (place) current = new Comparison(place)
}

/** The theme leaves the page as it is when only the days in its address change. */
function onAddress() {
  if (current?.root.isConnected && location.pathname === current.path) current.follow()
}
window.addEventListener("popstate", onAddress)
window.location$?.subscribe(onAddress)
