// The palette: Ctrl K or / opens it, the line is looked up while it is typed, arrows choose, Enter goes.

const palette = document.querySelector("dialog[data-palette]");
const input = palette?.querySelector("input");
const list = palette?.querySelector("[role=listbox]");
const nothing = palette?.querySelector(".palette-none");
const WAIT = 60;
let asked;
let timer;

const rows = () => [...list.querySelectorAll("[role=option]")];

function choose(row) {
  for (const other of rows()) other.setAttribute("aria-selected", String(other === row));
  input.setAttribute("aria-activedescendant", row?.id ?? "");
  row?.scrollIntoView({ block: "nearest" });
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

// The name with its hits in accent; hits are its stretches [start, end).
function named(name, hits) {
  const whole = element("span", "palette-name");
  let place = 0;
  for (const [start, end] of hits) {
    if (start < place) continue;
    whole.append(name.slice(place, start), element("mark", "", name.slice(start, end)));
    place = end;
  }
  whole.append(name.slice(place));
  return whole;
}

function line(row, number) {
  const link = element("a", "palette-row");
  link.href = row.url;
  link.id = `palette-${number}`;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.insertAdjacentHTML("afterbegin", row.mark);
  if (row.mark_word) link.append(element("span", "visually-hidden", row.mark_word));
  link.append(named(row.name, row.hits));
  if (row.detail) link.append(element("span", "palette-detail", row.detail));
  const key = element("kbd", "key", number === 0 ? "↵" : row.key);
  key.setAttribute("aria-hidden", "true");
  if (key.textContent) link.append(key);
  return link;
}

function show(groups) {
  let number = 0;
  list.replaceChildren(
    ...groups.map((group, at) => {
      const block = element("div", "");
      const head = element("div", "palette-group", group.title);
      head.id = `palette-group-${at}`;
      block.setAttribute("role", "group");
      block.setAttribute("aria-labelledby", head.id);
      block.append(head, ...group.rows.map((row) => line(row, number++)));
      return block;
    }),
  );
  list.hidden = !number;
  nothing.hidden = Boolean(number);
  choose(rows()[0]);
}

async function ask() {
  asked?.abort();
  asked = new AbortController();
  const address = new URL(palette.dataset.palette, location.href);
  address.searchParams.set("q", input.value.trim());
  try {
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
    if (answer.ok) show((await answer.json()).groups);
  } catch (problem) {
    if (problem.name !== "AbortError") nothing.hidden = false;
  }
}

function open() {
  if (palette.open) return;
  input.value = "";
  palette.showModal();
  ask();
}

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

if (palette) {
  document.addEventListener("keydown", (event) => {
    const asks = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.defaultPrevented && !typing(event.target);
    if (!asks && !slash) return;
    event.preventDefault();
    if (palette.open && asks) palette.close();
    else open();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-palette-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  palette.addEventListener("click", (event) => {
    if (event.target === palette || event.target.closest("[data-palette-close]")) palette.close();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const all = rows();
    const at = all.findIndex((row) => row.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") choose(all[(at - 1 + all.length) % all.length]);
    else if (event.key === "Enter") all[at]?.click();
    else return;
    event.preventDefault();
  });
}
