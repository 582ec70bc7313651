// Tabs that do not fit scroll within themselves: the one that is open is brought into sight.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.closest(".tabs");
  const beyond = tab.getBoundingClientRect().right - row.getBoundingClientRect().right;
  const fade = parseFloat(getComputedStyle(row).paddingInlineEnd); // where tabs go pale at the end of the row
  if (beyond + fade > 0) row.scrollLeft = beyond + row.clientWidth / 4;
}
