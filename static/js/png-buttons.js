// The buttons that keep a picture as PNG: each is shown once what it does is there, and with it the words around it.

export function offer(name, download) {
  const button = document.querySelector(`[data-png-of="${name}"]`);
  if (!button) return;
  button.addEventListener("click", download);
  for (const part of [button, ...document.querySelectorAll("[data-png], [data-png-word]")]) part.hidden = false;
}
