/** A small picture of observations beside the run, drawn once: no axes to read off, only whether the two fit. */
import type { Metric } from '../face';
import { compact } from '../format';
import { words } from '../language';
import { points, simulatedWeeks } from '../overlay';
import type { Frame } from '../session';
import type { Overlay } from '../store';

const WIDTH = 600;
const HEIGHT = 150;

const text = words({
  en: {
    label: (name: string, count: number, inside: number) =>
      `${name} per week: ${count} observed points, ${inside} of them within the days of this run`,
    run: 'this run',
    observed: 'observed',
    outside: 'No observed week falls into the days of this run. Change where they stand under Units.',
    day: 'day',
  },
  de: {
    label: (name: string, count: number, inside: number) =>
      `${name} je Woche: ${count} beobachtete Punkte, davon ${inside} in den Tagen dieses Laufs`,
    run: 'dieser Lauf',
    observed: 'beobachtet',
    outside: 'Keine beobachtete Woche fällt in die Tage dieses Laufs. Unter Einheiten lässt sich das ändern.',
    day: 'Tag',
  },
});

interface PreviewChartProps {
  readonly overlay: Overlay;
  readonly metric: Metric;
  readonly frame: Frame | null;
}

export function PreviewChart({ overlay, metric, frame }: PreviewChartProps) {
  if (!frame) return null;
  const { world, current, day, horizon } = frame;
  const all = points(overlay, metric, current.model.agents);
  const observed = all.filter((point) => point.day > -7 && point.day < horizon);
  const simulated = simulatedWeeks(world, current.rows, day, metric, overlay);
  const top = [...observed, ...simulated].reduce((most, { value }) => Math.max(most, value), 1);
  const place = (one: { day: number; value: number }) =>
    [(WIDTH * Math.max(0, one.day)) / horizon, HEIGHT - (HEIGHT - 8) * (Math.max(0, one.value) / top)] as const;
  const line = (list: readonly { day: number; value: number }[]) => list.map((one) => place(one).join(',')).join(' ');
  return (
    <figure className="import-preview">
      <svg
        viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`}
        role="img"
        aria-label={text().label(metric.label, all.length, observed.length)}
      >
        <line className="axis" x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
        <polyline className="run" points={line(simulated)} />
        <polyline className="observed" points={line(observed)} />
        {observed.map((one) => {
          const [x, y] = place(one);
          return (
            <rect
              key={one.day}
              className="point"
              x={x - 3}
              y={y - 3}
              width="6"
              height="6"
              transform={`rotate(45 ${x} ${y})`}
            />
          );
        })}
      </svg>
      <figcaption className="note">
        <span className="key run" aria-hidden="true" /> {text().run}{' '}
        <span className="key observed" aria-hidden="true" /> {text().observed}; {metric.label}, 0 – {compact(top)},{' '}
        {text().day} 0 – {horizon}
        {observed.length === 0 && <strong> {text().outside}</strong>}
      </figcaption>
    </figure>
  );
}
