// Menus are <details data-menu>: one open at a time, closed by Escape (focus returns to its word) and by a click elsewhere.

const openMenus = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// The first field or entry of a menu takes the focus when it opens by keyboard.
document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.("details[data-menu]") || !menu.open) return;
  if (menu.querySelector("summary").matches(":focus-visible")) {
    menu.querySelector(".menu-list a, .menu-list button, .menu-list input:not([type=hidden]), .menu-list select, .menu-list textarea")?.focus();
  }
}, true);
