/** Charts as data: from a frame to Plotly's traces and layout. Pure; draws nothing. */
import type { Layout, Trace } from 'plotly.js/dist/plotly-basic.min.js';
import { column, type Week, weeks } from './columns';
import type { Curve, Metric } from './face';
import { points } from './overlay';
import type { Palette } from './palette';
import type { Frame } from './session';
import type { Overlay } from './store';

export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: Layout;
}

/** Days beyond which a series is thinned: more points than pixels only cost time. */
const MOST_POINTS = 1000;

/** Daily curves of the run up to the day shown, and the whole known baseline behind them. */
export function dailyFigure(
  frame: Frame,
  curves: readonly Curve[],
  palette: Palette,
  label: string,
  top: number,
): Figure {
  const { current, baseline, day, world } = frame;
  const data = curves.flatMap((curve) => {
    const color = palette.curves[curve.colour];
    const own = trace(column(world.series, current.rows, curve.series, day), curve.label, color, 2.5, curve.dash);
    if (!baseline) return [own];
    const known = column(world.series, baseline.rows, curve.series, baseline.known);
    return [{ ...trace(known, `${curve.label}, baseline`, color, 1.5, 'dot'), opacity: 0.6, showlegend: false }, own];
  });
  return { data, layout: layout(frame.horizon, data, palette, label, top) };
}

/** Weekly totals of a metric: the run, its baseline and the observations scaled to the people shown. */
export function weeklyFigure(
  frame: Frame,
  metric: Metric,
  overlay: Overlay | null,
  palette: Palette,
  top: number,
): Figure {
  const { current, baseline, world } = frame;
  const line = (simulated: readonly Week[], name: string, width: number, dash: string): Trace => ({
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: simulated.map(({ day }) => day + 1),
    y: simulated.map(({ value }) => value),
    line: { color: palette.curves.hospital, width, dash },
    marker: { color: palette.curves.hospital, size: width * 2, symbol: 'circle' },
  });
  const run = line(simulatedWeeks(frame, metric, overlay), 'This run', 2.5, 'solid');
  const behind = baseline
    ? [
        {
          ...line(
            weeks(column(world.series, baseline.rows, [metric.series], baseline.known), overlay?.shift ?? 0),
            'Baseline',
            1.5,
            'dot',
          ),
          opacity: 0.6,
        },
      ]
    : [];
  const observed = overlay
    ? points(overlay, metric, current.model.agents).filter(({ day }) => day > -7 && day < frame.horizon)
    : [];
  const seen: Trace = {
    type: 'scatter',
    mode: 'lines+markers',
    name: `Observed${overlay ? `: ${overlay.observations.name}` : ''}`,
    x: observed.map(({ day }) => day + 1),
    y: observed.map(({ value }) => value),
    line: { color: palette.observed, width: 1, dash: 'dash' },
    marker: { color: palette.observed, size: 6, symbol: 'diamond-open' },
    hovertemplate: '%{y:.3~s}',
  };
  const data = [...behind, ...(observed.length > 0 ? [seen] : []), run];
  return { data, layout: layout(frame.horizon, data, palette, `${metric.label} per week`, top) };
}

/** Weeks of the run that stand over the observed ones. */
export function simulatedWeeks(frame: Frame, metric: Metric, overlay: Overlay | null): Week[] {
  const daily = column(frame.world.series, frame.current.rows, [metric.series], frame.day);
  return weeks(daily, overlay?.shift ?? 0);
}

/** The highest value of the traces: what the next frame may not fall below while a slider is held. */
export function highest({ data }: Figure): number {
  return data.reduce((most, { y }) => y.reduce((a, b) => Math.max(a, b), most), 0);
}

function trace(values: readonly number[], name: string, color: string, width: number, dash: string): Trace {
  const every = Math.ceil(values.length / MOST_POINTS);
  const days = values.map((_, day) => day).filter((day) => day % every === 0);
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x: days.map((day) => day + 1),
    y: days.map((day) => values[day]),
    line: { color, width, dash },
  };
}

function layout(horizon: number, data: readonly Trace[], palette: Palette, label: string, top: number): Layout {
  const most = Math.max(top, highest({ data, layout: {} }), 10);
  const axis = {
    gridcolor: palette.grid,
    zeroline: false,
    linecolor: palette.grid,
    tickfont: { color: palette.muted, size: 11 },
    fixedrange: true,
  };
  return {
    autosize: true,
    margin: { l: 46, r: 10, t: 28, b: 34 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: 'system-ui, sans-serif', size: 12, color: palette.text },
    hovermode: 'x unified',
    hoverlabel: { bgcolor: palette.panel, bordercolor: palette.grid, font: { color: palette.text } },
    showlegend: true,
    legend: { orientation: 'h', x: 0, y: 1.02, xanchor: 'left', yanchor: 'bottom', font: { size: 12 } },
    meta: { label },
    xaxis: {
      ...axis,
      range: [0, horizon],
      title: { text: 'day', font: { color: palette.muted, size: 11 }, standoff: 4 },
    },
    yaxis: { ...axis, range: [0, most * 1.06], tickformat: '~s', nticks: 6 },
  };
}
