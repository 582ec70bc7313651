// Keys of the page. An element says its key: data-key="n" is clicked by n; data-key-focus="/" gets the focus by /.
// Rows in [data-rows] are walked with j and k. A form with data-key-send is sent by Ctrl Enter.

const typing = (target) => target.closest("input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]");
const visible = (element) => element.getClientRects().length > 0;
const found = (attribute, key) =>
  [...document.querySelectorAll(`[${attribute}="${CSS.escape(key)}"]`)].find(visible);

function walk(step) {
  const rows = [...document.querySelectorAll("[data-rows] [data-row]")].filter(visible);
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step))];
  row.querySelector("[data-row-link], a, button").focus();
  row.scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("keydown", (event) => {
  const send = event.target.closest("form[data-key-send]");
  if (send && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    send.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const key = event.key.toLowerCase();
  const clicked = found("data-key", key);
  const focused = found("data-key-focus", key);
  if (clicked) clicked.click();
  else if (focused) focused.focus();
  else if (!((key === "j" || key === "k") && walk(key === "j" ? 1 : -1))) return;
  event.preventDefault();
});
