// Pictures that the server alone draws, kept as PNG: a copy of the picture is laid out beside the page at a width of its
// own, drawn onto a canvas, and taken away again before anything is painted.

import { drawn } from "./canvas.js";
import { offer } from "./png-buttons.js";

const SCALE = 2;
const MOST_PIXELS = 16e6; // some browsers give no larger canvas

// An element with the words of another one.
function saying(name, kind, words) {
  const element = Object.assign(document.createElement(name), { className: kind });
  element.textContent = words.textContent.trim().replace(/\s+/g, " ");
  return element;
}

// The picture as it is handed on: what is there to be clicked is hidden, a title that stands elsewhere is put above, and
// of whom it tells below.
function laidOut(section) {
  const copy = section.cloneNode(true);
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  copy.classList.add("png-sheet");
  const title = document.getElementById(section.getAttribute("aria-labelledby"));
  if (title && !section.contains(title)) copy.prepend(saying("p", "png-title", title));
  for (const foot of document.querySelectorAll("[data-png-foot]")) copy.append(saying("p", "chart-note", foot));
  section.after(copy);
  return copy;
}

function picture(section) {
  const copy = laidOut(section);
  try {
    return drawn(copy, Math.min(SCALE, Math.sqrt(MOST_PIXELS / (copy.scrollWidth * copy.scrollHeight))));
  } finally {
    copy.remove();
  }
}

function download(section) {
  picture(section).toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${section.dataset.file}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // by then every browser has begun to save it
  }, "image/png");
}

for (const section of document.querySelectorAll("[data-drawn]")) offer(section.dataset.drawn, () => download(section));
