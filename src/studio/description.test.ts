import { afterEach, expect, test } from 'vitest';
import { description, peakPassed, summary } from './description';
import { apart } from './format';
import { setLanguage } from './language';
import type { Frame } from './session';

afterEach(() => setLanguage('en'));

/** A run whose rows hold new infections only. */
const run = (daily: readonly number[]) => ({ model: { agents: 50_000 }, rows: Uint32Array.from(daily) });

function frame(daily: readonly number[], baseline: readonly number[] | null, day: number, horizon = 60): Frame {
  const world = {
    series: [{ name: 'infections' }],
    outcomes: (_: unknown, rows: Uint32Array) => ({
      infected: rows.reduce((sum, count) => sum + count, 0),
      deaths: 2,
      peakHospital: 0,
      reportedCases: 0,
      cost: 0,
    }),
  };
  const shown = { world, current: run(daily), baseline: baseline && run(baseline), day, horizon };
  return shown as unknown as Frame;
}

const wave = [...Array.from({ length: 20 }, (_, day) => 100 * (day + 1)), ...Array<number>(20).fill(200)];

test('the summary says day, infected, whether the peak is passed, and how far from the baseline', () => {
  expect(summary(frame(wave, null, 10))).toBe('Day 10: 5,500 infected so far.');
  expect(summary(frame(wave, null, 40))).toBe('Day 40: 25,000 infected so far, peak passed.');
  const more = wave.map((count) => 2 * count);
  expect(summary(frame(wave, more, 40))).toBe('Day 40: 25,000 infected so far, peak passed, 50 % below baseline.');
  expect(summary(frame(wave, wave, 40, 40))).toBe(
    'Day 40, the last one: 25,000 infected so far, peak passed, same as baseline.',
  );
  // A baseline that is not known that far is not compared with.
  expect(summary(frame(wave, more.slice(0, 30), 40))).toBe('Day 40: 25,000 infected so far, peak passed.');
  setLanguage('de');
  expect(summary(frame(more, wave, 40))).toBe(
    'Tag 40: bisher 50.000 angesteckt, Höhepunkt überschritten, 100 % über dem Vergleich.',
  );
});

test('asked for, the other tiles follow', () => {
  expect(description(null)).toBe('Nothing is running yet.');
  expect(description(frame(wave, null, 10))).toMatch(
    /^Day 10: 5,500 infected so far\. Deaths: 2\. Peak in hospital: 0\./,
  );
});

test('a peak is passed a week after the fullest week, when there are clearly fewer', () => {
  expect(peakPassed([])).toBe(false);
  expect(peakPassed(Array<number>(60).fill(10))).toBe(false);
  expect(peakPassed(Array<number>(60).fill(0))).toBe(false);
  const falling = [...Array<number>(14).fill(100), ...Array<number>(7).fill(74)];
  expect(peakPassed(falling)).toBe(true);
  expect(peakPassed(falling.slice(0, 20))).toBe(false);
  expect(peakPassed([...Array<number>(14).fill(100), ...Array<number>(7).fill(76)])).toBe(false);
  expect(peakPassed([...falling, ...Array<number>(7).fill(300)])).toBe(false);
});

test('how far apart two numbers are needs no sign', () => {
  expect(apart(69, 100)).toBe('31 % below baseline');
  expect(apart(1034, 1000)).toBe('3.4 % above baseline');
  expect(apart(100_012, 100_000)).toBe('0.012 % above baseline');
  expect(apart(5, 5)).toBe('same as baseline');
  expect(apart(3, 0)).toBe('3 more than baseline');
});
