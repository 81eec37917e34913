/** The pictures of a search, as numbers and as Plotly figures: objective by runs, protocol by days, what mattered, two outcomes. Pure. */
import type { Data, Layout } from 'plotly.js';
import { byId } from '../../scenario/definition';
import type { ChartTable } from '../export/chartTable';
import { layoutOf } from '../outcomes/analysis/plotlyLook';
import type { Look } from '../outcomes/look';
import { labelOf } from '../protocol/row';
import { objectiveLabel } from '../why/objectiveWords';
import type { Searched, Trial } from './improveStore';
import { improveWords } from './improveWords';

interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

const NEW = { light: '#0072b2', dark: '#56b4e9' } as const;
const OTHER = { light: '#b86b00', dark: '#e69f00' } as const;
const DASHES = ['solid', 'dash', 'dot', 'dashdot'] as const;

const labelIn = ({ world }: Searched, id: string): string => {
  const parameter = byId(world.definition).get(id);
  return parameter ? labelOf(parameter, world.face) : id;
};

const ofRun = ({ scenario, trials }: Searched) => ({ scenario, runs: 2 * trials.length });

/** Mean objective of every step, after it. */
export function traceTable(searched: Searched): ChartTable {
  const said = improveWords();
  return {
    of: ofRun(searched),
    unit: objectiveLabel(searched.objective),
    columns: [
      { name: 'runs', label: said.runs, role: 'x' },
      { name: 'objective', label: objectiveLabel(searched.objective), role: 'line' },
      { name: 'tried', label: said.tried, role: 'points' },
    ],
    rows: searched.trials.map(({ equivalents, value, triedValue }) => [equivalents, value, triedValue]),
  };
}

export function traceFigure({ rows, unit }: ChartTable, look: Look): Figure {
  const said = improveWords();
  const x = rows.map(([runs]) => Number(runs));
  const layout = layoutOf(look, { x: said.runs, y: unit, height: 220 });
  return {
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: said.tried,
        x,
        y: rows.map((cells) => Number(cells[2])),
        marker: { color: look.ink(look.palette.muted), symbol: 'circle-open', size: 7 },
      },
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: said.after,
        x,
        y: rows.map((cells) => Number(cells[1])),
        line: { color: look.ink(NEW[look.theme]), width: 2, shape: 'hv' },
        marker: { size: 4 },
      },
    ],
    layout,
  };
}

/** Every searched number on every day, as a share of its range: before and now. */
export function curveTable(searched: Searched): ChartTable {
  const { space, scenario, point } = searched;
  const ids = [...new Set(space.variables.map(({ id }) => id))];
  const levelOn = (id: string, day: number, coordinates: ArrayLike<number>) => {
    const at = space.variables.findIndex(
      (one) => one.id === id && (!one.days || (one.days[0] <= day && day < one.days[1])),
    );
    return at < 0 ? null : 100 * coordinates[at];
  };
  return {
    of: ofRun(searched),
    unit: `${improveWords().share} (%)`,
    columns: [
      { name: 'day', label: improveWords().day, role: 'x' },
      ...ids.flatMap((id) => [
        { name: `${id}_before`, label: `${labelIn(searched, id)}, ${improveWords().before}`, role: 'line' as const },
        { name: `${id}_after`, label: `${labelIn(searched, id)}, ${improveWords().after}`, role: 'line' as const },
      ]),
    ],
    rows: Array.from({ length: scenario.horizon }, (_, day) => [
      day,
      ...ids.flatMap((id) => [levelOn(id, day, space.start), levelOn(id, day, point)]),
    ]),
  };
}

export function curveFigure({ columns, rows, unit }: ChartTable, look: Look): Figure {
  const said = improveWords();
  const layout = layoutOf(look, { x: said.day, y: unit, height: 240 + 18 * columns.length });
  const x = rows.map(([day]) => Number(day));
  return {
    data: columns.slice(1).map(({ label }, k): Data => {
      const after = k % 2 === 1;
      return {
        type: 'scatter',
        mode: 'lines',
        name: label,
        x,
        y: rows.map((cells) => Number(cells[k + 1])),
        line: {
          color: look.ink(after ? NEW[look.theme] : look.palette.muted),
          width: after ? 2.5 : 1.2,
          shape: 'hv',
          dash: DASHES[Math.floor(k / 2) % DASHES.length],
        },
      };
    }),
    layout: { ...layout, yaxis: { ...layout.yaxis, range: [-3, 103] }, hovermode: 'closest' },
  };
}

/** Share of each setting in the slopes of all steps, the largest first: whole-range slopes in magnitude, pieces of a schedule together. */
export function importanceTable(searched: Searched): ChartTable {
  const sums = new Map<string, number>();
  for (const { slope = [] } of searched.trials) {
    for (const [k, { id }] of searched.space.variables.entries()) {
      sums.set(id, (sums.get(id) ?? 0) + Math.abs(slope[k] ?? 0));
    }
  }
  const total = [...sums.values()].reduce((sum, one) => sum + one, 0) || 1;
  const said = improveWords();
  return {
    of: ofRun(searched),
    unit: `${said.importanceOf} (%)`,
    columns: [
      { name: 'setting', label: said.setting, role: 'x' },
      { name: 'share', label: said.importanceOf, role: 'bar' },
    ],
    rows: [...sums].sort(([, a], [, b]) => b - a).map(([id, one]) => [labelIn(searched, id), (100 * one) / total]),
  };
}

export function importanceFigure({ rows, unit }: ChartTable, look: Look): Figure {
  const turned = [...rows].reverse();
  return {
    data: [
      {
        type: 'bar',
        orientation: 'h',
        x: turned.map((cells) => Number(cells[1])),
        y: turned.map((cells) => String(cells[0])),
        marker: { color: look.ink(NEW[look.theme]) },
        hovertemplate: '%{x:.1f} %<extra></extra>',
      },
    ],
    layout: {
      ...layoutOf(look, { x: unit, y: '', height: 90 + 30 * rows.length, legend: false }),
      hovermode: 'closest',
    },
  };
}

/** Trials that no other beats in both outcomes. */
export function frontOf(trials: readonly Trial[]): readonly boolean[] {
  return trials.map(
    (one) =>
      !trials.some(
        (other) =>
          other.triedValue <= one.triedValue &&
          other.second <= one.second &&
          (other.triedValue < one.triedValue || other.second < one.second),
      ),
  );
}

export function frontTable(searched: Searched): ChartTable {
  const front = frontOf(searched.trials);
  return {
    of: ofRun(searched),
    unit: objectiveLabel(searched.second),
    columns: [
      { name: 'objective', label: objectiveLabel(searched.objective), role: 'x' },
      { name: 'second', label: objectiveLabel(searched.second), role: 'points' },
      { name: 'front', label: improveWords().kept, role: 'text' },
    ],
    rows: searched.trials.map(({ triedValue, second }, k) => [triedValue, second, front[k] ? '●' : '']),
  };
}

export function frontFigure({ columns, rows, unit }: ChartTable, look: Look): Figure {
  const part = (of: ChartTable['rows'], symbol: 'circle' | 'circle-open', color: string): Data => ({
    type: 'scatter',
    mode: 'markers',
    x: of.map((cells) => Number(cells[0])),
    y: of.map((cells) => Number(cells[1])),
    marker: { symbol, size: 9, color },
    hovertemplate: '%{x:.4~s}, %{y:.4~s}<extra></extra>',
  });
  const layout = layoutOf(look, { x: columns[0].label, y: unit, height: 260, legend: false });
  return {
    data: [
      part(
        rows.filter((cells) => cells[2] === ''),
        'circle-open',
        look.ink(look.palette.muted),
      ),
      part(
        rows.filter((cells) => cells[2] !== ''),
        'circle',
        look.ink(OTHER[look.theme]),
      ),
    ],
    layout: { ...layout, hovermode: 'closest', yaxis: { ...layout.yaxis, rangemode: 'normal' } },
  };
}
