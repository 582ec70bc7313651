// A person typed in one line becomes the fields below it while it is typed; Enter keeps it and waits for the next one.
const line = document.querySelector("input[data-capture]");
const WAIT = 120;
const filled = new Map();
let timer;
let asked;

// A field is filled as long as it holds what the line put there.
function fill(said) {
  for (const name of new Set([...filled.keys(), ...Object.keys(said)])) {
    const field = line.form.elements[name];
    if (!field || field.value !== (filled.get(name) ?? "")) continue;
    field.value = said[name] ?? "";
    filled.set(name, field.value);
  }
}

async function read() {
  asked?.abort();
  asked = new AbortController();
  const address = new URL(line.dataset.capture, location.href);
  address.searchParams.set("line", line.value);
  const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.ok) fill(await answer.json());
}

line?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(read, WAIT);
});
line?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  line.form.requestSubmit(line.form.querySelector("button[name=another]"));
});
// What was typed before this script had loaded is read too.
if (line?.value) read();
