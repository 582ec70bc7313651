// Plotly takes over the pictures that the server drew, once it has loaded; the page is whole without it.

import { coloured, onThemeChange, setAt } from "./chart-colours.js";
import { offerPictures } from "./chart-png.js";

const CONFIG = { displayModeBar: false, responsive: true, showTips: false };
const root = document.querySelector("[data-charts]");

// What all figures of a page have in common is said once.
const common = JSON.parse(document.querySelector("[data-figure-common]")?.textContent ?? "{}");

function filled(figure, what = common) {
  for (const [name, value] of Object.entries(what)) {
    if (!(name in figure)) figure[name] = structuredClone(value);
    else if (value?.constructor === Object) filled(figure[name], value);
  }
  return figure;
}

const charts = [...document.querySelectorAll("[data-chart]")].map((section) => ({
  name: section.dataset.chart,
  file: section.dataset.file,
  section,
  plot: section.querySelector("[data-plot]"),
  drawing: section.querySelector("[data-plot] svg"),
  figure: filled(JSON.parse(section.querySelector("[data-figure]").textContent)),
}));

function load(source) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => done(window.Plotly);
    script.onerror = failed;
    document.head.append(script);
  });
}

// Inside the page the title and some labels are text around the picture.
function inPage({ figure }) {
  const { data, layout } = coloured(figure);
  for (const [path, value] of Object.entries(layout.meta.inline)) setAt(layout, path, value);
  return [data, layout];
}

async function draw(Plotly, chart) {
  if (!chart.plot.checkVisibility()) return;
  // A drawing in words for those who do not see it: the same that the server's had.
  const words = chart.drawing?.getAttribute("aria-label");
  chart.drawing?.classList.add("is-replaced"); // on paper it stands there again, in the width of the sheet
  if (words) {
    chart.plot.setAttribute("role", "img");
    chart.plot.setAttribute("aria-label", words);
  }
  chart.section.classList.add("is-drawn");
  await Plotly.newPlot(chart.plot, ...inPage(chart), CONFIG);
  chart.plot.on("plotly_click", ({ points: [point] }) => point.customdata && location.assign(point.customdata));
}

async function takeOver() {
  const Plotly = await load(root.dataset.charts);
  for (const chart of charts) await draw(Plotly, chart);
  const drawn = charts.filter((chart) => chart.section.classList.contains("is-drawn"));
  onThemeChange(() => drawn.forEach((chart) => Plotly.react(chart.plot, ...inPage(chart), CONFIG)));
  offerPictures(Plotly, charts);
  root.dataset.charts = "drawn";
}

// After the first paint: what the server drew must not wait for 4.8 MB.
if (root) requestAnimationFrame(() => setTimeout(takeOver));
