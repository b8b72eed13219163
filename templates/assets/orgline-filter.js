// Filters of a list. What is chosen stands in the address, so a link leads to the same choice.

import { all } from "./orgline.js"

const LISTS = { kind: "kind", unit: "units", person: "people", source: "sources" }

const controls = (form) => all("input[type=radio], select", form)
const chosen = (form) =>
  controls(form)
    .filter((one) => one.value && (one.type !== "radio" || one.checked))
    .map(({ name, value }) => [name, value])

/** What an item is about stands on itself, or on the one that it is like: a mark is like its event. */
const subject = (item) => document.getElementById(item.dataset.like) ?? item

/** Whether an item fits; a list that it does not have speaks neither for nor against it. */
const fits = (item, wanted) =>
  wanted.every(([name, value]) => item.dataset[LISTS[name]]?.split(" ").includes(value) ?? true)

function apply(form) {
  const wanted = chosen(form)
  for (const item of all(form.dataset.filter)) item.toggleAttribute("data-filtered", !fits(subject(item), wanted))
  for (const year of all(".o-year"))
    year.toggleAttribute("data-filtered", !year.querySelector(".o-event:not([data-filtered])"))
  const items = all(form.dataset.count)
  const left = items.filter((item) => item.matches(":not([data-filtered])")).length
  const words = left ? `${left} of ${items.length} shown` : "Nothing fits all of these."
  form.querySelector(".o-filter__count").textContent = wanted.length ? words : ""
}

function recall(form) {
  const wanted = new URLSearchParams(location.search)
  for (const one of controls(form)) {
    const value = wanted.get(one.name) ?? ""
    if (one.type === "radio") one.checked = one.value === value || (one.checked && !wanted.has(one.name))
    else if ([...one.options].some((option) => option.value === value)) one.value = value
  }
}

function remember(form) {
  const url = new URL(location)
  for (const { name } of controls(form)) url.searchParams.delete(name)
  for (const [name, value] of chosen(form)) url.searchParams.set(name, value)
  history.replaceState(history.state, "", url)
}

export function dress(root) {
  for (const form of all("[data-filter]:not(.is-ready)", root)) {
    form.classList.add("is-ready")
    form.addEventListener("change", () => (remember(form), apply(form)))
    recall(form)
    if (chosen(form).length) apply(form)
  }
}
