/** The charts: daily infections and reports, people in hospital, and weeks against observations. */
import { useCallback } from 'react';
import { useStudioState } from './context';
import { dailyCurves, hospitalCurves, metrics } from './face';
import { dailyFigure, weeklyFigure } from './figures';
import { useTheme } from './layout/theme';
import { OverlayControls } from './OverlayControls';
import { Plot } from './Plot';
import { palettes } from './palette';
import type { Frame } from './session';

export function InfectionChart() {
  const palette = palettes[useTheme()];
  const figure = useCallback(
    (frame: Frame, top: number) => dailyFigure(frame, dailyCurves, palette, 'People per day', top),
    [palette],
  );
  return (
    <section className="panel chart">
      <h2>Infections and reported cases per day</h2>
      <Plot label="New infections and reported cases per day" figure={figure} />
    </section>
  );
}

export function HospitalChart() {
  const palette = palettes[useTheme()];
  const figure = useCallback(
    (frame: Frame, top: number) => dailyFigure(frame, hospitalCurves, palette, 'People', top),
    [palette],
  );
  return (
    <section className="panel chart">
      <h2>People in hospital</h2>
      <Plot label="People in hospital, and of these critical" figure={figure} />
    </section>
  );
}

export function ObservedChart() {
  const palette = palettes[useTheme()];
  const overlay = useStudioState((state) => state.overlay);
  const metricId = useStudioState((state) => state.metric);
  const metric = metrics.find(({ id }) => id === metricId) ?? metrics[0];
  const figure = useCallback(
    (frame: Frame, top: number) => weeklyFigure(frame, metric, overlay, palette, top),
    [metric, overlay, palette],
  );
  return (
    <section className="panel chart">
      <h2>Per week, against what was observed</h2>
      <OverlayControls />
      <Plot label={`${metric.label} per week, simulated and observed`} figure={figure} />
      {overlay && <p className="note caption">{overlay.notice}</p>}
    </section>
  );
}
