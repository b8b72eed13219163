// The first page opens with the newest change, once a visit: the chart of the day before stands for a
// moment and then grows into today's. Who begins to do something need not wait; where nobody would
// see it, where less movement is asked for or the page is asked for something else, it is left out.

import { all, boxes } from "./orgline.js"
import { calm, glide, settle } from "./orgline-glide.js"

const HOLD = 1000
const SOON = 2000
const FEW = 150 // boxes: more would keep the browser busy for over 50 ms while the page loads

let touched = false
let turn = null

/** `scrub` is the line of days, `load` reads a page of the site. */
export async function open(scrub, load) {
  const chart = document.querySelector("svg.orgchart[role]")
  if (touched || !chart || boxes(chart).length > FEW || calm() || location.search || location.hash) return
  const { since, sinceDay } = scrub.nav.dataset
  const url = new URL(since, location).href
  const asked = performance.now()
  const page = await load(url).catch(() => null)
  const old = page?.querySelector("svg.orgchart[role]")
  const late = performance.now() - asked > SOON
  if (!old || late || boxes(old).length > FEW) return
  await seen(chart)
  const free = !touched && chart.isConnected && !location.search && !chart.contains(document.activeElement)
  if (free) hold(scrub, chart, old, url, sinceDay)
}

/** Wait until so much of a chart is on the screen that what happens in it is seen. */
function seen(chart) {
  const box = chart.parentNode
  return new Promise((done) => {
    const watch = new IntersectionObserver(([{ intersectionRect, boundingClientRect }]) => {
      const enough = Math.min(boundingClientRect.height, innerHeight / 4)
      if (!intersectionRect.height || intersectionRect.height < enough) return
      watch.disconnect()
      done()
    }, { threshold: [...Array(21).keys()].map((part) => part / 20) })
    watch.observe(box)
  })
}

function hold(scrub, chart, old, url, day) {
  touched = true
  const before = picture(old)
  chart.before(before)
  chart.classList.add("is-waiting")
  say(scrub, url, day)
  turn = () => {
    turn = null
    before.remove()
    chart.classList.remove("is-waiting")
    scrub.tell()
    if (chart.isConnected) glide(old, chart)
  }
  setTimeout(() => turn?.(), HOLD)
}

/** The line of days says which day it is. */
function say({ nav, range, stops }, url, day) {
  nav.querySelector(".o-scrub__now b").textContent = day
  nav.querySelector(".o-scrub__what").textContent = "before the latest change"
  const stop = [...stops].find(([, one]) => one.url === url)
  if (!stop) return
  range.value = stop[0]
  range.setAttribute("aria-valuetext", stop[1].title)
}

/** A chart for the eyes only: nothing in it can be reached. */
function picture(chart) {
  const copy = document.importNode(chart, true)
  for (const one of [copy, ...all("[id], [role]", copy)])
    for (const name of ["id", "role", "aria-label"]) one.removeAttribute(name)
  copy.setAttribute("aria-hidden", true)
  copy.setAttribute("inert", "")
  for (const link of all("a", copy)) link.removeAttributeNS("http://www.w3.org/1999/xlink", "href")
  copy.classList.add("is-before")
  return copy
}

document.addEventListener("pointerdown", () => turn?.())
document.addEventListener("keydown", () => {
  touched = true
  turn?.()
})
addEventListener("beforeprint", () => (turn?.(), settle()))
