// An SVG of the page on a canvas: the shapes that our drawings are made of, with the styles that the page gives them.

import { letters, takeFace } from "./canvas-words.js";

const UNSEEN = ["defs", "title", "desc", "pattern", "script", "style"];
const number = (length) => length.baseVal.value;
const px = (text) => parseFloat(text) || 0;

// The outline of an element in its own units; undefined for what only holds others.
const OUTLINES = {
  rect: (element) => {
    const path = new Path2D();
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => number(element[name]));
    path.roundRect(x, y, width, height, Math.min(number(element.rx), width / 2, height / 2));
    return path;
  },
  line: (element) => {
    const path = new Path2D();
    path.moveTo(number(element.x1), number(element.y1));
    path.lineTo(number(element.x2), number(element.y2));
    return path;
  },
  circle: (element) => {
    const path = new Path2D();
    path.arc(number(element.cx), number(element.cy), number(element.r), 0, 2 * Math.PI);
    return path;
  },
  path: (element) => new Path2D(element.getAttribute("d")),
  use: (element) => outline(document.querySelector(element.getAttribute("href"))),
};
const outline = (element) => OUTLINES[element.localName]?.(element);

export function drawSvg(pen, element) {
  const style = getComputedStyle(element);
  if (UNSEEN.includes(element.localName) || style.display === "none" || style.visibility === "hidden") return;
  const { context } = pen;
  context.save();
  context.globalAlpha *= Number(style.opacity);
  const path = outline(element);
  if (path) drawPath(pen, element, path, style);
  else if (element instanceof SVGTextContentElement && !element.childElementCount) drawLabel(pen, element, style);
  else for (const child of element.children) drawSvg(pen, child);
  context.restore();
}

// On the canvas itself, so that a line may keep its width while its shape is stretched.
function drawPath({ context, base }, element, path, style) {
  const matrix = new DOMMatrix().multiply(base).multiply(element.getScreenCTM());
  const onCanvas = new Path2D();
  onCanvas.addPath(path, matrix);
  context.resetTransform();
  const fill = paint(context, style.fill, base);
  if (fill) withAlpha(context, style.fillOpacity, () => { context.fillStyle = fill; context.fill(onCanvas); });
  const stroke = paint(context, style.stroke, base);
  if (!stroke || !px(style.strokeWidth)) return;
  const kept = style.vectorEffect === "non-scaling-stroke" ? base : matrix;
  takeLine(context, style, Math.sqrt(Math.abs(kept.a * kept.d - kept.b * kept.c)));
  withAlpha(context, style.strokeOpacity, () => { context.strokeStyle = stroke; context.stroke(onCanvas); });
}

function takeLine(context, style, scale) {
  context.lineWidth = px(style.strokeWidth) * scale;
  context.lineCap = style.strokeLinecap;
  context.lineJoin = style.strokeLinejoin;
  const dashes = style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(",");
  context.setLineDash(dashes.map((dash) => px(dash) * scale));
}

function withAlpha(context, opacity, draw) {
  const before = context.globalAlpha;
  context.globalAlpha = before * Number(opacity);
  draw();
  context.globalAlpha = before;
}

// A colour, or the pattern that its name leads to; undefined for none.
function paint(context, value, base) {
  if (value === "none") return undefined;
  const [, name] = value.match(/url\("?#([^")]+)"?\)/) ?? [];
  return name ? tiled(context, document.getElementById(name), base) : value;
}

function tiled(context, pattern, base) {
  const scale = base.a;
  const tile = document.createElement("canvas");
  [tile.width, tile.height] = [number(pattern.width) * scale, number(pattern.height) * scale];
  const own = tile.getContext("2d");
  own.scale(scale, scale);
  for (const part of pattern.children) {
    const style = getComputedStyle(part);
    takeLine(own, style, 1);
    own.strokeStyle = style.stroke;
    own.stroke(outline(part));
  }
  const filling = context.createPattern(tile, "repeat");
  filling.setTransform(new DOMMatrix().multiply(pattern.patternTransform.baseVal.consolidate().matrix));
  return filling;
}

// Each label where the page has begun it; figures one by one.
function drawLabel({ context, base }, element, style) {
  const count = element.getNumberOfChars();
  if (!count) return;
  const text = element.textContent.trim().replace(/\s+/g, " ");
  context.setTransform(base.multiply(element.getScreenCTM()));
  takeFace(context, style);
  const parts = letters(text, style) && text.length === count ? [...text].map((letter, at) => [letter, at]) : [[text, 0]];
  const put = (draw) => parts.forEach(([words, at]) => {
    const start = element.getStartPositionOfChar(at);
    draw(words, start.x, start.y);
  });
  // What is round the letters first, and of all of them, so that none covers its neighbour.
  if (style.stroke !== "none") {
    takeLine(context, style, 1);
    context.strokeStyle = style.stroke;
    put((...place) => context.strokeText(...place));
  }
  context.fillStyle = style.fill;
  put((...place) => context.fillText(...place));
}
