// A second way on a phone: a line swiped to the right is done, to the left its ways of putting it off open.

const FAR = 88;
const STARTED = 12;

for (const line of document.querySelectorAll("[data-swipe]")) {
  let from = null;
  let way = 0;
  let swiped = false;

  const rest = () => {
    from = null;
    way = 0;
    line.style.transform = "";
  };

  line.addEventListener("pointerdown", (event) => {
    swiped = false;
    if (event.pointerType === "touch" && !event.target.closest("input, button, summary")) from = event;
  });
  line.addEventListener("pointermove", (event) => {
    if (!from || event.pointerId !== from.pointerId) return;
    const across = event.clientX - from.clientX;
    if (!way && Math.abs(across) < STARTED) return;
    way = across;
    line.setPointerCapture(event.pointerId);
    line.style.transform = `translateX(${Math.max(-FAR, Math.min(FAR, across))}px)`;
  });
  line.addEventListener("pointerup", () => {
    const done = way;
    swiped = way !== 0;
    rest();
    if (done >= FAR) line.querySelector("button.tick")?.click();
    else if (done <= -FAR) line.querySelector(".due-act summary")?.click();
  });
  line.addEventListener("pointercancel", rest);
  // The end of a swipe is no click on the name under the thumb.
  line.addEventListener("click", (event) => {
    if (!swiped || !event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
