import { expect, test } from 'vitest';
import { decodeLink } from '../../../scenario/link';
import { worlds } from '../../../worlds';
import { palettes } from '../../palette';
import type { Look } from '../look';
import { layersFigure, layersTable } from './layers';
import { CONFIG } from './plotlyLook';
import { boxFigure, differenceFigure, spreadTable } from './spreadFigure';

const [world] = worlds;
const look: Look = { palette: palettes.dark, theme: 'dark', bold: 0, ink: (colour) => colour };

/** Rows of a twin of that many days. */
function rowsOf(link: string, replicate: number) {
  const model = world.build(decodeLink(link, [world.definition]).scenario);
  const twin = world.twin(model, replicate);
  const rows = new Uint32Array(model.horizon * world.series.length);
  for (let day = 0; day < model.horizon; day++) {
    twin.advance();
    rows.set(twin.row, day * world.series.length);
  }
  return { model, rows };
}

const LINK = 'city&v=1&n=1000&days=23&seeding.count=20';

test('infections of all layers add up to all infections, week by week', () => {
  const { rows } = rowsOf(LINK, 0);
  const at = world.series.findIndex(({ name }) => name === 'infections');
  const table = layersTable({ world, current: { rows }, day: 23 });
  expect(table.rows.map(([week]) => week)).toEqual([1, 2, 3]);
  for (const [week, ...counts] of table.rows) {
    const days = Array.from({ length: 7 }, (_, day) => rows[(7 * (Number(week) - 1) + day) * world.series.length + at]);
    expect(counts.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(days.reduce((a, b) => a + b, 0));
  }
  const bars = layersFigure(table, look, 'bars').data;
  expect(bars.map(({ type }) => type)).toEqual(['bar', 'bar', 'bar', 'bar', 'bar']);
  const [heat] = layersFigure(table, look, 'shares').data;
  const shares = heat.type === 'heatmap' ? (heat.z as (number | null)[][]) : [];
  expect(shares.reduce((sum, row) => sum + (row[0] ?? 0), 0)).toBeCloseTo(1, 12);
});

test('replicates of A and B stand beside each other with their differences', () => {
  const [first, second] = [0, 1].map((replicate) => rowsOf(LINK, replicate));
  const other = rowsOf(`${LINK}&testing.turnaround=10`, 0);
  const pairs = [
    { current: other.rows, baseline: first.rows },
    { current: second.rows, baseline: second.rows },
  ];
  const table = spreadTable(
    world,
    { current: other.model, baseline: first.model },
    pairs,
    'infected',
    'People ever infected',
  );
  const a = world.outcomes(first.model, first.rows).infected;
  const b = world.outcomes(other.model, other.rows).infected;
  expect(table.rows[0]).toEqual([0, a, b, b - a]);
  expect(table.rows[1].at(-1)).toBe(0);
  expect(boxFigure(table, look).data.map(({ name }) => name)).toEqual(['A', 'B']);
  const [histogram] = differenceFigure(table, look)?.data ?? [];
  expect(histogram.type === 'histogram' && histogram.x).toEqual([b - a, 0]);

  const alone = spreadTable(
    world,
    { current: first.model, baseline: null },
    pairs.map(({ current }) => ({ current, baseline: null })),
    'deaths',
    'Deaths',
  );
  expect(alone.columns.map(({ name }) => name)).toEqual(['replicate', 'run_b']);
  expect(differenceFigure(alone, look)).toBeNull();
});

test('nothing of a chart can be sent anywhere', () => {
  expect(CONFIG).toMatchObject({ showSendToCloud: false, plotlyServerURL: '', displaylogo: false });
  expect(CONFIG.modeBarButtonsToRemove).toContain('sendChartToCloud');
});
