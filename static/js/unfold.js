// A link to a folded part of the page opens it, and the focus goes to its first field.

function unfold() {
  const fold = document.getElementById(location.hash.slice(1) || "-")?.querySelector("details");
  if (!fold) return;
  fold.open = true;
  fold.querySelector("select, input:not([type=hidden]), textarea")?.focus();
}

addEventListener("hashchange", unfold);
unfold();
