import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from './dates';
import { type Observations, readObservations } from './observations';
import { closures, jacksonCounty, newYorkCity } from './observed';

function seriesOf(text: string): Observations {
  const result = readObservations(text);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.observations;
}

function firstMessage(text: string): string {
  const result = readObservations(text, 'cases.csv');
  return result.ok ? '' : result.errors[0].message;
}

const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe('readObservations', () => {
  it('reads daily dates in any order, with holes', () => {
    const read = seriesOf('place,date,cases,deaths\nX,2020-03-03,5,\nX,2020-03-01,3,0\nX,2020-03-02,NA,1\n');
    expect(read.dates).toEqual(['2020-03-01', '2020-03-02', '2020-03-03']);
    expect(read.interval).toBe('daily');
    expect(read.clock).toBe('calendar');
    expect(read.series).toEqual([
      { name: 'cases', values: Float64Array.of(3, Number.NaN, 5) },
      { name: 'deaths', values: Float64Array.of(0, 1, Number.NaN) },
    ]);
    expect(read.ignored).toEqual(['place']);
  });

  it('reads weeks, numbered weeks and days, and dates without a name', () => {
    expect(seriesOf('week start;n\n20200301;1\n20200308;2\n20200315;2').interval).toBe('weekly');
    const weeks = seriesOf('week,n\n1,4\n2,5\n');
    expect([weeks.clock, weeks.interval, Array.from(weeks.days)]).toEqual(['relative', 'weekly', [7, 14]]);
    expect(Array.from(seriesOf('day,n\n0,4\n1,5\n5,1\n').days)).toEqual([0, 1, 5]);
    expect(seriesOf('n,when\n4,2020-03-01T00:00:00Z\n5,2020/03/02').dates).toEqual(['2020-03-01', '2020-03-02']);
  });

  it.each([
    ['', 'cases.csv: no rows found; the file needs a header and at least one row. Example: date,cases'],
    ['date,cases\n', 'cases.csv: no rows found; the file needs a header and at least one row. Example: date,cases'],
    [
      'place,cases\nX,1',
      "cases.csv, row 1: no column of time; name one date, day or week. The header has 'place', 'cases'. Example: date,cases",
    ],
    ['date,place\n2020-03-01,X', 'cases.csv, row 1: no column of numbers beside the time. Example: date,cases'],
    [
      'date,n\n2020-03-01,1\n2020-02-30,2',
      "cases.csv, row 3, column A: '2020-02-30' is not a date. Expected a date under 'date'. Example: 2020-03-01",
    ],
    [
      'date,n\n2020-03-01,1\n2020-03-01,2',
      "cases.csv, row 3, column A: '2020-03-01' stands twice. Expected one row for each day or week. Example: 2020-03-01",
    ],
    [
      'date,n\n2020-03-01,1\n2020-03-02,two',
      "cases.csv, row 3, column B: 'two' is not a number. Expected a number of n. Example: 42",
    ],
    [
      'place,date,n\nX,2020-03-01,1\nY,2020-03-01,2',
      "cases.csv: several places under 'place' ('X', 'Y'); keep the rows of one of them.",
    ],
  ])('refuses %j', (text, message) => {
    expect(firstMessage(text)).toBe(message);
  });

  it('tells columns of one name apart', () => {
    expect(seriesOf('date,n,n\n2020-03-01,1,2').series.map(({ name }) => name)).toEqual(['n', 'n (C)']);
  });

  it('returns what was written and ends any edit in series or errors', () => {
    const values = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(values, fc.nat(), fc.string({ maxLength: 3 }), (list, place, insert) => {
        const filled = [1, ...list];
        const text = `date,n\n${filled.map((value, k) => `${isoDate(18_322 + k)},${value ?? ''}`).join('\n')}`;
        expect(Array.from(seriesOf(text).series[0].values, (x) => x + 0)).toEqual(
          filled.map((x) => (x === null ? Number.NaN : x + 0)),
        );
        const at = place % text.length;
        const edited = readObservations(text.slice(0, at) + insert + text.slice(at + 1));
        if (edited.ok) expect(edited.observations.series[0].values).toHaveLength(edited.observations.days.length);
        else expect(edited.errors[0].message).toMatch(/^observations/);
      }),
      { numRuns: 500 },
    );
  });
});

const daily = join(import.meta.dirname, '../../../shared/data/epidemic');

describe('observed figures', () => {
  it('has the weeks and totals of the sources', () => {
    expect(newYorkCity.dates).toHaveLength(69);
    expect(newYorkCity.dates[68]).toBe('2021-06-20');
    expect(newYorkCity.series.map(({ values }) => sum(values))).toEqual([104608, 33777]);
    expect(jacksonCounty.dates[37]).toBe('2020-11-29');
    expect(jacksonCounty.series.map(({ values }) => sum(values))).toEqual([43424, 493]);
    expect(closures).toHaveLength(16);
    expect(closures.filter(({ end }) => end !== undefined)).toHaveLength(5);
  });

  it.skipIf(!existsSync(daily))('equals the weekly sums of the daily files (skipped without ../shared/data)', () => {
    const weekly = (file: string, column: string, first: number, weeks: number) => {
      const read = seriesOf(readFileSync(join(daily, file), 'utf8'));
      const values = read.series.find(({ name }) => name === column)?.values ?? new Float64Array();
      const start = read.days.indexOf(first);
      return Float64Array.from({ length: weeks }, (_, week) =>
        sum(values.subarray(start + 7 * week, start + 7 * week + 7)),
      );
    };
    const ny = newYorkCity.days[0];
    expect(weekly('nyc_city_daily.csv', 'hospitalisations', ny, 69)).toEqual(newYorkCity.series[0].values);
    expect(weekly('nyc_city_daily.csv', 'deaths', ny, 69)).toEqual(newYorkCity.series[1].values);
    const jackson = jacksonCounty.days[0];
    expect(weekly('jackson_mo_daily.csv', 'cases', jackson, 38)).toEqual(jacksonCounty.series[0].values);
    expect(weekly('jackson_mo_daily.csv', 'deaths', jackson, 38)).toEqual(jacksonCounty.series[1].values);
  });
});
