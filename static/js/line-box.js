// One more line without leaving the notes: a letter chooses what it is, Enter adds it in the background, and the focus
// goes back to where it was. Without this script the form loads the page anew.

const box = document.querySelector("[data-line-box]");
const text = box?.elements.text;
const notes = document.querySelector("[data-notes]");
let from = null;

// keys.js clicks the label of the letter, and the label clicks what it names: then the words take the focus. Arrows
// among the kinds click too, but neither by a label nor by a mouse, and stay where they are.
for (const label of box?.querySelectorAll("[data-line-kind]") ?? []) {
  let byLabel = false;
  label.addEventListener("click", () => {
    byLabel = true;
    from = notes && document.activeElement === document.body ? notes : null;
  });
  label.control.addEventListener("click", (event) => {
    if (byLabel || event.detail) text.focus();
    byLabel = false;
  });
}

text?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  (from ?? text).focus();
  if (!from) text.blur();
});

async function add() {
  const answer = await fetch(box.action, { method: "POST", body: new URLSearchParams(new FormData(box)) }).catch(() => null);
  // A refusal shows on the page that it comes with; sent the plain way nothing that was typed is lost.
  if (!answer?.ok || !answer.redirected) return box.submit();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-lines]")) {
    const fresh = page.getElementById(part.id);
    // The box itself may stand in the part: it stays as it is.
    if (fresh && !part.contains(box)) part.replaceWith(fresh);
    else if (fresh) part.querySelector("ul, .part-foot")?.replaceWith(fresh.querySelector("ul, .part-foot"));
  }
  text.value = "";
  box.elements.due_on.value = "";
  const said = box.querySelector("[data-line-said]");
  said.textContent = `${said.dataset.said}${said.textContent.endsWith("\u00a0") ? "" : "\u00a0"}`;
  (from ?? text).focus();
}

box?.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  if (text.value.trim()) add();
});
