// Each answer of the form is sent by itself when its field is left, by the same address as all of them with Save.
// What was stored when the page was opened goes with it (data-was), so that two windows do not overwrite each other.

const form = document.querySelector("[data-answers]");
const status = document.querySelector("[data-saves]");
const progress = document.querySelector("[data-progress]");
const meter = document.querySelector(".discovery > .meter");
const waiting = new Set();

function said(line) {
  const sent = new FormData();
  sent.set("csrf_token", form.elements.csrf_token.value);
  for (const field of line.querySelectorAll("textarea, input")) {
    if (field.type !== "checkbox" || field.checked) sent.set(field.name, field.value);
  }
  return sent;
}

function tell(line, words, problem = "") {
  const place = line.querySelector("[data-problem]");
  status.textContent = words;
  place.textContent = problem;
  place.hidden = !problem;
}

async function send(line) {
  status.textContent = form.dataset.saving;
  const request = { method: "POST", body: said(line), headers: { Accept: "application/json" }, keepalive: true };
  const answer = await fetch(form.action, request).catch(() => null);
  const told = await answer?.json().catch(() => null);
  if (!told || !answer.ok) {
    tell(line, form.dataset.unsaved, told?.said ?? form.dataset.failed);
    return;
  }
  tell(line, form.dataset.saved);
  line.querySelector("[data-was]").value = told.marks[line.dataset.answer];
  progress.textContent = told.said;
  meter.value = [...form.querySelectorAll("textarea")].filter((field) => field.value.trim()).length;
}

// One after the other: the second of two quick changes goes with the mark that the first one left.
let last = Promise.resolve();
function keep(line) {
  waiting.add(line);
  last = last.then(() => (waiting.delete(line) ? send(line) : undefined));
  return last;
}

form.addEventListener("change", (event) => keep(event.target.closest("[data-answer]")));
form.addEventListener("submit", async (event) => {
  if (form.dataset.ready) return;
  event.preventDefault();
  const { submitter } = event;
  await last;
  // Not before this event is over: a form that is being sent is not sent again.
  setTimeout(() => {
    form.dataset.ready = "yes";
    form.requestSubmit(submitter);
  });
});
// A page that comes back from the browser's memory is sent again as the first time.
addEventListener("pageshow", () => delete form.dataset.ready);
// Whoever closes the page while still in a field has left the field.
addEventListener("pagehide", () => {
  const line = document.activeElement?.closest?.("[data-answer]");
  if (line && document.activeElement.value !== document.activeElement.defaultValue && !form.dataset.ready) send(line);
});
