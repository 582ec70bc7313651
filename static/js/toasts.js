// Toasts leave by themselves (CSS times it, and waits while they are hovered or focused); here they can be closed,
// are read out (a live region only tells what is put into it after the page has loaded), and are kept for this tab
// in a list under the account's menu.

const KEPT = "outreach-told";
const MOST = 8;
const lists = document.querySelectorAll("[data-told]");

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

for (const region of document.querySelectorAll("[data-toasts]")) {
  const lines = [...region.children];
  region.replaceChildren();
  requestAnimationFrame(() => region.append(...lines));
  for (const line of lines) {
    const close = line.querySelector("[data-toast-close]");
    close.hidden = false;
    close.addEventListener("click", () => line.remove());
    line.addEventListener("animationend", (event) => {
      if (event.animationName === "leave") line.remove();
    });
  }
  const told = lines.map((line) => line.querySelector(".toast-words").textContent);
  // Where nobody is signed in there is no such list, and what was told before is forgotten.
  if (lists.length) sessionStorage.setItem(KEPT, JSON.stringify([...told.reverse(), ...kept()].slice(0, MOST)));
  else sessionStorage.removeItem(KEPT);
}

for (const list of lists) {
  const items = kept().map((words) => Object.assign(document.createElement("li"), { textContent: words }));
  list.querySelector("ul").append(...items);
  list.hidden = !items.length;
}
