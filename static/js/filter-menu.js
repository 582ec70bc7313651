// "+ Filter" leads to a page with the form of all filters; here the form opens where the word stands instead.

for (const link of document.querySelectorAll("a[data-filter-menu]")) {
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = new URL(link.href);
    address.searchParams.set("part", "1");
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || answer.redirected) {
      window.location = link.href;
      return;
    }
    const menu = document.createElement("details");
    menu.className = "menu filter-add";
    menu.dataset.menu = "";
    const word = document.createElement("summary");
    word.append(...link.childNodes);
    const list = document.createElement("div");
    list.className = "menu-list is-form";
    list.innerHTML = await answer.text();
    menu.append(word, list);
    link.replaceWith(menu);
    menu.open = true;
    list.querySelector("input:not([type=hidden])").focus();
  });
}
