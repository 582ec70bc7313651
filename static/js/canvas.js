// A part of the page as a canvas: where things stand, their grounds, lines and words are read from the laid-out page and
// drawn again. No image is loaded, so the policy of the page stays as strict as it is.

import { drawSvg } from "./canvas-svg.js";
import { drawWords, letters } from "./canvas-words.js";

const SIDES = ["Top", "Right", "Bottom", "Left"];
const clear = (colour) => colour === "transparent" || /[,/] 0\)$/.test(colour);

// The element on the ground of the sheet; `scale` pixels of the canvas are one of the page.
export function drawn(element, scale) {
  const box = element.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(Math.max(box.width, element.scrollWidth) * scale);
  canvas.height = Math.ceil(Math.max(box.height, element.scrollHeight) * scale);
  const context = canvas.getContext("2d");
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--o-sheet").trim();
  context.fillRect(0, 0, canvas.width, canvas.height);
  const pen = { context, base: new DOMMatrix().scale(scale).translate(-box.left, -box.top) };
  context.setTransform(pen.base);
  drawElement(pen, element);
  return canvas;
}

// Out of sight, and there for those who listen.
function hidden(style) {
  return style.display === "none" || style.visibility === "hidden" || style.clip !== "auto" || style.clipPath !== "none";
}

function drawElement(pen, element) {
  const style = getComputedStyle(element);
  if (hidden(style)) return;
  if (element instanceof SVGElement) {
    drawSvg(pen, element);
    return;
  }
  const { context } = pen;
  context.save();
  context.globalAlpha *= Number(style.opacity);
  for (const box of element.getClientRects()) drawBox(context, box, style);
  for (const child of element.childNodes) {
    if (child instanceof Element) drawElement(pen, child);
    else if (child instanceof Text) drawText(context, child, style);
  }
  context.restore();
}

function drawBox(context, box, style) {
  context.save();
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, parseFloat(style.borderTopLeftRadius) || 0);
  context.clip();
  if (!clear(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  if (style.backgroundImage.startsWith("repeating-linear-gradient(45deg")) drawHatching(context, box, style.backgroundImage);
  context.restore();
  SIDES.forEach((side) => drawBorder(context, box, side, style));
}

// Lines as a repeating gradient has them: the last colour, from one length to the next, once each period.
function drawHatching(context, box, gradient) {
  const [from, period] = [...gradient.matchAll(/([\d.]+)px/g)].slice(-2).map((match) => Number(match[1]));
  context.strokeStyle = [...gradient.matchAll(/(?:rgb|color)[^)]*\)/g)].at(-1)[0];
  context.lineWidth = period - from;
  context.beginPath();
  for (let x = box.left - box.height; x < box.right; x += period * Math.SQRT2) {
    context.moveTo(x, box.top);
    context.lineTo(x + box.height, box.bottom);
  }
  context.stroke();
}

function drawBorder(context, box, side, style) {
  const width = parseFloat(style[`border${side}Width`]);
  const colour = style[`border${side}Color`];
  if (!width || style[`border${side}Style`] === "none" || clear(colour)) return;
  context.fillStyle = colour;
  const across = side === "Top" || side === "Bottom";
  const x = side === "Right" ? box.right - width : box.left;
  const y = side === "Bottom" ? box.bottom - width : box.top;
  context.fillRect(x, y, across ? box.width : width, across ? width : box.height);
}

function drawText(context, text, style) {
  if (!text.data.trim()) return;
  const range = document.createRange();
  const placed = (start, part) => {
    range.setStart(text, start);
    range.setEnd(text, start + part.length);
    return range.getClientRects();
  };
  for (const word of text.data.matchAll(/\S+/g)) {
    const boxes = placed(word.index, word[0]);
    const whole = boxes.length === 1 && !letters(word[0], style);
    if (whole) drawWords(context, word[0], boxes[0], style);
    else for (const { segment, index } of new Intl.Segmenter().segment(word[0])) {
      const [box] = placed(word.index + index, segment);
      if (box) drawWords(context, segment, box, style);
    }
  }
}
