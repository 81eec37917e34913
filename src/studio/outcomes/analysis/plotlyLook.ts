/** What all Plotly charts share: layout by theme, and a configuration that offers no upload. Pure. */
import type { Config, Layout } from 'plotly.js';
import { language } from '../../language';
import type { Look } from '../look';

/** `showSendToCloud` is on by default and would add "Share chart…", which uploads. */
export const CONFIG: Partial<Config> = {
  displaylogo: false,
  responsive: true,
  showSendToCloud: false,
  plotlyServerURL: '',
  modeBarButtonsToRemove: ['sendChartToCloud', 'lasso2d', 'select2d', 'toImage'],
  displayModeBar: 'hover',
};

/** Layout of a chart with titled axes, `height` in CSS pixels. */
export function layoutOf(
  { palette, ink }: Look,
  { x, y, height = 250, legend = true }: { x: string; y: string; height?: number; legend?: boolean },
): Partial<Layout> {
  const axis = {
    gridcolor: ink(palette.grid),
    linecolor: ink(palette.grid),
    zeroline: false,
    automargin: true,
    tickfont: { color: ink(palette.muted), size: 11 },
  };
  const title = (text: string) => ({ text, font: { color: ink(palette.muted), size: 11 }, standoff: 6 });
  return {
    height,
    margin: { l: 8, r: 8, t: legend ? 8 : 28, b: 8 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: 'system-ui, sans-serif', size: 12, color: ink(palette.text) },
    separators: language() === 'de' ? ',.' : '.,',
    hovermode: 'x unified',
    hoverlabel: { bgcolor: palette.panel, bordercolor: palette.muted, font: { color: palette.text } },
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: palette.muted, activecolor: palette.text },
    showlegend: legend,
    legend: { orientation: 'h', x: 0, y: -0.28, font: { size: 11 }, traceorder: 'normal' },
    dragmode: 'zoom',
    xaxis: { ...axis, title: title(x) },
    yaxis: { ...axis, title: title(y), rangemode: 'tozero' },
  };
}
