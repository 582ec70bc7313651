// A word of a sentence opens its field in place (a <details>): the field takes the focus, Escape leaves it as it was.

for (const word of document.querySelectorAll("details[data-word]")) {
  const field = word.querySelector("input");
  word.addEventListener("toggle", () => word.open && field.select());
  word.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !word.open) return;
    event.stopPropagation();
    for (const each of word.querySelectorAll("input")) each.value = each.defaultValue;
    word.open = false;
    word.querySelector("summary").focus();
  });
}
