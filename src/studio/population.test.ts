import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultScenario } from '../scenario/validate';
import { cityWorld } from '../worlds/city';
import type { World } from '../worlds/world';
import { affordableAgents, measuredSpeed } from './population';

test('a run of the chosen people is redone in time, and the next rounder number would not be', () => {
  expect(affordableAgents(6_000_000, 180, 100_000)).toBe(10_000);
  expect(affordableAgents(1_000_000, 180, 100_000)).toBe(5_000);
  expect(affordableAgents(1e9, 180, 100_000)).toBe(100_000);
  expect(affordableAgents(0, 180, 100_000)).toBe(5_000);
  fc.assert(
    fc.property(
      fc.double({ min: 1e6, max: 1e10, noNaN: true }),
      fc.integer({ min: 1, max: 2000 }),
      (speed, horizon) => {
        const agents = affordableAgents(speed, horizon, Number.POSITIVE_INFINITY);
        expect(String(agents)).toMatch(/^[125]0+$/);
        if (agents > 5_000) expect(agents * horizon).toBeLessThanOrEqual(speed * 0.3 + 1e-6 * speed);
        expect(2.5 * agents * horizon).toBeGreaterThan(speed * 0.3 * 0.999);
      },
    ),
  );
});

test('the speed is that of the quickest stretch after the warm-up', () => {
  // Looks at the clock: the beginning, then one at the end of every stretch. All take 30 ms but for one of 12 and an early one of 1.
  const looks = [1000, 1030, 1031, 1061, 1073, 1103, 1133, 1163];
  let look = 0;
  const speed = measuredSpeed(cityWorld as World, defaultScenario(cityWorld.definition), () => looks[look++]);
  expect(speed).toBe((1000 * 5_000 * 3) / 12);
});
