/** How sure the outcomes are: their distribution over replicates, and that of paired differences. Pure. */
import type { Data, Layout } from 'plotly.js';
import type { Model, World } from '../../../worlds/world';
import type { ChartTable } from '../../export/chartTable';
import type { HEADLINES } from '../../headlines';
import { words } from '../../language';
import { RUN_STYLES } from '../../runs/colours';
import type { Pair } from '../../spread';
import type { Look } from '../look';
import { layoutOf } from './plotlyLook';

export type Outcome = (typeof HEADLINES)[number];

const text = words({
  en: {
    title: 'How sure',
    replicate: 'Replicate',
    difference: 'Difference B − A',
    count: 'Replicates',
    zero: 'no difference',
  },
  de: {
    title: 'Wie sicher',
    replicate: 'Wiederholung',
    difference: 'Unterschied B − A',
    count: 'Wiederholungen',
    zero: 'kein Unterschied',
  },
});

export const spreadTitle = () => text().title;

/** Outcomes of the whole run, a row a replicate: A where there is one, B, and their difference. */
export function spreadTable(
  world: World,
  { current, baseline }: { readonly current: Model; readonly baseline: Model | null },
  pairs: readonly Pair[],
  outcome: Outcome,
  label: string,
): ChartTable {
  const labels = text();
  const compared = baseline !== null && pairs.every((pair) => pair.baseline !== null);
  return {
    unit: label,
    columns: [
      { name: 'replicate', label: labels.replicate, role: 'x' },
      ...(compared ? [{ name: 'run_a', label: 'A', role: 'points' as const, colour: RUN_STYLES[0].colour.light }] : []),
      { name: 'run_b', label: 'B', role: 'points', colour: RUN_STYLES[1].colour.light },
      ...(compared ? [{ name: 'difference', label: labels.difference, role: 'text' as const }] : []),
    ],
    rows: pairs.map((pair, replicate) => {
      const b = world.outcomes(current, pair.current)[outcome];
      if (!compared || !baseline || !pair.baseline) return [replicate, b];
      const a = world.outcomes(baseline, pair.baseline)[outcome];
      return [replicate, a, b, b - a];
    }),
  };
}

/** A box with every replicate for each run. */
export function boxFigure({ columns, rows, unit }: ChartTable, look: Look): { data: Data[]; layout: Partial<Layout> } {
  const runs = columns.flatMap(({ role, label }, at) => (role === 'points' ? [{ label, at }] : []));
  return {
    data: runs.map(({ label, at }) => {
      const color = look.ink(RUN_STYLES[label === 'A' ? 0 : 1].colour[look.theme]);
      return {
        type: 'box',
        name: label,
        x: rows.map((cells) => Number(cells[at])),
        boxpoints: 'all',
        jitter: 0.5,
        pointpos: 0,
        line: { color, width: 1.5 },
        marker: { color, size: 5, symbol: label === 'A' ? 'circle' : 'diamond' },
        fillcolor: 'rgba(0,0,0,0)',
      };
    }),
    layout: {
      ...layoutOf(look, { x: unit, y: '', height: 90 + 60 * runs.length, legend: false }),
      hovermode: 'closest',
    },
  };
}

/** How often which paired difference, null where nothing is compared. */
export function differenceFigure(
  { columns, rows }: ChartTable,
  look: Look,
): { data: Data[]; layout: Partial<Layout> } | null {
  const at = columns.findIndex(({ name }) => name === 'difference');
  if (at < 0) return null;
  const labels = text();
  const color = look.ink(look.palette.text);
  return {
    data: [
      {
        type: 'histogram',
        x: rows.map((cells) => Number(cells[at])),
        nbinsx: 15,
        marker: { color: look.ink(RUN_STYLES[1].colour[look.theme]), line: { color: look.palette.panel, width: 1 } },
      },
    ],
    layout: {
      ...layoutOf(look, { x: labels.difference, y: labels.count, height: 180, legend: false }),
      hovermode: 'closest',
      shapes: [{ type: 'line', x0: 0, x1: 0, yref: 'paper', y0: 0, y1: 1, line: { color, width: 1.5, dash: 'dot' } }],
      annotations: [
        {
          x: 0,
          yref: 'paper',
          y: 1.02,
          yanchor: 'bottom',
          text: labels.zero,
          showarrow: false,
          font: { color, size: 11 },
        },
      ],
    },
  };
}
