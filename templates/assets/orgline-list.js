// The list of a chart, where it comes first (on a phone): a line that stays glides to its new place, a
// new one fades in. Lines lie inside each other, so what moves one carries all lines in it along.

import { all } from "./orgline.js"
import { TIME, calm } from "./orgline-glide.js"

const MOST = 150
const MOTION = { duration: TIME, easing: "cubic-bezier(0.65, 0, 0.35, 1)" }

const lines = (list) => all("li", list)
/** The list of the figure that a chart stands in. */
export const listOf = (chart) => chart.closest(".o-figure")?.querySelector(".o-figure__list > .o-tree")

/** Whether a reader comes to a list before its chart, and it is short enough to move. */
export function leads(list) {
  const chart = list.closest(".o-figure").querySelector(".orgchart-box")
  return list.getBoundingClientRect().top < chart.getBoundingClientRect().top && lines(list).length <= MOST
}

/** Where each line of a list stands in it, by the keys of its boxes. */
export function places(list) {
  const { x, y } = list.getBoundingClientRect()
  return new Map(lines(list).map((line) => {
    const place = line.getBoundingClientRect()
    return [line.dataset.box, [place.x - x, place.y - y]]
  }))
}

/** Let the lines of a list come from the places where they were. */
export function glideLines(was, list) {
  if (calm() || !leads(list)) return
  const is = places(list)
  const ways = new Map()
  const less = (one, other) => one.map((length, axis) => length - other[axis])
  for (const line of lines(list)) {
    const key = line.dataset.box
    const carried = ways.get(line.parentNode.closest("li")) ?? [0, 0]
    const way = was.has(key) ? less(was.get(key), is.get(key)) : carried
    ways.set(line, way)
    const [right, down] = less(way, carried)
    if (right || down) line.animate({ transform: [`translate(${right}px, ${down}px)`, "none"] }, MOTION)
    if (!was.has(key)) for (const part of line.children) if (part.tagName !== "UL") part.animate({ opacity: [0, 1] }, MOTION)
  }
}

addEventListener("beforeprint", () => {
  for (const list of all(".o-tree")) for (const motion of list.getAnimations({ subtree: true })) motion.finish()
})
