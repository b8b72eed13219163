// A button that shows a sign and says in words what it does.

import { make } from "./orgline.js"

/** `style` is its class; while it is marked as disabled it does nothing. */
export function button(style, sign, words, action) {
  const found = make("button", { type: "button", className: `${style} o-sign`, title: words })
  found.dataset.sign = sign
  found.setAttribute("aria-label", words)
  found.onclick = () => found.getAttribute("aria-disabled") !== "true" && action()
  return found
}
