/** Columns, weeks and tiles in numbers. */
import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../engine/testing/majority';
import { readObservations } from '../scenario/observations';
import { jacksonCounty, newYorkCity } from '../scenario/observed';
import { cityWorld } from '../worlds/city';
import { presetScenario } from '../worlds/preset';
import { column, peak, weeks } from './columns';
import { seriesCsv } from './exports';
import { metrics } from './face';
import { difference } from './format';
import { headlines } from './headlines';
import { alignedShift, overlayOf, ownFigures, placeOverlay, points } from './overlay';

const { series } = majorityWorld;

describe('columns', () => {
  it('adds counters of the days asked for', () => {
    const rows = Uint32Array.from([1, 10, 2, 20, 3, 30]);
    expect(column(series, rows, ['ones', 'changed'], 2)).toEqual([11, 22]);
    expect(column(series, rows, ['nothing'], 3)).toEqual([0, 0, 0]);
  });

  it('sums whole weeks from the day on which they begin', () => {
    const daily = Array.from({ length: 20 }, (_, day) => day);
    expect(weeks(daily, 0)).toEqual([
      { day: 0, value: 21 },
      { day: 7, value: 70 },
    ]);
    expect(weeks(daily, -2).map(({ day }) => day)).toEqual([5, 12]);
  });

  it('finds the first day of the highest value', () => {
    expect(peak([0, 3, 5, 5, 1])).toEqual({ value: 5, day: 2 });
    expect(peak([])).toEqual({ value: 0, day: -1 });
  });
});

describe('differences', () => {
  it.each([
    [62, 100, '−38 % vs baseline'],
    [105, 100, '+5 % vs baseline'],
    [99.5, 100, '−0.5 % vs baseline'],
    [7, 0, '+7 vs baseline (0)'],
    [4, 4, 'same as baseline'],
  ])('%d against %d is %s', (value, baseline, words) => {
    expect(difference(value, baseline)).toBe(words);
  });
});

describe('tiles of the city', () => {
  const scenario = { ...presetScenario(cityWorld, cityWorld.presets.town), agents: 500, horizon: 14 };
  const model = cityWorld.build(scenario);
  const twin = cityWorld.twin(model, 0);
  const rows = new Uint32Array(14 * cityWorld.series.length);
  for (let day = 0; day < 14; day++) {
    twin.advance();
    rows.set(twin.row, day * cityWorld.series.length);
  }
  const at = (id: string, days: number, other = rows) =>
    headlines(cityWorld, { model, rows }, { model, rows: other }, days).find((tile) => tile.id === id);

  it('count up to the day shown', () => {
    const left = column(cityWorld.series, rows, ['susceptible'], 14);
    expect(at('infected', 7)?.value).toBe(String(500 - left[6]));
    expect(at('infected', 14)?.value).toBe(String(500 - left[13]));
    expect(at('infected', 0)?.value).toBe('0');
  });

  it('claim no infections for a report where none was made', () => {
    expect(at('reportedCases', 1)).toMatchObject({ value: '0', detail: 'none yet' });
  });

  it('have a difference only where the baseline is known', () => {
    expect(at('infected', 14)?.change).toBe('same as baseline');
    expect(at('infected', 14, rows.slice(0, 5 * cityWorld.series.length))?.change).toBeNull();
  });
});

describe('observations beside a run', () => {
  const [admissions] = metrics;

  it('are scaled to the people shown', () => {
    const overlay = placeOverlay(newYorkCity, '2026-01-01', 180);
    expect(overlay.columns).toEqual({ admissions: 'admissions', deaths: 'deaths' });
    expect(overlay.shift).toBe(0);
    const seen = points(overlay, admissions, 100_000);
    expect(seen[4].day).toBe(28);
    expect(seen[4].value).toBeCloseTo(11807 / 84, 10);
  });

  it("are those of the place that is opened, unless they are a file of one's own or none", () => {
    const newYork = placeOverlay(newYorkCity, '2020-03-01', 180);
    const jackson = ownFigures(newYork, 'jackson-county', '2020-03-15', 240);
    expect(jackson?.observations).toBe(jacksonCounty);
    expect(jackson?.shift).toBe(0);
    expect(ownFigures(newYork, 'new-york-city', '2020-03-01', 120)).toBeNull();
    expect(ownFigures(newYork, 'town', '2026-01-01', 180)).toBeNull();
    expect(ownFigures(null, 'jackson-county', '2020-03-15', 240)).toBeNull();
    const own = { ...newYork, observations: { ...newYorkCity, name: 'mine.csv' } };
    expect(ownFigures(own, 'jackson-county', '2020-03-15', 240)).toBeNull();
  });

  it('stand on their dates where the run has these', () => {
    expect(placeOverlay(newYorkCity, '2020-03-11', 120).shift).toBe(-10);
  });

  it('move so that the peaks meet', () => {
    const overlay = placeOverlay(newYorkCity, '2026-01-01', 180);
    const seen = points(overlay, admissions, 100_000);
    expect(alignedShift(overlay, seen, [{ day: 91, value: 3 }])).toBe(91 - 28);
    expect(alignedShift(overlay, seen, [])).toBe(0);
  });

  it('are summed by whole weeks when they are daily', () => {
    const rows = Array.from({ length: 10 }, (_, day) => `2026-01-${String(day + 1).padStart(2, '0')},${day}`);
    const read = readObservations(`date,cases\n${rows.join('\n')}\n`);
    if (!read.ok) throw new Error('the file is good');
    const overlay = overlayOf(read.observations, 1000, '', '2026-01-01', 60);
    expect(points(overlay, metrics[2], 2000)).toEqual([{ day: 0, value: 42 }]);
  });
});

describe('the CSV of a run', () => {
  it('reads back as observations with the same numbers', async () => {
    const model = majorityWorld.build(majorityScenario({ agents: 50 }));
    const rows = Uint32Array.from({ length: 20 }, (_, k) => k * 3);
    const text = seriesCsv(series, rows, 10, model.scenario.start);
    expect(text.split('\n').slice(0, 2)).toEqual(['date,ones,changed', '2026-01-01,0,3']);
    const read = readObservations(text);
    if (!read.ok) throw new Error(read.errors[0].message);
    expect(read.observations.interval).toBe('daily');
    expect(Array.from(read.observations.series[1].values)).toEqual(column(series, rows, ['changed'], 10));
  });
});
