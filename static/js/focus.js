// A page that came back with errors begins at them.

document.querySelector("[data-focus]")?.focus();
