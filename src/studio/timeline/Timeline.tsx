/** Interventions: settings that change by date, as bars over the days of the run, each with exact fields. */
import { useCallback, useMemo, useRef } from 'react';
import { useStudioState } from '../context';
import { words } from '../language';
import type { Frame } from '../session';
import { useFrame } from '../useFrame';
import { AddIntervention } from './AddIntervention';
import { lanes, ticks } from './bars';
import { shortDate } from './days';
import { Lane } from './Lane';
import './timeline.css';

const text = words({
  en: {
    title: 'Interventions',
  },
  de: {
    title: 'Maßnahmen',
  },
});

const MOST_TICKS = 7;

export function Timeline() {
  const changes = useStudioState(({ scenario }) => scenario.changes);
  const horizon = useStudioState(({ scenario }) => scenario.horizon);
  const start = useStudioState(({ scenario }) => scenario.start);
  const all = useMemo(() => lanes(changes, horizon), [changes, horizon]);
  const body = useRef<HTMLDivElement>(null);
  useFrame(
    useCallback((frame: Frame) => {
      body.current?.style.setProperty('--day', String(frame.day / frame.horizon));
    }, []),
  );
  return (
    <section className="panel timeline" aria-labelledby="timeline">
      <div className="timeline-head">
        <h2 id="timeline">{text().title}</h2>
        <AddIntervention />
      </div>
      <div ref={body} className="timeline-body">
        {all.length > 0 && (
          <>
            <div className="scale" aria-hidden="true">
              {ticks(horizon, MOST_TICKS).map((day) => (
                <span key={day} style={{ '--at': day / horizon }}>
                  {shortDate(day, start)}
                </span>
              ))}
            </div>
            {all.map((lane) => (
              <Lane key={lane.parameter} lane={lane} horizon={horizon} start={start} />
            ))}
          </>
        )}
      </div>
    </section>
  );
}
