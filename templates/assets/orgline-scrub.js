// The line of days becomes a slider: one step for each day on which the organisation became
// another. A step fetches that day's page once and puts it in place of the one shown; the address
// follows. The theme's instant navigation does not hear of these steps, so what would confuse it
// (links and steps back to a page that it believes is shown) is taken from it before it looks.

import { all, dress as dressPage, make } from "./orgline.js"
import { button } from "./orgline-button.js"
import { glide, told } from "./orgline-glide.js"
import { glideLines, leads, listOf, places } from "./orgline-list.js"
import { once } from "./orgline-once.js"
import { open } from "./orgline-opening.js"

const PAUSE = 1900
const SHORT = 500 // where nothing is to be seen
const STEP = "o-scrub__step"
let scrub = null
let believed = location.pathname

/** One line of days: `stops` by their number among all, of which some may not be known yet. */
class Scrub {
  constructor(nav) {
    this.nav = nav
    this.shown = location.pathname
    this.sense = 0
    this.home = new URL(nav.dataset.home, location).pathname
    this.list = new URL(nav.dataset.all, location).href
    for (const link of all("a", nav)) link.href = new URL(link.href).href // whatever the address becomes
    this.read(nav)
    this.build()
    this.tell()
    if (nav.dataset.since) open(this, load)
  }

  /** Take over what a page's own line of days says. */
  read(nav) {
    this.here = this.wanted = Number(nav.dataset.here)
    this.count = Number(nav.dataset.count)
    this.stops ??= new Map()
    const first = Number(nav.dataset.first)
    all("li a", nav).forEach((link, number) => this.stops.set(first + number, stop(link.href, link.title)))
  }

  build() {
    const { nav, count } = this
    this.range = make("input", { type: "range", min: 0, max: count - 1, step: 1, className: "o-scrub__range" })
    this.range.setAttribute("aria-label", "Day shown")
    this.earlier = button(STEP, "earlier", "Previous day", () => this.by(-1))
    this.later = button(STEP, "later", "Next day", () => this.by(1))
    this.player = button(STEP, "play", "Play", () => (this.playing ? this.pause() : this.play()))
    nav.querySelector(".o-scrub__steps").replaceChildren(this.earlier, this.player, this.later)
    nav.querySelector(".o-scrub__days").before(this.range)
    for (const link of all("li a", nav)) link.tabIndex = -1 // the slider goes to the same days
    nav.classList.add("is-ready")
    nav.style.setProperty("--count", count)
    let dragged = false
    this.range.oninput = () => {
      this.pause()
      this.go(Number(this.range.value), !dragged)
      dragged = true
    }
    this.range.onchange = () => (dragged = false)
    this.range.onfocus = this.range.onpointerdown = () => this.complete()
  }

  /** Of a long record the page lists only the days near its own; the others are in the list of all. */
  async complete() {
    if (this.stops.size === this.count) return
    const page = await load(this.list).catch(() => null)
    if (!page) return // asked for again when it is needed
    const rows = all("tbody tr", page).reverse()
    rows.forEach((row, number) => {
      const link = row.querySelector("a")
      const what = row.querySelector("td a")?.textContent ?? ""
      this.stops.set(number, stop(link.href, `${link.textContent}: ${what}`))
    })
    const [start, end] = [0, this.count - 1].map((number) => this.stops.get(number).title.replace(/:.*/, ""))
    Object.assign(this.range.parentNode.dataset, { start, end })
    this.tell()
  }

  tell() {
    const { title = "" } = this.stops.get(this.wanted) ?? {}
    this.range.value = this.wanted
    this.range.setAttribute("aria-valuetext", title)
    const [, day, what] = title.match(/^(.*?)(?:: (.*))?$/)
    this.nav.querySelector(".o-scrub__now b").textContent = day
    this.nav.querySelector(".o-scrub__what").textContent = what ?? ""
    this.earlier.setAttribute("aria-disabled", this.wanted === 0)
    this.later.setAttribute("aria-disabled", this.wanted === this.count - 1)
    for (const link of all("li a", this.nav)) {
      if (link.title === title) link.setAttribute("aria-current", "date")
      else link.removeAttribute("aria-current")
    }
  }

  async by(step) {
    this.pause()
    await this.to(this.wanted + step)
  }

  async to(number, push = true) {
    if (number >= 0 && number < this.count) await this.go(number, push)
  }

  /** Show a day by its number; a later wish overtakes it while it is on its way. */
  async go(number, push) {
    this.sense = Math.sign(number - this.here)
    this.wanted = number
    this.owe(push)
    if (!this.stops.has(number)) await this.complete()
    if (this.wanted !== number) return
    if (!this.stops.has(number)) return this.stay()
    this.tell()
    await this.open(this.stops.get(number).url, push)
  }

  /** Without the list of all days, what is shown stays. */
  stay() {
    this.pause()
    this.wanted = this.here
    this.tell()
    this.say("The list of all days could not be fetched.")
  }

  /** Whether the next page is due an entry in the history: one overtaken leaves its own to the next. */
  owe(push) {
    this.owed = push !== null && (this.owed || push)
  }

  async open(url, push) {
    const wish = (this.wish = Symbol(url))
    this.owe(push)
    const page = await load(url).catch(() => null)
    if (this.wish !== wish || !this.nav.isConnected) return
    if (!page) location.assign(url)
    else this.swap(page, url, push)
  }

  swap(page, url, push) {
    const target = url.replace(/#.*/, "") + location.search
    if (push !== null && target !== location.href) {
      history[this.owed ? "pushState" : "replaceState"](history.state, "", target)
      this.owed = false
    }
    this.shown = location.pathname
    document.title = page.title
    const tabs = [document, page].map((one) => one.querySelector(".md-tabs__list"))
    if (tabs[1]) tabs[0]?.replaceWith(document.importNode(tabs[1], true))
    const fresh = page.querySelector(".o-scrub")
    const old = document.querySelector("svg.orgchart[role]")
    const lines = old && listOf(old)
    const was = lines && leads(lines) && places(lines)
    const top = this.nav.getBoundingClientRect().top
    around(this.nav, fresh)
    this.read(fresh)
    this.tell()
    this.keep(top)
    const next = document.querySelector("svg.orgchart[role]")
    dressPage(this.nav.parentNode)
    if (old && next) this.compare(glide(old, next))
    const list = next && listOf(next)
    if (was && list) glideLines(was, list)
    const ahead = this.stops.get(this.here + this.sense)
    if (ahead && this.sense) load(ahead.url).catch(() => {})
  }

  /**
   * Keep the line where it was in the window, below the pointer, whatever became longer or shorter
   * above it. Who uses the keyboard needs no empty room for that.
   */
  keep(top) {
    this.nav.style.marginTop = ""
    const gap = top - this.nav.getBoundingClientRect().top
    if (gap > 0 && this.nav.querySelector(":focus-visible")) return
    if (gap > 0) this.room(top, gap)
    else window.scrollBy({ top: -gap, behavior: "instant" })
  }

  /** A margin that becomes one with that of what stands above has less effect than its length. */
  room(top, gap) {
    this.nav.style.marginTop = `${gap}px`
    const missing = top - this.nav.getBoundingClientRect().top
    this.nav.style.marginTop = `${gap + missing}px`
  }

  /** Say what is other than in the chart before, which is that of a later day after a step back. */
  compare(difference) {
    this.say(told(difference, this.sense < 0))
    this.still = difference.still
  }

  async play() {
    const turn = (this.playing = {}) // of two that overlap, only the last goes on
    this.offer("pause", "Pause")
    await this.complete()
    if (this.playing !== turn) return
    if (this.wanted === this.count - 1) await this.to(0)
    else await this.to(this.wanted + 1)
    while (this.playing === turn && this.nav.isConnected) {
      await new Promise((done) => setTimeout(done, this.still ? SHORT : PAUSE))
      if (this.playing !== turn) return
      if (this.wanted < this.count - 1) await this.to(this.wanted + 1, false)
      else this.pause()
    }
  }

  pause() {
    this.playing = null
    this.offer("play", "Play")
  }

  say(words) {
    const place = this.nav.querySelector(".o-scrub__change")
    place.textContent = place.title = words
  }

  offer(sign, words) {
    this.player.dataset.sign = sign
    this.player.title = words
    this.player.setAttribute("aria-label", words)
  }
}

const stop = (url, title) => ({ url, title })

/** A page of this site. */
const load = (url) => once(url, async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  page.head.prepend(Object.assign(page.createElement("base"), { href: url }))
  return page
})

/** Put what stands around the fetched page's line of days around this one. */
function around(nav, fresh) {
  for (const child of [...nav.parentNode.childNodes]) if (child !== nav) child.remove()
  let before = true
  for (const child of fresh.parentNode.childNodes) {
    if (child === fresh) before = false
    else if (before) nav.before(document.importNode(child, true))
    else nav.parentNode.append(document.importNode(child, true))
  }
}

export function dress() {
  const nav = document.querySelector(".o-scrub:not(.is-ready)")
  if (nav) scrub = new Scrub(nav)
}

// --- the address -----------------------------------------------------------------------------

const current = () => (scrub?.nav.isConnected ? scrub : null)

function pageAt(url) {
  const one = current()
  const known = one && [...one.stops.values()].some((other) => new URL(other.url).pathname === url.pathname)
  return known || (one && url.pathname === one.home) ? one : null
}

function onClick(event) {
  const link = event.target.closest?.("a[href]")
  if (!link || !current() || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return
  const url = new URL(link.href)
  if (url.origin !== location.origin) return
  if ((url.pathname === current().shown && url.hash) || !pageAt(url)) return
  event.preventDefault()
  event.stopPropagation()
  follow(url, current().nav.contains(link))
}

async function follow(url, stays) {
  const one = current()
  one.pause()
  if (url.pathname !== one.shown) await one.open(url.href, true)
  if (!stays) window.scrollTo(0, 0)
}

function onPop(event) {
  const one = current()
  const url = new URL(location)
  if (!one) return
  if (url.pathname === one.shown) {
    if (believed !== one.shown) event.preventDefault()
  } else if (pageAt(url)) {
    event.preventDefault()
    one.pause()
    one.open(url.href.replace(/[?#].*/, ""), null)
  }
}

document.addEventListener("click", onClick, true)
document.addEventListener("earlypop", onPop) // sent by the theme's head, before the theme looks
window.location$?.subscribe((url) => (believed = url.pathname))
