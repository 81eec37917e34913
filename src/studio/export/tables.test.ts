/** Tidy tables, hub files and what describes them, held to columns, types and numbers. */
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../engine';
import { csvText } from './csvText';
import { dataPackage } from './dataPackage';
import { firstSunday, HUB_COLUMNS, hubFileName, hubRows, hubTable, hubWeeks } from './hubverse';
import { hubParquet } from './parquet';
import { ascending, HUB_LEVELS, quantile } from './quantiles';
import { smallRun } from './run.fixture';
import { runsTable, SERIES_COLUMNS, SUMMARY_COLUMNS, seriesPortions, summaryTable } from './tidy';

const run = smallRun(3);
const single = smallRun(1, { 'testing.turnaround': 5 });
const record = (table: readonly (readonly unknown[])[], at: number) =>
  Object.fromEntries(table[0].map((name, k) => [String(name), table[at][k]]));

describe('quantiles', () => {
  it('are those of R and NumPy', () => {
    // numpy.quantile([1, 2, 4, 8], [0, 0.1, 0.5, 0.9, 1])
    expect([0, 0.1, 0.5, 0.9, 1].map((level) => quantile([1, 2, 4, 8], level))).toEqual([
      1, 1.3, 3, 6.800000000000001, 8,
    ]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('rise with the level, at 23 levels', () => {
    expect(HUB_LEVELS).toHaveLength(23);
    expect(HUB_LEVELS.slice(0, 4)).toEqual([0.01, 0.025, 0.05, 0.1]);
    const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, (list) => {
        const found = HUB_LEVELS.map((level) => quantile(ascending(list), level));
        found.forEach((value, k) => {
          if (k > 0) expect(value).toBeGreaterThanOrEqual(found[k - 1]);
        });
      }),
    );
  });
});

describe('tidy tables', () => {
  it('have a row for each run with all its parameters and outcomes', () => {
    const table = runsTable([run, single]);
    expect(table).toHaveLength(3);
    const own = record(table, 2);
    expect(own).toMatchObject({
      run_id: single.id,
      name: 'Fast, "cheap" tests',
      model: 'city v1',
      seed: 1,
      agents: 400,
    });
    expect(own['testing.turnaround']).toBe(5);
    expect(own['outcome.infected']).toBe(single.world.outcomes(single.model, single.replicates[0]).infected);
    expect(String(own['population.householdSizes']).split(' ')).toHaveLength(6);
  });

  it('have a row for each counter of each day of each replicate', () => {
    const rows = [...seriesPortions([run])].flat();
    const { series } = run.world;
    expect(rows[0]).toEqual(SERIES_COLUMNS);
    expect(rows).toHaveLength(1 + 3 * 24 * series.length);
    const at = series.findIndex(({ name }) => name === 'infections');
    const found = rows.find(
      ([, replicate, , time, , metric]) => replicate === 2 && time === 10 && metric === 'infections',
    );
    expect(found).toEqual([
      run.id,
      2,
      0,
      10,
      '2026-01-10',
      'infections',
      'all',
      run.replicates[2][9 * series.length + at],
    ]);
  });

  it('summarise over replicates, without a deviation for one', () => {
    const table = summaryTable([run, single]);
    expect(table[0]).toEqual(SUMMARY_COLUMNS);
    const infected = run.replicates.map((rows) => run.world.outcomes(run.model, rows).infected);
    const own = record(
      table,
      table.findIndex(([id, metric]) => id === run.id && metric === 'infected'),
    );
    expect(own.mean).toBe(estimate(infected).mean);
    expect(own.q50).toBe(ascending(infected)[1]);
    expect(own.n).toBe(3);
    const one = record(
      table,
      table.findIndex(([id, metric]) => id === single.id && metric === 'infected'),
    );
    expect(one).toMatchObject({ sd: null, n: 1 });
  });

  it('are described column by column', () => {
    const table = runsTable([run]);
    const described = JSON.parse(
      dataPackage(
        run.world,
        [
          { name: 'runs', path: 'data/runs.csv', columns: table[0] },
          { name: 'timeseries', path: 'data/timeseries.csv', columns: SERIES_COLUMNS },
        ],
        { title: 'T', license: 'CC-BY-4.0', created: '2026-11-24T00:00:00Z' },
      ),
    );
    const [runs, series] = described.resources;
    expect(runs.schema.fields.map(({ name }: { name: string }) => name)).toEqual(table[0]);
    expect(series.schema.foreignKeys[0].reference.resource).toBe('runs');
    // Every cell is of the type that its column says.
    const { data } = Papa.parse<string[]>(csvText(table), { skipEmptyLines: true });
    runs.schema.fields.forEach(({ name, type }: { name: string; type: string }, k: number) => {
      const cell = data[1][k];
      if (type === 'integer') expect(Number.isInteger(Number(cell)), name).toBe(true);
      if (type === 'number') expect(Number.isFinite(Number(cell)), name).toBe(true);
      if (type === 'boolean') expect(['true', 'false'], name).toContain(cell);
    });
  });
});

describe('hub files', () => {
  it('count weeks from the first Sunday', () => {
    expect(['2026-01-01', '2026-01-04', '1970-01-01', '1969-12-28'].map(firstSunday)).toEqual([20457, 20457, 3, -4]);
    expect(hubWeeks(run)).toBe(3);
  });

  const rows = hubRows(run, 'US');

  it('have 23 monotone quantiles and every sample for each target and week', () => {
    expect(rows).toHaveLength(3 * 3 * (23 + 3));
    expect(hubTable(rows)[0]).toEqual(HUB_COLUMNS);
    const task = rows.filter(({ target, horizon }) => target === 'inc case' && horizon === 2);
    const quantiles = task.filter(({ output_type }) => output_type === 'quantile');
    expect(quantiles.map(({ output_type_id }) => Number(output_type_id))).toEqual([...HUB_LEVELS]);
    quantiles.forEach(({ value }, k) => {
      if (k > 0) expect(value).toBeGreaterThanOrEqual(quantiles[k - 1].value);
    });
    // 2026-01-01 is a Thursday: week 2 is days 10 to 16 of the run, counted from 0.
    const at = run.world.series.findIndex(({ name }) => name === 'positives');
    const totals = run.replicates.map((values) =>
      [10, 11, 12, 13, 14, 15, 16].reduce((sum, day) => sum + values[day * run.world.series.length + at], 0),
    );
    const samples = task.filter(({ output_type }) => output_type === 'sample');
    expect(samples.map(({ output_type_id, value }) => [output_type_id, value])).toEqual(
      totals.map((total, k) => [String(k + 1), total]),
    );
    expect(task[0]).toMatchObject({ origin_date: '2026-01-04', scenario_id: `murmuration-${run.id}`, location: 'US' });
  });

  it('need replicates and a whole week', () => {
    expect(() => hubRows(single, 'US')).toThrow(/replicates/);
    expect(() => hubRows({ ...run, days: 9 }, 'US')).toThrow(/whole week/);
  });

  it('are named as hubs want it', () => {
    expect(hubFileName(run, { team: 'My team!', model: 'city-1', location: 'US' }, 'csv')).toBe(
      '2026-01-04-My_team-city_1.csv',
    );
    expect(hubFileName(run, { team: '', model: '-', location: '' }, 'parquet')).toBe('2026-01-04-team-model.parquet');
  });

  it('say the same as Parquet, with types', async () => {
    const bytes = hubParquet(rows);
    const { schema, num_rows } = parquetMetadata(bytes.buffer);
    expect(Number(num_rows)).toBe(rows.length);
    expect(schema.slice(1).map(({ name, type, converted_type }) => [name, converted_type ?? type])).toEqual([
      ['origin_date', 'DATE'],
      ['scenario_id', 'UTF8'],
      ['location', 'UTF8'],
      ['target', 'UTF8'],
      ['horizon', 'INT32'],
      ['output_type', 'UTF8'],
      ['output_type_id', 'UTF8'],
      ['value', 'DOUBLE'],
    ]);
    const read = await parquetReadObjects({ file: bytes.buffer });
    expect(read.map((row) => ({ ...row, origin_date: (row.origin_date as Date).toISOString().slice(0, 10) }))).toEqual(
      rows,
    );
  });
});
