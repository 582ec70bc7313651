// From a list to a lead the name moves, and nothing else: every other change of page is plain.

const NAME = "the-name";
let followed = null;

document.addEventListener("click", (event) => {
  followed = event.target.closest("a[data-row-link]");
});

window.addEventListener("pageswap", (event) => {
  if (!event.viewTransition) return;
  if (followed) followed.style.viewTransitionName = NAME;
  else event.viewTransition.skipTransition();
});

// A page that comes back from the browser's memory has no name in flight.
window.addEventListener("pageshow", () => {
  if (followed) followed.style.viewTransitionName = "";
  followed = null;
});
