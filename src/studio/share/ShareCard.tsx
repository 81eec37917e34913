/** What the link shows, as a small picture: the curve of the run up to the day of a frame and its headline numbers. */
import { column } from '../columns';
import { useStudio, useStudioState } from '../context';
import { dailyCurves } from '../face';
import { whole } from '../format';
import { headlines } from '../headlines';
import { words } from '../language';
import { presetWords } from '../presetWords';
import type { Frame } from '../session';

const text = words({
  en: { day: (day: string, horizon: string) => `Day ${day} of ${horizon}` },
  de: { day: (day, horizon) => `Tag ${day} von ${horizon}` },
});

const WIDTH = 520;
const HEIGHT = 120;
const SHOWN = 3;

/** `frame` is of day 1 or later. */
export function ShareCard({ frame }: { readonly frame: Frame }) {
  const studio = useStudio();
  const title = useStudioState(({ scenario }) => scenario.title);
  const { world, current, baseline, day, horizon } = frame;
  const preset = studio.presetOf(current.model.scenario);
  const [{ series, label }] = dailyCurves;
  const daily = column(world.series, current.rows, series, day);
  const most = Math.max(1, ...daily);
  const points = daily.map(
    (value, at) => `${((at + 1) / horizon) * WIDTH},${HEIGHT - 4 - (value / most) * (HEIGHT - 12)}`,
  );
  return (
    <figure className="share-card">
      <figcaption>
        <span className="share-day">{text().day(whole(day), whole(horizon))}</span>
        {title || (preset && presetWords(preset).title)}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <polyline points={points.join(' ')} />
      </svg>
      <dl>
        {headlines(world, current, baseline, day)
          .slice(0, SHOWN)
          .map(({ id, label: name, value, change }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{value}</dd>
              {change && <dd className="note">{change}</dd>}
            </div>
          ))}
      </dl>
    </figure>
  );
}
