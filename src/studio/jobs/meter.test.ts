/** The meter against a clock made by hand, and its promises for any sequence of reports. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Meter } from './meter';

const work = (total: number, from = 0, estimateSeconds: number | null = null) => ({ total, from, estimateSeconds });

describe('the time left', () => {
  it('is the median pace times what is left, from 3 % or 2 s on', () => {
    const meter = new Meter(work(100), 0);
    meter.report(2, 200);
    expect(meter.secondsLeft(200)).toBeNull();
    meter.report(3, 300);
    // 100 ms a unit, 97 left.
    expect(meter.secondsLeft(300)).toBeCloseTo(9.7, 9);
    // One slow unit does not move the median.
    meter.report(4, 5300);
    meter.report(5, 5400);
    expect(meter.secondsLeft(5400)).toBeCloseTo(9.5, 9);
  });

  it('takes the promise until something is measured, and counts no more than half of it down', () => {
    const meter = new Meter(work(10, 1, 40), 0);
    expect(meter.secondsLeft(1999)).toBeNull();
    expect(meter.secondsLeft(2000)).toBe(38);
    expect(meter.secondsLeft(100_000)).toBe(20);
    expect(new Meter(work(10, 1), 0).secondsLeft(100_000)).toBeNull();
  });

  it('stands still where a unit takes longer than those before it, and in a pause', () => {
    const meter = new Meter(work(10), 0);
    meter.report(1, 10_000);
    expect(meter.secondsLeft(10_000)).toBe(90);
    expect(meter.secondsLeft(15_000)).toBe(85);
    expect(meter.secondsLeft(60_000)).toBe(80);
    meter.report(2, 60_000);
    meter.pause(61_000);
    const paused = meter.secondsLeft(61_000);
    expect(meter.secondsLeft(900_000)).toBe(paused);
    meter.resume(900_000);
    expect(meter.secondsLeft(900_000)).toBe(paused);
    expect(meter.workedAt(901_000)).toBe(62_000);
  });
});

describe('for any reports', () => {
  const events = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 60_000 }),
      units: fc.oneof(fc.double({ min: -5, max: 120, noNaN: true }), fc.constant(Number.NaN), fc.integer({ max: 120 })),
      act: fc.constantFrom('report', 'report', 'report', 'pause', 'resume', 'look'),
    }),
    { maxLength: 60 },
  );

  it('counts never fall or pass the total, the share stays below 1, and the time left stays with the work', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 100 }),
        fc.nat(1),
        fc.option(fc.double({ min: 0, max: 1e4, noNaN: true })),
        events,
        (total, from, estimate, list) => {
          let now = 0;
          const meter = new Meter(work(total, from, estimate), now);
          let [done, share] = [meter.done, meter.share];
          for (const { after, units, act } of list) {
            now += after;
            if (act === 'report') meter.report(units, now);
            if (act === 'pause') meter.pause(now);
            if (act === 'resume') meter.resume(now);
            expect(meter.done).toBeGreaterThanOrEqual(done);
            expect(meter.done).toBeLessThanOrEqual(total);
            expect(meter.share).toBeGreaterThanOrEqual(share);
            expect(meter.share).toBeLessThan(1);
            [done, share] = [meter.done, meter.share];
            const left = meter.secondsLeft(now);
            if (left !== null) {
              expect(Number.isFinite(left)).toBe(true);
              expect(left).toBeGreaterThanOrEqual(1);
              // Waiting alone never brings it below a later look at the same count.
              expect(meter.secondsLeft(now + 1e7) ?? 0).toBeGreaterThanOrEqual(1);
              expect(meter.secondsLeft(now + 1e7) ?? 0).toBeLessThanOrEqual(left);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is right to a tenth at an even pace', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 64 }),
        fc.integer({ min: 50, max: 20_000 }),
        fc.integer({ min: 1, max: 7 }),
        (total, pace, parts) => {
          const meter = new Meter(work(total), 0);
          for (let part = 1; part < total * parts; part++) {
            const now = (part * pace) / parts;
            meter.report(part / parts, now);
            const truth = ((total - part / parts) * pace) / 1000;
            const left = meter.secondsLeft(now);
            if (left === null) continue;
            expect(Math.abs(left - truth)).toBeLessThanOrEqual(Math.max(1, 0.1 * truth));
          }
        },
      ),
    );
  });
});
