// Notes are saved as they are typed: a moment after the last letter, and before anything else on the page is sent.
// The form says which notes it began from; when another window changed them, the server says so and nothing is kept
// until the button shows the difference. What could not be sent is tried again. What was typed while the page went is
// sent after it, and kept in this tab in case that page is back first.

const PAUSE = 800;
const AGAIN = 5000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const area = form.querySelector("[data-notes]");
  const said = form.querySelector("[data-autosave-said]");
  let kept = area.value;
  let timer = 0;
  let under = null;
  let apart = false;
  const pending = `outreach-notes ${form.action}`;
  for (const hint of form.querySelectorAll("[data-autosave-keys]")) hint.hidden = false;

  const say = (words, late = false) => {
    said.textContent = words;
    said.classList.toggle("is-late", late);
  };
  const later = (wait) => {
    clearTimeout(timer);
    if (!apart) timer = setTimeout(save, wait);
  };
  const body = () => new URLSearchParams(new FormData(form));

  async function send() {
    const typed = area.value;
    say(said.dataset.saving);
    const answer = await fetch(form.action, { method: "POST", body: body(), headers: { Accept: "application/json" } }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (answer?.ok && told) {
      form.elements.was.value = told.was;
      kept = typed;
      sessionStorage.removeItem(pending);
      say(told.said);
    } else if (answer && answer.status < 500) {
      apart = true;
      say(told?.said || said.dataset.refused, true);
    } else {
      say(said.dataset.offline, true);
      later(AGAIN);
    }
  }

  async function save() {
    clearTimeout(timer);
    if (under) await under;
    if (apart || area.value === kept) return;
    under = send();
    await under;
    under = null;
    if (area.value !== kept) later(PAUSE);
  }

  area.addEventListener("input", () => later(PAUSE));
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") area.blur();
  });
  // Another form of the page loads it anew: what is typed is saved first.
  document.addEventListener("submit", (event) => {
    if (event.target === form || event.defaultPrevented || event.target.method !== "post") return;
    if (apart || (area.value === kept && !under)) return;
    event.preventDefault();
    const { target, submitter } = event;
    save().then(() => target.requestSubmit(submitter));
  }, true);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    kept = area.value;
  });
  // The page goes: the rest is sent after it, and whoever would lose something is asked.
  window.addEventListener("pagehide", () => {
    if (apart || area.value === kept) return;
    sessionStorage.setItem(pending, JSON.stringify({ text: area.value, was: form.elements.was.value }));
    fetch(form.action, { method: "POST", body: body(), headers: { Accept: "application/json" }, keepalive: true });
  });
  const left = JSON.parse(sessionStorage.getItem(pending));
  sessionStorage.removeItem(pending);
  if (left && left.text !== area.value) {
    area.value = left.text;
    form.elements.was.value = left.was;
    save();
  }
  window.addEventListener("beforeunload", (event) => {
    if (apart && area.value !== kept) event.preventDefault();
  });
}
