/** The pictures of an explanation, as numbers and as Plotly figures: the tornado, and effects by day; the sensitivity table. Pure. */
import type { Data, Layout } from 'plotly.js';
import type { Estimate } from '../../engine';
import { meanWithError } from '../../engine/statistics';
import type { ChartTable } from '../export/chartTable';
import type { TidyTable } from '../export/tidy';
import { layoutOf } from '../outcomes/analysis/plotlyLook';
import type { Look } from '../outcomes/look';
import { labelOf } from '../protocol/row';
import { byDay, type Explanation, type Row } from './explanation';
import { comparableStep, stepWords } from './naturalStep';
import { objectiveLabel, objectiveScale } from './objectiveWords';
import { whyWords } from './whyWords';

export type Scaling = 'step' | 'range';

/** Bars of a tornado. */
const MOST_BARS = 12;
/** Blue lowers, orange raises (design: section 7). */
const DOWN = { light: '#0072b2', dark: '#56b4e9' } as const;
const UP = { light: '#b86b00', dark: '#e69f00' } as const;

/** Largest first: label, step, effect and its 95 % interval. */
export function tornadoTable(
  { world, objective, scenario, gradients }: Explanation,
  rows: readonly Row[],
  scaling: Scaling,
): ChartTable {
  const words = whyWords();
  const scale = objectiveScale(objective);
  const effectOf = (row: Row) => (scaling === 'step' ? row.effect : row.overRange);
  const sorted = [...rows].sort((a, b) => Math.abs(effectOf(b).mean ?? 0) - Math.abs(effectOf(a).mean ?? 0));
  const of = (row: Row) => (scaling === 'step' ? row.step : comparableStep(row.parameter, row.step));
  return {
    of: { scenario, runs: gradients.length },
    unit: words.effectOf(objectiveLabel(objective)),
    columns: [
      { name: 'setting', label: words.setting, role: 'x' },
      { name: 'step', label: words.step, role: 'text' },
      { name: 'effect', label: words.effect, role: 'bar' },
      { name: 'lower', label: words.lower, role: 'lower', of: 'effect' },
      { name: 'upper', label: words.upper, role: 'upper', of: 'effect' },
    ],
    rows: sorted.slice(0, MOST_BARS).map((row) => {
      const { mean, lower, upper } = effectOf(row);
      return [
        labelOf(row.parameter, world.face),
        stepWords(row.parameter, of(row), world.face),
        ...[mean, lower, upper].map((one) => (one === null ? null : scale * one)),
      ];
    }),
  };
}

/** Bars to both sides of 0, the largest on top. */
export function tornadoFigure({ rows, unit }: ChartTable, look: Look): { data: Data[]; layout: Partial<Layout> } {
  const turned = [...rows].reverse();
  const values = turned.map((cells) => Number(cells[2]));
  const half = turned.map((cells) => (cells[4] === null ? 0 : Number(cells[4]) - Number(cells[2])));
  const layout = layoutOf(look, { x: unit, y: '', height: 70 + 46 * rows.length, legend: false });
  return {
    data: [
      {
        type: 'bar',
        orientation: 'h',
        x: values,
        y: turned.map((cells) => `${breakLine(String(cells[0]))}<br><span style="opacity:.75">${cells[1]}</span>`),
        marker: { color: values.map((one) => look.ink((one < 0 ? DOWN : UP)[look.theme])) },
        error_x: { type: 'data', array: half, color: look.ink(look.palette.text), thickness: 1.2, width: 3 },
        hovertemplate: '%{x:.4~g} ± %{error_x.array:.2~g}<extra></extra>',
      },
    ],
    layout: {
      ...layout,
      hovermode: 'closest',
      bargap: 0.45,
      margin: { l: 8, r: 12, t: 28, b: 8 },
      xaxis: { ...layout.xaxis, zeroline: true, zerolinecolor: look.ink(look.palette.muted), nticks: 5 },
      yaxis: { ...layout.yaxis, tickfont: { size: 11, color: look.ink(look.palette.text) } },
    },
  };
}

/** A long label on two lines, so that bars keep half of a narrow column. */
function breakLine(label: string): string {
  if (label.length <= 24) return label;
  const spaces = [...label.matchAll(/ /g)].map(({ index }) => index);
  const middle = spaces.reduce(
    (best, at) => (Math.abs(at - label.length / 2) < Math.abs(best - label.length / 2) ? at : best),
    -1,
  );
  return middle < 0 ? label : `${label.slice(0, middle)}<br>${label.slice(middle + 1)}`;
}

/** Effect of a natural step that lasts one day, a row a day. */
export function daysTable(explanation: Explanation, { parameter, step }: Row): ChartTable {
  const words = whyWords();
  const { objective, world, scenario, gradients } = explanation;
  const scale = objectiveScale(objective);
  const cells = ({ mean, lower, upper }: Estimate) =>
    [mean, lower, upper].map((one) => (one === null ? null : scale * one));
  return {
    of: { scenario, runs: gradients.length },
    unit: words.effectOf(objectiveLabel(objective)),
    columns: [
      { name: 'day', label: words.day, role: 'x' },
      { name: 'effect', label: labelOf(parameter, world.face), role: 'line' },
      { name: 'lower', label: words.lower, role: 'lower', of: 'effect' },
      { name: 'upper', label: words.upper, role: 'upper', of: 'effect' },
    ],
    rows: byDay(explanation, parameter.id, step).map((one, day) => [day + 1, ...cells(one)]),
  };
}

export function daysFigure({ rows, unit }: ChartTable, look: Look): { data: Data[]; layout: Partial<Layout> } {
  const words = whyWords();
  const x = rows.map(([day]) => Number(day));
  const at = (column: number) => rows.map((cells) => (cells[column] === null ? null : Number(cells[column])));
  const colour = look.ink(UP[look.theme]);
  const edge = { type: 'scatter', mode: 'lines', x, line: { width: 0, color: colour }, hoverinfo: 'skip' } as const;
  const layout = layoutOf(look, { x: words.day, y: unit, height: 220, legend: false });
  return {
    data: [
      { ...edge, y: at(2) },
      {
        ...edge,
        y: at(3),
        fill: 'tonexty',
        fillcolor: look.theme === 'dark' ? 'rgba(230,159,0,.22)' : 'rgba(184,107,0,.2)',
      },
      { type: 'scatter', mode: 'lines', x, y: at(1), line: { color: colour, width: 2 + look.bold }, name: '' },
    ],
    layout: {
      ...layout,
      xaxis: { ...layout.xaxis },
      yaxis: { ...layout.yaxis, zeroline: true, zerolinecolor: look.ink(look.palette.muted) },
    },
  };
}

export const SENSITIVITY_COLUMNS = [
  ...(['metric', 'parameter', 'value', 'gradient', 'gradient_se', 'elasticity', 'method'] as const),
] as const;

/** One row a parameter and method: the adjoint, and paired differences where they were run. */
export function sensitivityTable({ objective, gradients, checked }: Explanation, rows: readonly Row[]): TidyTable {
  return [
    [...SENSITIVITY_COLUMNS],
    ...rows.flatMap(({ id, value, gradient, elasticity, form, fidelity }) => {
      const { se } = meanWithError(gradients.map(({ parameters }) => parameters[id]));
      const adjoint = [
        objective,
        id,
        value,
        gradient.mean,
        se,
        elasticity,
        `adjoint (${form || 'direct'}), n=${gradient.n}`,
      ];
      if (!fidelity || !checked[id]) return [adjoint];
      const { mean, se: error } = fidelity.difference;
      return [adjoint, [objective, id, value, mean, error, null, `paired differences, n=${fidelity.n}`]];
    }),
  ];
}
