/** The numbers of the design's section 7 for runs, lines and exports; those of people on the stage are tested with the stage. */
import { expect, test } from 'vitest';
import { contrast, smallestDistance, type Vision } from './colour/colour';
import { palettes, STAGE, STATE_DASHES } from './palette';
import { RUN_STYLES } from './runs/colours';

const CONE_LOSS = ['normal', 'protan', 'deutan'] as const satisfies readonly Vision[];
const least = (colours: readonly string[], visions: readonly Vision[]) =>
  Math.min(...visions.map((vision) => smallestDistance(colours, vision)));
const runsOf = (theme: 'light' | 'dark') => RUN_STYLES.map(({ colour }) => colour[theme]);
/** To one decimal, as the design writes them. */
const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(1)));

test('four runs on the dark theme keep the distances and contrasts of the design', () => {
  const runs = runsOf('dark');
  expect(rounded([least(runs, CONE_LOSS), least(runs, ['tritan'])])).toEqual([17.9, 12.1]);
  expect(rounded(runs.map((run) => contrast(run, STAGE)))).toEqual([3.7, 8.5, 5.6, 8.3]);
});

test('four runs on the light theme are as far apart as on the dark one', () => {
  const runs = runsOf('light');
  expect(rounded([least(runs, CONE_LOSS), least(runs, ['tritan'])])).toEqual([17.3, 12.4]);
});

test('the six states on white keep the distances and contrasts of the design', () => {
  const states = Object.values(palettes.light.states);
  expect(rounded([least(states, [...CONE_LOSS, 'tritan'])])).toEqual([12.2]);
  const contrasts = states.map((state) => contrast(state, '#ffffff'));
  expect(rounded([Math.min(...contrasts), Math.max(...contrasts)])).toEqual([3.1, 12.2]);
});

test('every line stands out from its panel, and the lines of a chart from each other', () => {
  for (const theme of ['light', 'dark'] as const) {
    const { curves, observed, panel, text, muted } = palettes[theme];
    const runs = runsOf(theme);
    for (const line of [...runs, ...Object.values(curves), observed]) {
      expect(contrast(line, panel)).toBeGreaterThan(3);
    }
    for (const words of [text, muted]) expect(contrast(words, panel)).toBeGreaterThan(4.5);
    for (const chart of [
      [curves.infection, curves.report],
      [curves.hospital, curves.critical],
      ...runs.map((run) => [run, observed]),
    ]) {
      expect(least(chart, [...CONE_LOSS, 'tritan'])).toBeGreaterThan(12);
    }
  }
});

test('no two runs and no two states share their dash', () => {
  const runs = RUN_STYLES.map(({ pattern }) => String(pattern));
  expect(new Set(runs).size).toBe(runs.length);
  // A thin line of the susceptible is the only one that is solid beside the infectious.
  expect(new Set(Object.values(STATE_DASHES).map(String)).size).toBe(Object.keys(STATE_DASHES).length - 1);
});
