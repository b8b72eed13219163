// The first page opens with the newest change, once a visit: the chart of the day before stands for a
// moment and then grows into today's. Who begins to do something need not wait; where nobody would
// see it, where less movement is asked for or the page is asked for something else, it is left out.

import { all, boxes } from "./orgline.js"
import { calm, glide, settle } from "./orgline-glide.js"
import { glideLines, leads, listOf, places } from "./orgline-list.js"

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
  const list = listOf(chart)
  await seen([chart.parentNode, ...(list && leads(list) ? [list] : [])])
  const free = !touched && chart.isConnected && !location.search && !chart.contains(document.activeElement)
  if (free) hold(scrub, chart, old, url, sinceDay)
}

/** Wait until so much of one of them is on the screen that what happens in it is seen. */
function seen(elements) {
  return new Promise((done) => {
    const watch = new IntersectionObserver((found) => {
      if (!found.some(isSeen)) return
      watch.disconnect()
      done()
    }, { threshold: [...Array(21).keys()].map((part) => part / 20) })
    for (const element of elements) watch.observe(element)
  })
}

const isSeen = ({ intersectionRect, boundingClientRect }) =>
  intersectionRect.height && intersectionRect.height >= Math.min(boundingClientRect.height, innerHeight / 4)

function hold(scrub, chart, old, url, day) {
  touched = true
  const pictures = [[chart, old], [listOf(chart), listOf(old)]]
    .filter(([now, then]) => now === chart || (now && then && leads(now)))
    .map(([now, then]) => [now, picture(then)])
  for (const [now, before] of pictures) {
    now.before(before)
    now.classList.add("is-waiting")
  }
  say(scrub, url, day)
  turn = () => {
    turn = null
    const [, lines] = pictures
    const was = lines && places(lines[1])
    for (const [now, before] of pictures) {
      before.remove()
      now.classList.remove("is-waiting")
    }
    scrub.tell()
    if (!chart.isConnected) return
    glide(old, chart)
    if (lines) glideLines(was, lines[0])
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

/** A chart, or its list, for the eyes only: nothing in it can be reached. */
function picture(original) {
  const copy = document.importNode(original, true)
  for (const one of [copy, ...all("[id], [role]", copy)])
    for (const name of ["id", "role", "aria-label"]) one.removeAttribute(name)
  copy.setAttribute("aria-hidden", true)
  copy.setAttribute("inert", "")
  for (const link of all("a", copy)) {
    link.removeAttribute("href")
    link.removeAttributeNS("http://www.w3.org/1999/xlink", "href")
  }
  copy.classList.add("is-before")
  return copy
}

document.addEventListener("pointerdown", () => turn?.())
document.addEventListener("keydown", () => {
  touched = true
  turn?.()
})
addEventListener("beforeprint", () => (turn?.(), settle()))
