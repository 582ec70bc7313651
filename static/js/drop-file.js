// Files that are dropped anywhere on the page, or chosen, are handed in at once: one step less than the form alone.
const form = document.querySelector("[data-file-form]");
const input = form?.querySelector('input[type="file"]');

const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
const mark = (dropping) => document.body.classList.toggle("is-dropping", dropping);

if (input) {
  input.addEventListener("change", () => input.files.length > 0 && form.requestSubmit());
  document.querySelector("[data-start-file]")?.addEventListener("click", (event) => {
    event.preventDefault();
    input.click();
  });
}

if (input && document.querySelector("[data-drop]")) {
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && mark(false));
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(false);
    const files = new DataTransfer();
    for (const file of event.dataTransfer.files) files.items.add(file);
    input.files = files.files;
    form.requestSubmit();
  });
}
