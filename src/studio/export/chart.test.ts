/** Tables, ticks, captions and pictures of charts in numbers and text. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { scenarioInPicture } from '../../scenario/picture';
import { defaultScenario } from '../../scenario/validate';
import { cityWorld } from '../../worlds/city';
import { captionOf, fileStem } from './caption';
import { carriedScenario, scenarioInZip } from './carried';
import { chartSvg, spread } from './chartSvg';
import { type ChartTable, tableCsv } from './chartTable';
import { csvText } from './csvText';
import { ticks } from './ticks';

const table: ChartTable = {
  unit: 'People per day',
  columns: [
    { name: 'day', label: 'Day', role: 'x' },
    { name: 'date', label: 'Date', role: 'text' },
    { name: 'infections', label: 'New infections', role: 'line' },
    { name: 'infections_lower', label: '', role: 'lower', of: 'infections' },
    { name: 'infections_upper', label: '', role: 'upper', of: 'infections' },
    { name: 'cases', label: 'Reported <cases>', role: 'line' },
    { name: 'observed', label: 'Observed', role: 'points' },
  ],
  rows: [
    [1, '2026-01-01', 10, 8, 12, 0, null],
    [2, '2026-01-02', 20, 15, 27, null, 22],
    [3, '2026-01-03', 40, 33, 48, 5, 41],
    [4, '2026-01-04', 30, 25, 36, 9, null],
  ],
};
const texts = {
  title: 'Infections & cases',
  caption: ['One.', 'Scenario, not forecast.'],
  document: '{"seed":42}',
  language: 'en',
};
const attribute = (svg: string, pattern: RegExp) => pattern.exec(svg)?.[1] ?? '';

describe('the CSV of a chart', () => {
  it('has a row for each point and empty cells for holes', () => {
    const { data } = Papa.parse<string[]>(tableCsv(table), { skipEmptyLines: true });
    expect(data).toHaveLength(5);
    expect(data[0]).toEqual(['day', 'date', 'infections', 'infections_lower', 'infections_upper', 'cases', 'observed']);
    expect(data[2]).toEqual(['2', '2026-01-02', '20', '15', '27', '', '22']);
  });

  it('reads back whatever stands in the cells', () => {
    const cells = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }), { minLength: 1 });
    fc.assert(
      fc.property(cells, (rows) => {
        const marked = rows.map((row) => row.map((cell) => `x${cell}`));
        const read = Papa.parse<string[]>(csvText(marked), { newline: '\n', delimiter: ',' }).data.slice(0, -1);
        expect(read).toEqual(marked);
      }),
    );
  });
});

describe('ticks', () => {
  it('are round and reach over both ends', () => {
    expect(ticks(0, 97, 5)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticks(1, 180, 8)).toEqual([0, 50, 100, 150, 200]);
    expect(ticks(-0.3, 0.41, 5)).toEqual([-0.4, -0.2, 0, 0.2, 0.4, 0.6]);
    expect(ticks(0, 0, 5)).toHaveLength(2);
  });

  it('hold for any limits', () => {
    const limit = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(limit, limit, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > 1e-6 * Math.abs(high) && high - low > 1e-9);
        const steps = ticks(low, high, 5);
        expect(steps[0]).toBeLessThanOrEqual(low + 1e-6 * (high - low));
        expect(steps[steps.length - 1]).toBeGreaterThanOrEqual(high - 1e-6 * (high - low));
        expect(steps.length).toBeLessThanOrEqual(9);
      }),
    );
  });
});

describe('the SVG of a chart', () => {
  const svg = chartSvg(table, texts);

  it('draws every point, lifts the pen at holes, and bands lines that have limits', () => {
    expect(attribute(svg, /data-series="infections" d="([^"]+)"/).match(/[ML]/g)).toEqual(['M', 'L', 'L', 'L']);
    expect(attribute(svg, /data-series="cases" d="([^"]+)"/).match(/[ML]/g)).toEqual(['M', 'M', 'L']);
    expect(attribute(svg, /data-series="observed"[^>]*>(.*)<\/g>/).match(/<circle/g)).toHaveLength(2);
    expect(attribute(svg, /data-band="infections" d="([^"]+)"/).match(/[ML]/g)).toHaveLength(8);
    expect(svg).toMatch(/data-series="cases"[^>]*stroke-dasharray="10 5"/);
  });

  it('stands on an axis from 0 to 50', () => {
    // 40 of 50 between 566 (0) and 104 (top).
    const y = attribute(svg, /data-series="infections" d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ ([\d.]+)/);
    expect(Number(y)).toBeCloseTo(566 - (40 / 50) * 462, 1);
  });

  it('says what it is and carries the scenario', () => {
    expect(svg).toContain('Infections &amp; cases');
    expect(svg).toContain('Reported &lt;cases&gt;');
    expect(svg).toContain('Scenario, not forecast.');
    expect(scenarioInPicture(new TextEncoder().encode(svg))).toBe('{"seed":42}');
  });

  it('moves labels apart without leaving the plot', () => {
    expect(spread([10, 11, 12], 20, 0, 100)).toEqual([10, 30, 50]);
    expect(spread([98, 99, 97], 20, 0, 100)).toEqual([80, 100, 60]);
  });

  it('refuses a table without an axis', () => {
    expect(() => chartSvg({ ...table, columns: table.columns.slice(1) }, texts)).toThrow(RangeError);
  });
});

describe('captions and names', () => {
  const scenario = { ...defaultScenario(cityWorld.definition), title: 'Schnelle Tests: „früh“ hilft', seed: 42 };

  it('name scenario, seed, runs, model and that it is no forecast', () => {
    expect(captionOf(scenario, 1, 'en')).toEqual([
      'Schnelle Tests: „früh“ hilft: 100,000 people, 180 days, seed 42, n = 1 run, no interval.',
      'Model city v1, Murmuration 0.0.0. Scenario, not forecast.',
    ]);
    expect(captionOf({ ...scenario, title: ' ' }, 8, 'en')[0]).toBe(
      'Untitled scenario: 100,000 people, 180 days, seed 42, n = 8 runs, 95 % intervals of the mean.',
    );
  });

  it('make file names of plain letters', () => {
    expect(fileStem(scenario)).toBe('schnelle-tests-fru-h-hilft-seed-42');
    expect(fileStem({ ...scenario, title: '東京' })).toBe('city-seed-42');
  });
});

describe('files that carry a scenario', () => {
  const zip = zipSync({ 'city/scenario.json': strToU8('{"seed":3}'), 'other.txt': strToU8('x') });

  it('are told apart by content', async () => {
    expect(await carriedScenario(new Blob([zip]))).toEqual({ kind: 'ZIP', text: '{"seed":3}' });
    expect(await carriedScenario(new Blob([chartSvg(table, texts)]))).toEqual({ kind: 'SVG', text: '{"seed":42}' });
    expect(await carriedScenario(new Blob([zipSync({ 'a.csv': strToU8('x') })]))).toEqual({ kind: 'ZIP', text: null });
    expect(await carriedScenario(new Blob(['date,cases\n']))).toBeNull();
  });

  it('never throw on broken archives', () => {
    fc.assert(
      fc.property(fc.nat(zip.length), fc.uint8Array({ maxLength: 40 }), (at, noise) => {
        const broken = zip.slice(0, Math.max(4, at));
        broken.set(noise.subarray(0, Math.max(0, broken.length - 30)), Math.min(26, broken.length - 4));
        const read = scenarioInZip(broken);
        expect(read === null || typeof read === 'string').toBe(true);
      }),
    );
  });
});
