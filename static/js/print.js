// A button that prints the page. Without a script it is not there, and the page says how else.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
