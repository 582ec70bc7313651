// The log box: the usual next step is named for what happened; the words may be written in straight away.

for (const box of document.querySelectorAll("[data-log-box]")) {
  const steps = box.querySelector("[data-usual]");
  const usual = steps?.options[0];
  const plain = usual?.text;
  const name = () => {
    const what = box.querySelector("[name=what]:checked")?.value;
    if (usual) usual.text = steps.getAttribute(`data-usual-${what}`) ?? plain;
  };
  box.addEventListener("change", (event) => {
    if (event.target.name === "what") name();
  });
  // A second click while the first is under way would log the same thing twice.
  box.addEventListener("submit", (event) => {
    if (box.dataset.sent) event.preventDefault();
    box.dataset.sent = "yes";
  });
  // A box that comes back from the browser's memory may have another tab than the one it was sent with.
  window.addEventListener("pageshow", () => {
    delete box.dataset.sent;
    name();
  });
  name();
}
