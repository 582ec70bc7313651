// How many are ticked, and one tick for the whole page. Showing the line is left to CSS.
const line = document.querySelector("[data-selection]");
const all = document.querySelector("[data-select-all]");
const boxes = () => [...document.querySelectorAll('input[name="lead"][form="selection"]')];

function show() {
  const ticked = boxes().filter((box) => box.checked).length;
  line.querySelector("[data-selected]").textContent = ticked.toLocaleString(document.documentElement.lang);
  all.checked = ticked > 0 && ticked === boxes().length;
  all.indeterminate = ticked > 0 && !all.checked;
}

if (line && all) {
  all.hidden = false;
  all.addEventListener("change", () => {
    boxes().forEach((box) => { box.checked = all.checked; });
    show();
  });
  document.addEventListener("change", (event) => { if (event.target.matches('input[name="lead"]')) show(); });
  // The boxes stand outside the form in the page, and change only after this event.
  line.addEventListener("reset", () => setTimeout(show));
  show();
}
