// A word of a sentence opens its field in place (a <details>): the field takes the focus, Escape leaves it as it was.

for (const wish of document.querySelectorAll("details[data-wish]")) {
  const field = wish.querySelector("input");
  // Not on "toggle": a field that the server opened, for what is wrong in it, leaves the focus where it is.
  wish.querySelector("summary").addEventListener("click", () => setTimeout(() => wish.open && field.select()));
  wish.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !wish.open) return;
    event.stopPropagation();
    for (const each of wish.querySelectorAll("input")) each.value = each.defaultValue;
    wish.open = false;
    wish.querySelector("summary").focus();
  });
}
