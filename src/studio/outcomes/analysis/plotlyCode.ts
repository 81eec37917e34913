/** The part of Plotly that the analysis charts use: a chunk of its own, read when their tab opens. Nothing in it needs `eval`. */
import bar from 'plotly.js/lib/bar';
import box from 'plotly.js/lib/box';
import Plotly from 'plotly.js/lib/core';
import heatmap from 'plotly.js/lib/heatmap';
import histogram from 'plotly.js/lib/histogram';

/** Plotly with these kinds of charts. A function, since package.json says that reading a module has no effects. */
export function preparedPlotly(): typeof Plotly {
  Plotly.register([bar, box, heatmap, histogram]);
  return Plotly;
}
