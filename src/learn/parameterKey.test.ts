import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../scenario/errors';
import { type Movable, movable, moved, rangeOf, usualStep } from './parameterKey';
import { workshopScenario, workshopWorld } from './testing/workshop';

const { definition } = workshopWorld();
const changes = [
  { parameter: 'work.rate', from: 1, to: 6, value: 4 },
  { parameter: 'work.rate', from: 4, value: 7 },
];
const scenario = workshopScenario({}, { changes });
const read = (key: string) => movable(scenario, definition, key);
const along = (...legs: readonly (readonly [string, number])[]) =>
  legs.map(([key, rate]) => ({ key: read(key), rate }));

describe('keys of parameters', () => {
  it('have the value of the run, of an entry, of a factor, or of a day under the last change in the list', () => {
    const values = [
      'work.rate',
      'work.rate@0',
      'work.rate@3',
      'work.rate@5',
      'work.rate@7',
      'work.skills',
      'work.skills[2]',
    ];
    expect(values.map((key) => read(key).value)).toEqual([2, 2, 4, 7, 7, 1, 4]);
  });

  it('move to another scenario, and only there', () => {
    expect(moved(scenario, definition, along(['work.rate', 2]), 0.25).values['work.rate']).toBe(2.5);
    expect(moved(scenario, definition, along(['work.skills[1]', 1]), -0.5).values['work.skills']).toEqual([1, 1.5, 4]);
    expect(moved(scenario, definition, along(['work.skills', 1]), 0.5).values['work.skills']).toEqual([1.5, 3, 6]);
    const together = moved(
      scenario,
      definition,
      along(['work.skills[0]', 1], ['work.skills[2]', -2], ['work.rate', 1]),
      1,
    );
    expect([together.values['work.skills'], together.values['work.rate']]).toEqual([[2, 2, 2], 3]);
    expect(together.changes).toEqual(changes);
    const days = moved(scenario, definition, along(['work.rate@5', 1], ['work.rate@0', -1]), 0.5);
    expect(days.changes.slice(2)).toEqual([
      { parameter: 'work.rate', from: 5, to: 6, value: 7.5 },
      { parameter: 'work.rate', from: 0, to: 1, value: 1.5 },
    ]);
    expect(days.values).toEqual(scenario.values);
  });

  it('have ranges by which they are compared', () => {
    const ranges = ['work.rate', 'work.rate@3', 'work.benches', 'work.skills[0]'].map((key) =>
      rangeOf(read(key), scenario),
    );
    expect(ranges).toEqual([10, 10, 5, 8]);
    // 0 to 8 over a mean of 7 / 3.
    expect(rangeOf(read('work.skills'), scenario)).toBeCloseTo(24 / 7, 12);
  });

  it('stay within their bounds for any step that has room', () => {
    const value = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(value, fc.constantFrom(1, -1), (rate, sign) => {
        const from = workshopScenario({ 'work.rate': rate });
        const key: Movable = movable(from, definition, 'work.rate');
        const room = sign > 0 ? key.max - key.value : key.value - key.min;
        const step = Math.min(usualStep(key), room);
        const to = moved(from, definition, [{ key, rate: sign }], step).values['work.rate'] as number;
        expect(Math.abs(to - (rate + sign * step))).toBeLessThan(1e-12);
        expect(step).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('are read or refused with one sentence, whatever they are', () => {
    const texts = fc.oneof(
      fc.string(),
      fc
        .tuple(
          fc.constantFrom('work.rate', 'work.skills', 'work.open', '__proto__'),
          fc.constantFrom('', '[1]', '[9]', '@2', '@99', '[1]@2', '@'),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (key) => {
        try {
          const { value, min, max } = read(key);
          expect(min <= value && value <= max).toBe(true);
        } catch (error) {
          expect(error instanceof RangeError || error instanceof ScenarioError).toBe(true);
          expect((error as Error).message.length).toBeGreaterThan(20);
        }
      }),
      { numRuns: 300 },
    );
  });
});
