// After a line was done the page comes back with the place of the next one in its address: the focus goes there.

const row = document.getElementById(location.hash.slice(1) || "-");
if (row?.matches("[data-row]")) {
  row.querySelector("button, a, input:not([type=hidden])")?.focus();
  // Loading the same address again should not move the reader a second time.
  history.replaceState(null, "", location.pathname + location.search);
}
