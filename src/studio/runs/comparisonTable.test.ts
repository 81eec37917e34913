import { expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../../engine/testing/majority';
import type { World } from '../../worlds/world';
import { csvText } from '../export/csvText';
import { comparisonTable } from './comparisonTable';

const world = {
  ...majorityWorld,
  series: [{ name: 'count', label: '', unit: '', kind: 'stock', description: '' }],
  outcomes: (_: unknown, rows: Uint32Array) => {
    const value = rows[rows.length - 1] ?? 0;
    return { infected: value, deaths: 0, peakHospital: 3, reportedCases: 5, cost: value };
  },
} as unknown as World;
const model = (world as unknown as typeof majorityWorld).build(majorityScenario());

const table = (...pairs: (readonly [b: number, a: number])[]) =>
  comparisonTable({
    world,
    current: model,
    baseline: model,
    pairs: pairs.map(([b, a]) => ({ current: Uint32Array.of(1, b), baseline: Uint32Array.of(1, a) })),
    a: 'a'.repeat(64),
    b: 'b'.repeat(64),
    days: 2,
    stale: false,
  });

it('holds means, differences and limits of every outcome, with what made them', () => {
  const [names, infected, deaths] = table([50, 110], [40, 90], [45, 100]);
  const row = Object.fromEntries(names.map((name, at) => [name, infected[at]]));
  expect(row).toMatchObject({ outcome: 'infected', days: 2, pairs: 3, a: 100, b: 45, difference: -55 });
  expect(row).toMatchObject({ scenario_a: 'aaaaaaaaaaaa', scenario_b: 'bbbbbbbbbbbb' });
  // Standard error 5 / sqrt 3, t(2) = 4.302653.
  expect(row.difference_lower).toBeCloseTo(-67.4207, 3);
  expect(row.difference_upper).toBeCloseTo(-42.5793, 3);
  expect(deaths.slice(3, 6)).toEqual([0, 0, 0]);
});

it('has empty limits where there is one pair', () => {
  expect(csvText(table([45, 100])).split('\n')[1]).toBe('infected,2,1,100,45,-55,,,-0.55,,,aaaaaaaaaaaa,bbbbbbbbbbbb');
});
