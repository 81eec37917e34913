import { describe, expect, it } from 'vitest';
import { choiceKey, chooseFaster } from './choose';
import type { DeviceKind, Run } from './run';

/** A run whose steps take a fixed time on a clock of its own. */
function timedRun(device: DeviceKind, milliseconds: number, clock: { time: number }, horizon = 100) {
  const state = { step: 0, disposed: 0 };
  const run: Run = {
    device,
    replicate: 0,
    horizon,
    get step() {
      return state.step;
    },
    async advance(to) {
      clock.time += (to - state.step) * milliseconds;
      state.step = to;
    },
    rows: () => new Uint32Array(0),
    checkpoint: async () => ({ step: state.step, replicate: 0, state: {}, rows: new Uint32Array(0) }),
    async restore() {},
    view: () => ({ kind: 'cpu', state: {} }),
    dispose() {
      state.disposed++;
    },
  };
  return { run, state };
}

async function choose(gpuMilliseconds: number, twinMilliseconds: number, horizon?: number) {
  const clock = { time: 0 };
  const gpu = timedRun('gpu', gpuMilliseconds, clock, horizon);
  const twin = timedRun('twin', twinMilliseconds, clock, horizon);
  const choice = await chooseFaster(
    async () => gpu.run,
    () => twin.run,
    () => clock.time,
  );
  return { choice, gpu: gpu.state, twin: twin.state };
}

describe('choice of device', () => {
  it('takes the faster, disposes of the slower once, and reports both times', async () => {
    const fastGpu = await choose(2, 5);
    expect(fastGpu.choice.run.device).toBe('gpu');
    expect(fastGpu.choice).toMatchObject({ gpuMilliseconds: 2, twinMilliseconds: 5 });
    expect([fastGpu.gpu.disposed, fastGpu.twin.disposed]).toEqual([0, 1]);
    const fastTwin = await choose(5, 2);
    expect(fastTwin.choice.run.device).toBe('twin');
    expect([fastTwin.gpu.disposed, fastTwin.twin.disposed]).toEqual([1, 0]);
  });

  it('measures a slow device by one step and a short run within its horizon', async () => {
    const slow = await choose(3000, 20);
    expect(slow.gpu.step).toBe(1);
    expect(slow.twin.step).toBe(15); // 1 + 2 + 4 + 8 steps of 20 ms
    const short = await choose(1, 2, 3);
    expect([short.gpu.step, short.twin.step]).toEqual([3, 3]);
    const single = await choose(2, 1, 1);
    expect(single.choice.run.device).toBe('twin');
  });

  it('remembers by adapter, model and power of two', () => {
    const model = { id: 'city', version: 1 };
    expect(choiceKey('A', model, 100_000)).toBe('A|city@1|2^16');
    expect(choiceKey('A', model, 131_072)).not.toBe(choiceKey('A', model, 131_071));
  });
});
