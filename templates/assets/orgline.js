// Links inside a drawing change the page as all others do. The theme's instant navigation passes
// them over: their `target` is an object even where none is set. So a click on one is repeated on
// an HTML link to the same place. Without this script they are links like any other.
document.addEventListener("click", (event) => {
  const drawn = event.target instanceof Element ? event.target.closest("svg a") : null;
  const other = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!drawn || other || event.defaultPrevented) return;
  const link = document.createElement("a");
  link.href = drawn.href.baseVal;
  event.preventDefault();
  document.body.append(link);
  link.click();
  link.remove();
});
