// Colours of a figure come from the tokens of the page: each trace and the layout say in meta.colours which from which.

const styles = () => getComputedStyle(document.documentElement);

// The value of a token; a pair is a colour and the token of its opacity.
function resolve(token) {
  const [name, opacity] = [token].flat();
  const colour = styles().getPropertyValue(name).trim();
  if (!opacity) return colour;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${styles().getPropertyValue(opacity).trim()})`;
}

// Set object.a.b.c for the path "a.b.c".
export function setAt(object, path, value) {
  const names = path.split(".");
  const last = names.pop();
  let place = object;
  for (const name of names) place = place[name] ??= {};
  place[last] = value;
}

// A copy of the figure with the colours of the present theme, in the typeface of the page.
export function coloured(figure) {
  const copy = structuredClone(figure);
  for (const part of [copy.layout, ...copy.data]) {
    for (const [path, token] of Object.entries(part.meta?.colours ?? {})) setAt(part, path, resolve(token));
  }
  const typeface = getComputedStyle(document.body).fontFamily;
  for (const path of ["font.family", "hoverlabel.font.family"]) setAt(copy.layout, path, typeface);
  return copy;
}

// Call back whenever the theme may have changed: the attribute of <html>, what the system prefers, paper for screen.
export function onThemeChange(callback) {
  for (const medium of ["(prefers-color-scheme: dark)", "print"]) matchMedia(medium).addEventListener("change", callback);
  new MutationObserver(callback).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}
