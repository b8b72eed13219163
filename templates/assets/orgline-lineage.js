// A long lineage opens at the unit whose page it is, and not at the oldest ones.

import { all } from "./orgline.js"

export function dress(root) {
  for (const frame of all(".o-lineage-frame:not(.is-ready)", root)) {
    frame.classList.add("is-ready")
    const [unit, view] = [frame.querySelector(".is-here"), frame].map((one) => one.getBoundingClientRect())
    frame.scrollBy(unit.x - view.x + (unit.width - view.width) / 2, unit.y - view.y + (unit.height - view.height) / 2)
  }
}
