// A link to rows that are folded away opens them: not every browser does so by itself.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-reveal]");
  const folded = link && document.getElementById(link.hash.slice(1))?.closest("details");
  if (folded) folded.open = true;
});
