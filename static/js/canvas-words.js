// Words on a canvas, in the face they have on the page.

// A canvas knows no tabular figures: where there are some, each letter is put where the page has it.
export const letters = (text, style) => style.fontVariantNumeric.includes("tabular-nums") && /\d/.test(text);

export function takeFace(context, style) {
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
}

// Words in the box that the page gives them: a letter alone stands in the middle of it.
export function drawWords(context, words, box, style) {
  takeFace(context, style);
  context.fillStyle = style.color;
  const { width, fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText(words);
  const x = words.length === 1 ? box.left + (box.width - width) / 2 : box.left;
  context.fillText(words, x, box.top + (box.height - above - below) / 2 + above);
}
