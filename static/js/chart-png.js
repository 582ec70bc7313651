// Pictures to keep: the whole figure with its title and labels, as PNG, drawn on the colour of the sheet.

import { coloured } from "./chart-colours.js";
import { offer } from "./png-buttons.js";

const USUAL = { width: 900, height: 480 };
const SIZES = { funnel: { width: 1080, height: 280 }, cohorts: { width: 1080, height: 480 } };

async function download(Plotly, chart) {
  const { data, layout } = coloured(chart.figure);
  layout.paper_bgcolor = getComputedStyle(document.documentElement).getPropertyValue("--o-sheet").trim();
  await Plotly.downloadImage({ data, layout }, { format: "png", scale: 2, filename: chart.file, ...(SIZES[chart.name] ?? USUAL) });
}

// Show the buttons of the figures that were drawn.
export function offerPictures(Plotly, charts) {
  for (const chart of charts) offer(chart.name, () => download(Plotly, chart));
}
