/**
 * The run against what was observed, in numbers to tune by: highest week, its day, misfit; the pinned run beside it, so that one sees
 * whether a setting helped. Written by frames.
 */
import { useCallback, useRef } from 'react';
import { useStudioState } from '../context';
import { metricOf } from '../face';
import { fixed, signed, whole } from '../format';
import { words } from '../language';
import { points, simulatedWeeks } from '../overlay';
import type { Frame } from '../session';
import type { Overlay } from '../store';
import { useFrame, write } from '../useFrame';
import { type Fit, fitOf, type Top } from './fit';

const text = words({
  en: {
    label: 'How near the run is to what was observed',
    observed: 'Observed',
    run: 'Run',
    runB: 'Run B',
    runA: 'Run A',
    top: 'Highest week',
    day: 'begins on day',
    misfit: 'Misfit',
    over: (weeks: number) => (weeks === 1 ? '1 week' : `${weeks} weeks`),
    meaning: 'Misfit: weekly differences added up, as a share of what was observed. Smaller is nearer.',
    earlier: (days: string) => `${days} d early`,
    later: (days: string) => `${days} d late`,
    onDay: 'same week',
  },
  de: {
    label: 'Wie nahe der Lauf an den Beobachtungen ist',
    observed: 'Beobachtet',
    run: 'Lauf',
    runB: 'Lauf B',
    runA: 'Lauf A',
    top: 'Höchste Woche',
    day: 'beginnt am Tag',
    misfit: 'Abweichung',
    over: (weeks: number) => (weeks === 1 ? '1 Woche' : `${weeks} Wochen`),
    meaning: 'Abweichung: wöchentliche Unterschiede zusammen, im Verhältnis zum Beobachteten. Kleiner ist näher.',
    earlier: (days: string) => `${days} T zu früh`,
    later: (days: string) => `${days} T zu spät`,
    onDay: 'selbe Woche',
  },
});

const ROWS = ['top', 'day', 'misfit'] as const;
const COLUMNS = ['observed', 'b', 'a'] as const;

export function FitTable({ overlay }: { readonly overlay: Overlay }) {
  const table = useRef<HTMLTableElement>(null);
  const id = useStudioState((state) => state.metric);
  useFrame(
    useCallback(
      (frame: Frame) => {
        if (table.current) draw(table.current, frame, overlay, id);
      },
      [overlay, id],
    ),
  );
  const said = text();
  return (
    <div className="fit">
      <table ref={table} aria-label={said.label}>
        <thead>
          <tr>
            <td />
            <th scope="col">{said.observed}</th>
            <th scope="col" data-part="b">
              {said.run}
            </th>
            <th scope="col" data-part="a" />
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} data-row={row}>
              <th scope="row">
                {said[row]}
                {row === 'misfit' && <small data-part="weeks" />}
              </th>
              {COLUMNS.map((column) => (
                <td key={column} data-column={column}>
                  <span />
                  <small />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note caption">{said.meaning}</p>
    </div>
  );
}

function draw(table: HTMLElement, frame: Frame, overlay: Overlay, id: string): void {
  const { world, current, baseline, day, horizon } = frame;
  const metric = metricOf(id);
  const observed = points(overlay, metric, current.model.agents);
  const near = (rows: Uint32Array, days: number) =>
    fitOf(observed, simulatedWeeks(world, rows, days, metric, overlay), horizon);
  const b = near(current.rows, day);
  // Up to the same day, so that the two misfits are over the same weeks.
  const a = baseline ? near(baseline.rows, Math.min(day, baseline.known)) : null;
  const said = text();
  table.dataset.sides = a ? '2' : '1';
  write(table.querySelector('thead [data-part="b"]'), a ? said.runB : said.run);
  write(table.querySelector('thead [data-part="a"]'), a ? said.runA : '');
  write(table.querySelector('[data-part="weeks"]'), b.weeks > 0 ? said.over(b.weeks) : '');
  const tops = b.observed;
  cell(table, 'top', 'observed', tops ? whole(tops.value) : '–', '');
  cell(table, 'day', 'observed', tops ? whole(tops.day + 1) : '–', '');
  for (const [name, one] of [
    ['b', b],
    ['a', a],
  ] as const) {
    cell(table, 'top', name, one?.run ? whole(one.run.value) : blank(one), one?.run ? higher(one.run, tops) : '');
    cell(table, 'day', name, one?.run ? whole(one.run.day + 1) : blank(one), one?.run ? later(one.run, tops) : '');
    cell(table, 'misfit', name, one?.misfit == null ? blank(one) : `${whole(100 * one.misfit)} %`, '');
  }
}

/** Of a run that there is: a dash; without one the column stays empty. */
const blank = (fit: Fit | null) => (fit ? '–' : '');

function higher(run: Top, observed: Top | null): string {
  if (!observed) return '';
  const percent = (100 * (run.value - observed.value)) / observed.value;
  return `${signed(percent, (size) => (size < 9.95 ? fixed(size, 1) : whole(size)))} %`;
}

function later(run: Top, observed: Top | null): string {
  if (!observed) return '';
  const days = run.day - observed.day;
  if (days === 0) return text().onDay;
  return days > 0 ? text().later(whole(days)) : text().earlier(whole(-days));
}

function cell(table: HTMLElement, row: string, column: string, value: string, beside: string): void {
  const found = table.querySelector(`[data-row="${row}"] [data-column="${column}"]`);
  write(found?.querySelector('span'), value);
  write(found?.querySelector('small'), beside);
}
