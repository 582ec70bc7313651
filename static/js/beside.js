// The lead before and after by the arrow keys; j and k are data-keys of the same links.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [role=tablist], summary, dialog")) return;
  const way = { ArrowLeft: "[data-previous]", ArrowRight: "[data-next]" }[event.key];
  const link = way && document.querySelector(way);
  if (!link) return;
  event.preventDefault();
  link.click();
});
