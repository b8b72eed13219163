// Buttons that copy: an address, or the text of an element of the page.

import { all, make } from "./orgline.js"

/** What is to be copied: the text of the element named, else an address, by default the page's own. */
function textOf({ copy, link }) {
  if (copy) return document.getElementById(copy).textContent.trim()
  const url = new URL(link || location.href, location)
  if (!link) url.hash = ""
  return url.href
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = make("textarea", { value: text }) // where the page came without encryption
  document.body.append(field)
  field.select()
  document.execCommand("copy")
  field.remove()
}

export function dress(root) {
  for (const place of all("[data-copy]:empty", root)) {
    const said = make("span", { className: "o-copy__said" })
    said.setAttribute("role", "status")
    const button = make("button", { type: "button", className: "o-copy", textContent: place.dataset.words })
    button.onclick = () =>
      copy(textOf(place.dataset)).then(
        () => (said.textContent = "Copied"),
        () => (said.textContent = "The browser did not allow it"),
      )
    place.append(button, said)
  }
}
