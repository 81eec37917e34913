/** Steps of sliders: exact decimals, bounds, ladders over powers of ten. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automaticScale, ladderScale, linearScale } from './scale';

describe('a linear scale', () => {
  it('steps in exact decimals', () => {
    const scale = linearScale(0, 6, 0.1);
    let value = 0;
    const seen: number[] = [];
    for (let k = 0; k < 8; k++) {
      value = scale.moved(value, 1);
      seen.push(value);
    }
    expect(seen).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
    expect(scale.moved(0.7, -1)).toBe(0.6);
    expect(scale.moved(0.3, 10)).toBe(1.3);
    expect([scale.moved(5.9, 10), scale.moved(0.2, -10)]).toEqual([6, 0]);
  });

  it('goes a tenth of the range with Page, in whole steps', () => {
    const scale = linearScale(0, 14, 0.5);
    expect(scale.page).toBe(3);
    expect(scale.moved(2, scale.page)).toBe(3.5);
  });

  it('brings a value between two steps to the next one that way', () => {
    const scale = linearScale(0, 6, 0.1);
    expect([scale.moved(4.11, 1), scale.moved(4.11, -1), scale.moved(4.11, 10)]).toEqual([4.2, 4.1, 5.1]);
  });

  it('reaches an upper bound that no step meets', () => {
    const scale = linearScale(0.1, 20, 0.2);
    expect([scale.at(20), scale.moved(19.9, 1), scale.moved(20, -1)]).toEqual([20, 20, 19.9]);
  });

  it('stays inside and on the grid, whatever is pressed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom([0, 1, 0.05], [0, 14, 0.5], [1, 60, 1], [0.5, 30, 0.5], [0, 0.05, 0.0005]),
        fc.array(fc.integer({ min: -20, max: 20 }).filter((n) => n !== 0)),
        ([min, max, step], presses) => {
          const scale = linearScale(min, max, step);
          let value: number = min;
          for (const n of presses) value = scale.moved(value, n);
          expect(value).toBeGreaterThanOrEqual(min);
          expect(value).toBeLessThanOrEqual(max);
          expect(String(value).replace(/^\d+\.?/, '').length).toBeLessThanOrEqual(4);
          expect(Math.abs((value - min) / step - Math.round((value - min) / step))).toBeLessThan(1e-9);
        },
      ),
    );
  });
});

describe('a ladder', () => {
  const tests = ladderScale(0, 100000);

  it('has ten rungs a decade, so that Shift+arrow is a factor of ten', () => {
    expect([tests.moved(0, 1), tests.moved(1000, 1), tests.moved(1000, -1)]).toEqual([1, 1200, 800]);
    expect([tests.moved(1000, 10), tests.moved(1000, -10)]).toEqual([10000, 100]);
    expect([tests.moved(80000, 1), tests.moved(100000, 1), tests.moved(1, -1)]).toEqual([100000, 100000, 0]);
  });

  it('has whole rungs only for whole numbers, and begins at its lower bound', () => {
    const block = ladderScale(64, 1048576, { integers: true });
    expect([block.moved(64, 1), block.moved(2048, 1), block.moved(2048, -1)]).toEqual([80, 2500, 2000]);
    const seeds = ladderScale(0, 1000000, { integers: true });
    const rungs = Array.from({ length: 14 }, (_, k) => seeds.at(k));
    expect(rungs).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30]);
  });

  it('places a value between rungs and finds rungs again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 51 }), (k) => {
        expect(tests.position(tests.at(k))).toBeCloseTo(Math.min(k, tests.element.max), 9);
      }),
    );
    expect(tests.position(1100)).toBeCloseTo(tests.position(1000) + 0.5, 9);
    expect([tests.position(-5), tests.position(1e9)]).toEqual([0, tests.element.max]);
  });

  it('may begin below one', () => {
    const imports = ladderScale(0, 1000, { finest: 0.1 });
    expect([imports.moved(0, 1), imports.moved(0.1, 1), imports.moved(0.8, 1)]).toEqual([0.1, 0.12, 1]);
  });
});

describe('the scale that nobody chose', () => {
  it('has at most 150 steps of 1, 2 or 5 times a power of ten that meet both bounds', () => {
    const steps = [
      [0, 1],
      [0, 0.05],
      [0, 8],
      [0, 30],
      [0, 60],
      [0.1, 4],
      [0, 1.3],
    ].map(([min, max]) => automaticScale(min, max).element.step);
    expect(steps).toEqual([0.01, 0.0005, 0.1, 0.2, 0.5, 0.05, 0.01]);
  });

  it('counts whole numbers one by one, and climbs where bounds are far apart', () => {
    expect(automaticScale(0, 365, { integers: true }).element.step).toBe(1);
    expect(automaticScale(0, 2000).kind).toBe('ladder');
    expect(automaticScale(0, 100000000).kind).toBe('ladder');
  });
});
