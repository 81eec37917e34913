/** The two figures that go with every archive and printed page, as tables of numbers. Draws nothing. */
import { estimate } from '../../engine';
import { dayNumber, isoDate } from '../../scenario/dates';
import { column } from '../columns';
import { words } from '../language';
import { dailyView, hospitalView, type ViewLine } from '../outcomes/views';
import { EXPORT_HUES } from './chartSvg';
import type { ChartColumn, ChartTable } from './chartTable';
import type { ExportRun } from './exportRun';

const text = words({
  en: {
    day: 'Day',
    date: 'Date',
    baseline: (label: string) => `${label}, baseline`,
    mean: (label: string) => `${label}, mean`,
    infections: 'Infections and reported cases per day',
    hospital: 'People in hospital',
    perDay: 'People per day',
    people: 'People',
  },
  de: {
    day: 'Tag',
    date: 'Datum',
    baseline: (label: string) => `${label}, Vergleich`,
    mean: (label: string) => `${label}, Mittel`,
    infections: 'Infektionen und gemeldete Fälle pro Tag',
    hospital: 'Menschen im Krankenhaus',
    perDay: 'Menschen pro Tag',
    people: 'Menschen',
  },
});

export interface FigureTable {
  readonly id: 'infections' | 'hospital';
  readonly title: string;
  readonly table: ChartTable;
}

/** Both figures of a run, with its baseline where there is one. Over several replicates: mean and 95 % interval of the mean. */
export function figureTables(run: ExportRun, baseline: ExportRun | null): FigureTable[] {
  const say = text();
  return [
    { id: 'infections', title: say.infections, table: tableOf(run, baseline, dailyView().lines, say.perDay) },
    { id: 'hospital', title: say.hospital, table: tableOf(run, baseline, hospitalView().lines, say.people) },
  ];
}

function tableOf(run: ExportRun, baseline: ExportRun | null, curves: readonly ViewLine[], unit: string): ChartTable {
  const say = text();
  const first = dayNumber(run.scenario.start) ?? 0;
  // A curve and its baseline share a hue; the dash tells them apart.
  const lines = curves.flatMap((curve, at) => {
    const colour = EXPORT_HUES[at % EXPORT_HUES.length];
    const look = { colour, dash: at % 2 === 0 ? 'solid' : 'dash' } as const;
    const behind = { colour, dash: at % 2 === 0 ? 'dot' : 'dashdot' } as const;
    return [...linesOf(run, curve, look, false), ...(baseline ? linesOf(baseline, curve, behind, true) : [])];
  });
  return {
    unit,
    columns: [
      { name: 'day', label: say.day, role: 'x' },
      { name: 'date', label: say.date, role: 'text' },
      ...lines.map(({ head }) => head),
    ],
    rows: Array.from({ length: run.days }, (_, day) => [
      day + 1,
      isoDate(first + day),
      ...lines.map(({ values }) => values[day] ?? null),
    ]),
  };
}

interface Drawn {
  readonly head: ChartColumn;
  readonly values: readonly (number | null)[];
}

type Look = Pick<ChartColumn, 'colour' | 'dash'>;

function linesOf({ world, replicates, days }: ExportRun, curve: ViewLine, look: Look, behind: boolean): Drawn[] {
  const say = text();
  const name = `${curve.series.join('_')}${behind ? '_baseline' : ''}`;
  const label = behind ? say.baseline(curve.label) : curve.label;
  const daily = replicates.map((rows) => column(world.series, rows, curve.series, days));
  if (daily.length === 1) return [{ head: { name, label, role: 'line', ...look }, values: daily[0] }];
  const estimates = Array.from({ length: days }, (_, day) => estimate(daily.map((values) => values[day])));
  const line: Drawn = {
    head: { name, label: say.mean(label), role: 'line', ...look },
    values: estimates.map(({ mean }) => mean),
  };
  // Overlapping bands of two paired runs would say less than their difference does.
  if (behind) return [line];
  return [
    line,
    {
      head: { name: `${name}_lower`, label, role: 'lower', of: name },
      // Counts are never negative, though Student's interval of a few small ones may reach below zero.
      values: estimates.map(({ lower }) => lower && Math.max(0, lower)),
    },
    { head: { name: `${name}_upper`, label, role: 'upper', of: name }, values: estimates.map(({ upper }) => upper) },
  ];
}
