import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../../engine/testing/majority';
import { createTwinRun } from '../../engine/twinRun';
import { median, rounded, speedOf } from './measure';

describe('measure', () => {
  it('takes the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
    expect(rounded(123_456.7)).toBe(123_500);
  });

  it('runs to the last day as often as asked, and at least once', async () => {
    const model = majorityWorld.build(majorityScenario({ agents: 100, horizon: 20 }));
    let opened = 0;
    const open = async () => {
      opened++;
      return createTwinRun(majorityWorld, model, 0);
    };
    const speed = await speedOf(open, { agents: 100, days: 20, seconds: 60, repetitions: 3 });
    expect(speed).toMatchObject({ days: 20, repetitions: 3 });
    expect(opened).toBe(3);
  });
});
