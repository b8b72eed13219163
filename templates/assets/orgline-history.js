// The table of data/history.json, read: the organisation on any day, and what differs between two.
// No page is needed for it. What the table means is said where it is written, in table.py; what
// differs is told in the same kinds as `orgline diff` tells it.

const A_DAY = 86_400_000

/** A day (2026-03-16) as a number; null for anything that is no day. */
export function dayNumber(text) {
  const number = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / A_DAY : NaN
  return Number.isInteger(number) && isoDay(number) === text ? number : null
}

const isoDay = (number) => new Date(number * A_DAY).toISOString().slice(0, 10)

/** Columns as a list of objects; `sum` names the column that is written as differences. */
function unfold(columns, sum) {
  const names = Object.keys(columns)
  let before = 0
  return columns[names[0]].map((_, place) => {
    const row = Object.fromEntries(names.map((name) => [name, columns[name][place]]))
    if (sum) before = row[sum] += before
    return row
  })
}

function eventsOf(columns) {
  let last = dayNumber(columns.origin)
  return columns.id.map((id, place) => {
    const [step, length] = [columns.since[place], columns.until[place]]
    const since = step === null ? null : (last += step)
    return { id, title: columns.title[place], since, until: length === null ? null : last + length }
  })
}

/** Rows of one key, in order. `ends`: the event that ended a row, Infinity while it holds. */
function grouped(columns, keyOf) {
  const found = new Map()
  for (const row of unfold(columns, "from")) {
    row.ends = row.length ? row.from + row.length : Infinity
    const key = keyOf(row)
    found.set(key, [...(found.get(key) ?? []), row])
  }
  return found
}

/** The table in a form that is quick to ask. */
export function readTable(table) {
  return {
    ...table,
    events: eventsOf(table.events),
    units: unfold(table.units),
    names: unfold(table.names),
    people: unfold(table.people),
    roles: unfold(table.roles),
    lives: grouped(table.rows, (row) => row.unit),
    careers: grouped(table.tenures, (row) => `${row.unit} ${row.person} ${row.role}`),
    links: unfold(table.links, "event"),
  }
}

/** How many events can have happened by the end of a day. */
export function countBy(history, day) {
  const found = history.events.findIndex(({ since }) => since !== null && since > day)
  return found < 0 ? history.events.length : found
}

const holds = (rows, count) => rows.find(({ from, ends }) => from < count && count <= ends)

/** The event since which what holds has been the same in one respect; where `unbroken`, it must
 *  have been there all the time. */
function sinceEvent(rows, row, same, unbroken = false) {
  let place = rows.indexOf(row)
  const goesOn = () => !unbroken || rows[place - 1].ends === rows[place].from
  while (place && goesOn() && same(rows[place - 1], row)) place -= 1
  return rows[place].from
}

const placeOf = ({ tie, parent }) => ({ tie, parent })
const sameOf = (...names) => (one, other) => names.every((name) => one[name] === other[name])
const RESPECTS = [
  ["moved", placeOf, sameOf("tie", "parent")],
  ["renamed", ({ name }) => name, sameOf("name")],
  ["retyped", ({ kind }) => kind, sameOf("kind")],
  ["reports", ({ reports }) => reports, sameOf("reports")],
]

function* unitChanges(history, unit, rows, start, end) {
  const [old, now] = [holds(rows, start), holds(rows, end)]
  if (old && now) {
    for (const [kind, value, same] of RESPECTS)
      if (!same(old, now) && !(kind === "reports" && now.reports < 0))
        yield { kind, unit, event: sinceEvent(rows, now, same), before: value(old), after: value(now) }
  } else if (now) {
    const back = rows[0].from < start
    const verb = history.verbs[history.units[unit].begun]
    const kind = back ? "reopened" : verb === "observe" ? "observed" : "created"
    const event = back ? sinceEvent(rows, now, () => true, true) : rows[0].from
    yield { kind, unit, event, part: now, verb }
    // an old line of a unit that is back is not told again
    const before = back ? rows.findLast(({ from }) => from < start).reports : -1
    if (now.reports >= 0 && now.reports !== before)
      yield { kind: "reports", unit, event: sinceEvent(rows, now, sameOf("reports")), before: -1, after: now.reports }
  } else if (old) {
    const event = rows.findLast(({ ends }) => ends < end).ends
    yield { kind: "closed", unit, event, part: old }
  }
}

function* postChanges(rows, start, end) {
  const [old, now] = [holds(rows, start), holds(rows, end)]
  const { unit, person, role } = rows[0]
  const post = { unit, person, role }
  const titleOf = ({ title, acting }) => ({ title, acting })
  const same = sameOf("title", "acting")
  if (now && !old) {
    const event = sinceEvent(rows, now, () => true, true)
    yield { kind: now.observed ? "in-post" : "appointed", ...post, event, after: titleOf(now) }
  } else if (old && !now) {
    const event = rows.findLast(({ ends }) => ends < end).ends
    yield { kind: "departed", ...post, event, before: titleOf(old) }
  } else if (old && !same(old, now)) {
    const event = sinceEvent(rows, now, same, true)
    yield { kind: "retitled", ...post, event, before: titleOf(old), after: titleOf(now) }
  }
}

/** Links that one change made: those of a merger lead to one unit, those of a split from one. */
function together(links, verbs) {
  const groups = new Map()
  for (const link of links) {
    const verb = verbs[link.verb]
    const unit = verb === "merge" ? link.after : link.before
    const key = `${link.event} ${verb} ${unit}`
    if (!groups.has(key)) groups.set(key, { verb, unit, event: link.event, links: [] })
    groups.get(key).links.push(link)
  }
  return [...groups.values()]
}

function transfers({ event, links }) {
  return { wholes: links.map(({ before, after, what }) => ({ kind: "transferred", event, before, after, what })), parts: [] }
}

function merger({ event, unit, links }, partOf) {
  const gone = links.map(({ before }) => partOf("closed", before)).filter(Boolean)
  const begun = partOf("created", unit)
  const made = begun?.verb === "merge" ? begun : null
  const whole = { kind: "merged", event, units: gone.map((one) => one.unit), into: unit, part: made?.part ?? null }
  return gone.length ? { wholes: [whole], parts: [...gone, made] } : NOTHING
}

function division({ event, unit, links }, partOf, existed) {
  const made = links.map(({ after }) => partOf("created", after)).filter((one) => one?.verb === "split")
  const ended = partOf("closed", unit)
  const whole = { kind: "split", event, unit, made: made.map((one) => one.unit), ended: Boolean(ended) }
  return existed && made.length ? { wholes: [whole], parts: [...made, ended] } : NOTHING
}

const NOTHING = { wholes: [], parts: [] }

/** Mergers, splits and transfers; the beginnings and ends that the former consist of are left out. */
function joined(found, links, history, start) {
  const absorbed = new Set()
  const all = []
  for (const group of together(links, history.verbs)) {
    const partOf = (kind, unit) =>
      found.find((one) => one.kind === kind && one.unit === unit && one.event === group.event)
    const existed = holds(history.lives.get(group.unit) ?? [], start)
    const way = { transfer: transfers, merge: merger, split: division }[group.verb]
    const { wholes, parts } = way(group, partOf, existed)
    all.push(...wholes)
    for (const part of parts) absorbed.add(part)
  }
  return [...all, ...found.filter((one) => !absorbed.has(one))]
}

/** What differs between the ends of two days (as numbers; `from` not after `to`), by events.
 *  Units, people and roles are places in the table's lists. `possible`: it need not have happened
 *  by the end of the second day. `count`: how many events the second day's state rests on. */
export function difference(history, from, to) {
  const [start, end] = [countBy(history, from), countBy(history, to)]
  const found = []
  for (const [unit, rows] of history.lives) found.push(...unitChanges(history, unit, rows, start, end))
  for (const rows of history.careers.values()) found.push(...postChanges(rows, start, end))
  const links = history.links.filter(({ event }) => start <= event && event < end)
  const isSure = ({ until }) => until !== null && until <= to
  const changes = joined(found, links, history, start)
    .map((one) => ({ ...one, possible: !isSure(history.events[one.event]) }))
    .sort((one, other) => one.event - other.event)
  const settled = history.events
    .slice(0, start)
    .filter((event) => isSure(event) && !(event.until <= from))
  return { changes, settled, count: end }
}

/** What a unit is, or last was, after so many events. */
export function lastRow(history, unit, count) {
  const rows = history.lives.get(unit) ?? []
  return rows.findLast(({ from }) => from < count) ?? rows[0]
}
