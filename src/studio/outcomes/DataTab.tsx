/** Observations held against the run: what they are, week by week, and how far the run is from them. */
import { useCallback, useEffect, useState } from 'react';
import { useStudio, useStudioState } from '../context';
import type { ChartTable } from '../export/chartTable';
import { metricOf } from '../face';
import { short } from '../format';
import { words } from '../language';
import { points, simulatedWeeks } from '../overlay';
import { FitTable } from './FitTable';
import { ValueTable } from './ValueTable';

const text = words({
  en: {
    sentence: 'What was observed, beside what is simulated.',
    load: 'Load observations …',
    cost: 'CSV from this device; it stays here.',
    none: 'No observations are loaded.',
    week: 'Week from day',
    observed: 'Observed',
    simulated: 'Simulated',
    difference: 'Simulated less observed',
    title: (metric: string) => `${metric} per week, observed and simulated`,
    summary: (weeks: number, ratio: string) =>
      `${weeks} weeks can be compared; the run has ${ratio} times the observed total.`,
    noWeeks: 'No week of the run shown meets an observed one yet.',
  },
  de: {
    sentence: 'Was beobachtet wurde, neben dem, was simuliert ist.',
    load: 'Beobachtungen laden …',
    cost: 'CSV von diesem Gerät; sie bleibt hier.',
    none: 'Es sind keine Beobachtungen geladen.',
    week: 'Woche ab Tag',
    observed: 'Beobachtet',
    simulated: 'Simuliert',
    difference: 'Simuliert minus beobachtet',
    title: (metric: string) => `${metric} pro Woche, beobachtet und simuliert`,
    summary: (weeks: number, ratio: string) =>
      `${weeks} Wochen sind vergleichbar; der Lauf hat das ${ratio}-Fache der beobachteten Summe.`,
    noWeeks: 'Noch trifft keine Woche des gezeigten Laufs auf eine beobachtete.',
  },
});

export function DataTab() {
  const studio = useStudio();
  const overlay = useStudioState((state) => state.overlay);
  const id = useStudioState((state) => state.metric);
  const metric = metricOf(id);
  const said = text();
  const table = useCallback((): ChartTable | null => {
    const frame = studio.session.frame();
    if (!frame || !overlay) return null;
    const labels = text();
    const { world, current, day } = frame;
    const simulated = simulatedWeeks(world, current.rows, day, metric, overlay);
    const own = new Map(simulated.map((week) => [week.day, week.value]));
    const observed = points(overlay, metric, current.model.agents);
    return {
      unit: metric.label,
      columns: [
        { name: 'day', label: labels.week, role: 'x' },
        { name: 'observed', label: labels.observed, role: 'points' },
        { name: 'simulated', label: labels.simulated, role: 'line' },
        { name: 'difference', label: labels.difference, role: 'line' },
      ],
      rows: observed.map(({ day, value }) => {
        const simulated = own.get(day) ?? null;
        return [day + 1, value, simulated, simulated === null ? null : simulated - value];
      }),
    };
  }, [studio, overlay, metric]);
  return (
    <section className="panel tab-intro">
      <p>{said.sentence}</p>
      <p className="cost">
        <button type="button" onClick={() => studio.openDialog('import')}>
          {said.load}
        </button>
        <span className="note">{said.cost}</span>
      </p>
      {overlay ? (
        <>
          <h3>{overlay.observations.name}</h3>
          <p className="note">{overlay.notice}</p>
          <Summary table={table} />
          <FitTable overlay={overlay} />
          <ValueTable title={said.title(metric.label)} table={table} />
        </>
      ) : (
        <p className="note">{said.none}</p>
      )}
    </section>
  );
}

/** How the totals of the weeks that both have compare; read when the tab opens and once a second while days are made. */
function Summary({ table }: { readonly table: () => ChartTable | null }) {
  const { session } = useStudio();
  const [both, setBoth] = useState({ weeks: 0, ratio: Number.NaN });
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    return session.subscribe(({ playing, catchingUp }) => {
      const time = performance.now();
      if ((playing || catchingUp) && time - last < 1000) return;
      last = time;
      const rows = table()?.rows.filter((cells) => cells[2] !== null) ?? [];
      const sum = (column: number) => rows.reduce((total, cells) => total + Number(cells[column]), 0);
      const next = { weeks: rows.length, ratio: sum(2) / sum(1) };
      setBoth((before) => (before.weeks === next.weeks && Object.is(before.ratio, next.ratio) ? before : next));
    });
  }, [session, table]);
  const said = text();
  const known = both.weeks > 0 && Number.isFinite(both.ratio);
  return <p>{known ? said.summary(both.weeks, short(both.ratio)) : said.noWeeks}</p>;
}
