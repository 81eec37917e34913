import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultScenario } from '../scenario/validate';
import { cityWorld } from '../worlds/city';
import type { World } from '../worlds/world';
import { affordableAgents, measuredSpeed } from './population';

test('a run of the chosen people is redone in time, and the next rounder number would not be', () => {
  expect(affordableAgents(6_000_000, 180, 100_000)).toBe(20_000);
  expect(affordableAgents(1_000_000, 180, 100_000)).toBe(2_000);
  expect(affordableAgents(1e9, 180, 100_000)).toBe(100_000);
  expect(affordableAgents(0, 180, 100_000)).toBe(2_000);
  fc.assert(
    fc.property(
      fc.double({ min: 1e6, max: 1e10, noNaN: true }),
      fc.integer({ min: 1, max: 2000 }),
      (speed, horizon) => {
        const agents = affordableAgents(speed, horizon, Number.POSITIVE_INFINITY);
        expect(String(agents)).toMatch(/^[125]0+$/);
        if (agents > 2_000) expect(agents * horizon).toBeLessThanOrEqual(speed * 0.6 + 1e-6 * speed);
        expect(2.5 * agents * horizon).toBeGreaterThan(speed * 0.6 * 0.999);
      },
    ),
  );
});

test('the speed is person-days over the time of the clock', () => {
  // Every look at the clock is a millisecond: 40 days in 41 looks after the first.
  let time = 0;
  const speed = measuredSpeed(cityWorld as World, defaultScenario(cityWorld.definition), () => time++);
  expect(speed).toBeGreaterThan((1000 * 2_000 * 36) / 42);
  expect(speed).toBeLessThan((1000 * 2_000 * 44) / 40);
});
