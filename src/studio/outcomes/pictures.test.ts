import { expect, test } from 'vitest';
import { newYorkCity } from '../../scenario/observed';
import { worlds } from '../../worlds';
import { metrics } from '../face';
import { placeOverlay } from '../overlay';
import { palettes } from '../palette';
import { RUN_STYLES } from '../runs/colours';
import type { ShownRun } from '../runs/shownRuns';
import { pictureSentence, pictureTable } from './chartWords';
import { closuresOf } from './closures';
import { dailyPicture, MOST_POINTS, pictureTitle } from './dailyPicture';
import type { Look } from './look';
import { observedPicture } from './observedPicture';
import { dailyView, viewGroups, viewNamed } from './views';

const [world] = worlds;
const width = world.series.length;
const at = (name: string) => world.series.findIndex((one) => one.name === name);
const look: Look = { palette: palettes.dark, theme: 'dark', bold: 0, ink: (colour) => colour };

/** A run whose counters are `value(day)`. */
function run(letter: string, days: number, values: Readonly<Record<string, (day: number) => number>>): ShownRun {
  const rows = new Uint32Array(days * width);
  for (const [name, value] of Object.entries(values)) {
    for (let day = 0; day < days; day++) rows[day * width + at(name)] = value(day);
  }
  const style = RUN_STYLES[letter === 'A' ? 0 : 1];
  return { ...style, letter, name: `Run ${letter}`, hash: letter, rows, days };
}

const shown = (runs: readonly ShownRun[], day: number, horizon: number) => ({ world, runs, day, horizon });

test('one run has a line a curve, several runs have a line a run of the first curve', () => {
  const b = run('B', 3, { infections: (day) => 10 * day, positives: (day) => day });
  const one = dailyPicture(shown([b], 3, 5), dailyView(), look);
  expect(one.lines.map(({ name, values }) => [name, values])).toEqual([
    ['infections', [0, 10, 20]],
    ['reported_cases', [0, 1, 2]],
  ]);
  const a = run('A', 5, { infections: (day) => day });
  const two = dailyPicture(shown([a, b], 3, 5), dailyView(), look);
  expect(two.x).toEqual([1, 2, 3, 4, 5]);
  expect(two.lines.map(({ letter, values, dash }) => [letter, values, dash.length > 0])).toEqual([
    ['A', [0, 1, 2, 3, 4], false],
    ['B', [0, 10, 20, null, null], true],
  ]);
  expect(two.lines.map((line) => line.run)).toEqual(['A', undefined]);
  expect(pictureTitle(dailyView(), 2)).toBe('New infections');
  expect(pictureSentence('New infections', one)).toBe(
    'New infections (People per day). New infections: 20 on day 3, peak 20 on day 3. Reported cases: 2 on day 3, peak 2 on day 3.',
  );
  expect(pictureTable(two).rows[1]).toEqual([2, 1, 10]);
});

test('a line has at most 2,000 points, and tables have all days', () => {
  const long = run('B', 4500, { infections: (day) => day });
  const drawn = dailyPicture(shown([long], 4500, 4500), dailyView(), look);
  expect(drawn.x.length).toBeLessThanOrEqual(MOST_POINTS);
  expect(drawn.x.slice(0, 3)).toEqual([1, 4, 7]);
  expect(drawn.lines[0].values.slice(0, 3)).toEqual([0, 3, 6]);
  expect(dailyPicture(shown([long], 4500, 4500), dailyView(), look, Number.POSITIVE_INFINITY).x).toHaveLength(4500);
});

test('every counter of the world can be chosen, multipliers as fractions', () => {
  const views = viewGroups(world).flatMap((group) => group.views);
  expect(new Set(views.map(({ id }) => id)).size).toBe(views.length);
  for (const { name } of world.series) expect(views.some(({ id }) => id === name)).toBe(true);
  const half = run('B', 1, { openWork: () => 32768 });
  expect(dailyPicture(shown([half], 1, 5), viewNamed(world, 'openWork'), look).lines[0].values).toEqual([0.5]);
  expect(viewNamed(world, 'no such counter').id).toBe('daily');
});

test('weeks are totals on their first day', () => {
  const b = run('B', 15, { admissions: () => 2 });
  const picture = observedPicture(shown([b], 15, 60), metrics[0], null, 1000, look);
  expect(picture.x).toEqual([1, 8]);
  expect(picture.lines[0].values).toEqual([14, 14]);
});

test('closures are unbroken stretches of days up to the day shown', () => {
  const closed = [3, 4, 5, 9, 12];
  const current = run('B', 14, { closed: (day) => Number(closed.includes(day + 1)) });
  expect(closuresOf({ world, current, day: 11 })).toEqual([
    { from: 3, to: 5 },
    { from: 9, to: 9 },
  ]);
  expect(closuresOf({ world: { series: [] }, current, day: 11 })).toEqual([]);
});

test('what the observed city closed is marked on its days', () => {
  const b = run('B', 60, { admissions: () => 2 });
  const overlay = placeOverlay(newYorkCity, '2020-03-01', 60);
  const { marks, lines } = observedPicture(shown([b], 60, 60), metrics[0], overlay, 8_400_000, look);
  expect(marks).toContainEqual({ day: 22, label: 'Stay at home' });
  expect(marks).toContainEqual({ day: 18, label: 'Schools closed' });
  expect(lines.at(-1)?.rings).toBe(true);
});
