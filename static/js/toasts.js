// Toasts leave by themselves (CSS times it, and waits while they are hovered or focused); here they can be closed,
// and are read out: a live region only tells what is put into it after the page has loaded.

for (const region of document.querySelectorAll("[data-toasts]")) {
  const lines = [...region.children];
  region.replaceChildren();
  requestAnimationFrame(() => region.append(...lines));
  for (const line of lines) {
    const close = line.querySelector("[data-toast-close]");
    close.hidden = false;
    close.addEventListener("click", () => line.remove());
    line.addEventListener("animationend", (event) => {
      if (event.animationName === "leave") line.remove();
    });
  }
}
