// The board by drag and by keyboard. Dropping opens no dialog: a slot says what would be written down; Enter keeps it,
// Tab changes it, Escape puts the card back. What is kept is posted by a plain form, the same as without this script.

const board = document.querySelector("[data-board]");
const columns = [...board.querySelectorAll("[data-column]")];
const RANK = Object.fromEntries(columns.map((column, rank) => [column.dataset.stage, rank]));
let held = null;
let slot = null;

const cardOf = (element) => element.closest("[data-card]");
const cardsIn = (column) => [...column.querySelectorAll("[data-card]")].filter((card) => card.getClientRects().length);
const focusOn = (card) => card?.querySelector("a").focus();

function byContact(card, stage) {
  if (stage === "prospect" || stage === "ongoing" || RANK[stage] < RANK[card.dataset.stage]) return false;
  return stage !== "replied" || "written" in card.dataset;
}

function say(form, column, contact) {
  const day = form.day.value === form.day.max ? form.dataset.today : form.day.value;
  const words = { stage: column.querySelector("h2").textContent, day, channel: form.channel.selectedOptions[0]?.dataset.phrase };
  const pattern = contact ? form.dataset.contact : form.dataset.byHand;
  form.querySelector(".board-slot-words").textContent = pattern.replace(/\{(\w+)\}/g, (_, name) => words[name]);
}

function offerChannels(form, card, stage, contact) {
  form.channel.hidden = form.channel.disabled = !contact;
  if (stage === "met") for (const option of form.channel.querySelectorAll("option:not([data-spoken])")) option.remove();
  const values = [...form.channel.options].map((option) => option.value);
  const usual = stage === "met" ? "video" : "email";
  form.channel.value = values.includes(card.dataset.channel) ? card.dataset.channel : usual;
}

function putBack() {
  if (!slot) return;
  slot.card.classList.remove("is-moving");
  slot.element.remove();
  const { card } = slot;
  slot = null;
  focusOn(card);
}

function ask(card, column) {
  putBack();
  const stage = column.dataset.stage;
  if (stage === card.dataset.stage) return;
  const element = document.querySelector("#move-slot").content.firstElementChild.cloneNode(true);
  const form = element.querySelector("form");
  const contact = byContact(card, stage);
  form.action = card.dataset.moves;
  form.stage.value = stage;
  offerChannels(form, card, stage, contact);
  card.classList.add("is-moving");
  column.querySelector("[data-cards]").prepend(element);
  slot = { card, element };
  say(form, column, contact);
  form.addEventListener("input", () => say(form, column, contact));
  form.querySelector("[data-slot-cancel]").addEventListener("click", putBack);
  // The words take the focus: Enter sends, Tab goes on to the channel.
  const words = form.querySelector(".board-slot-words");
  words.tabIndex = -1;
  words.focus();
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter") form.requestSubmit();
  });
  element.scrollIntoView({ block: "nearest" });
}

board.addEventListener("dragstart", (event) => {
  const card = cardOf(event.target);
  if (!card) return;
  putBack();
  held = card;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.querySelector("a").textContent);
  card.classList.add("is-held");
});

board.addEventListener("dragend", () => {
  held?.classList.remove("is-held");
  held = null;
  for (const column of columns) column.classList.remove("is-over");
});

for (const column of columns) {
  column.addEventListener("dragover", (event) => {
    if (!held) return;
    event.preventDefault();
    for (const other of columns) other.classList.toggle("is-over", other === column && column.dataset.stage !== held.dataset.stage);
  });
  column.addEventListener("drop", (event) => {
    if (!held) return;
    event.preventDefault();
    ask(held, column);
  });
}

// Arrows walk from card to card; with Shift, left and right carry the card along; m opens its menu.
function step(card, key) {
  const at = columns.findIndex((column) => column.contains(card));
  const cards = cardsIn(columns[at]);
  const row = cards.indexOf(card);
  if (key === "ArrowUp" || key === "ArrowDown") return cards[row + (key === "ArrowUp" ? -1 : 1)];
  const way = key === "ArrowLeft" ? -1 : 1;
  for (let next = at + way; columns[next]; next += way) {
    const there = cardsIn(columns[next]);
    if (there.length) return there[Math.min(row, there.length - 1)];
  }
  return null;
}

board.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && slot) {
    putBack();
    return;
  }
  const card = event.target.matches(".board-name") ? cardOf(event.target) : null;
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (event.shiftKey && sideways) {
    const column = columns[RANK[card.dataset.stage] + (event.key === "ArrowLeft" ? -1 : 1)];
    if (column) ask(card, column);
  } else if (event.key.startsWith("Arrow") && !event.shiftKey) {
    focusOn(step(card, event.key));
  } else if (event.key === "m") {
    const menu = card.querySelector("[data-move-menu]");
    menu.open = true;
    menu.querySelector("button").focus();
  } else return;
  event.preventDefault();
});
