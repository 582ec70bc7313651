// A form with data-keeps is kept as soon as one of its fields is left, and when the page goes. What the server says
// anew ([data-fresh], by id) takes its place; the fields themselves are never touched, so nothing typed is lost.

const forms = [...document.querySelectorAll("form[data-keeps]")];
const fields = (form) => [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type));
const state = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => !name.startsWith("was_")));
const known = new Map(forms.map((form) => [form, state(form)]));
let turn = Promise.resolve();

function say(form, word, wrong = false) {
  const told = form.querySelector("[data-kept]");
  if (!told) return;
  told.textContent = word ? told.dataset[word] : "";
  told.classList.toggle("is-late", wrong);
}

// Alive though the page goes: what is left by a click on a link or on another button must arrive all the same.
function send(form) {
  const body = new FormData(form);
  body.append("quietly", "1");
  known.set(form, state(form));
  return fetch(form.action, { method: "POST", body, keepalive: true });
}

// What is wrong stands beside its field, as the server wrote it, or no more.
function correct(form, page) {
  for (const field of fields(form)) {
    const fresh = field.id && page.getElementById(field.id);
    document.getElementById(`${field.id}-error`)?.remove();
    if (!fresh) continue;
    for (const name of ["aria-invalid", "aria-describedby"]) {
      if (fresh.hasAttribute(name)) field.setAttribute(name, fresh.getAttribute(name));
      else field.removeAttribute(name);
    }
    const words = page.getElementById(`${field.id}-error`);
    if (words) field.closest(".field, .brief-who").append(document.adoptNode(words));
  }
  for (const was of form.querySelectorAll("input[name^=was_]")) was.value = page.getElementById(was.id)?.value ?? was.value;
}

function renew(page) {
  for (const old of document.querySelectorAll("[data-fresh]")) {
    const fresh = page.getElementById(old.id);
    const same = !fresh || fresh.innerHTML === old.innerHTML || old.contains(document.activeElement);
    if (!same) old.replaceChildren(...fresh.childNodes);
  }
}

async function keep(form) {
  if (known.get(form) === state(form)) return;
  try {
    const answer = await send(form);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const ours = page.querySelector("form[data-keeps]") && (answer.ok || answer.status === 422);
    if (!ours) throw new Error(answer.statusText);
    correct(form, page);
    renew(page);
    say(form, answer.ok ? "kept" : "refused", !answer.ok);
  } catch {
    known.delete(form);
    say(form, "lost", true);
  }
}

// One after the other: of two changes of a field the later one must win.
const later = (form) => { turn = turn.then(() => keep(form)); };

function keepAtOnce() {
  for (const form of forms) {
    if (known.get(form) !== state(form)) send(form).catch(() => known.delete(form));
  }
}

for (const form of forms) {
  for (const field of fields(form)) {
    field.addEventListener("change", () => later(form));
    field.addEventListener("input", () => say(form, ""));
  }
  // Its button sends it with the page; it need not be sent a second time when the page goes.
  form.addEventListener("submit", () => known.set(form, state(form)));
  form.closest(".page").classList.add("keeps-itself");
}
addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keepAtOnce(); });
addEventListener("pagehide", keepAtOnce);
addEventListener("online", () => forms.forEach(later));
