import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../cli/openNodeGpu';
import { readShaderFiles } from '../cli/shaderFiles';
import { type CompiledPlan, compilePlan, type GpuPlan } from './compiledPlan';
import type { Gpu } from './device';
import type { Dispatch } from './plan';
import { createReadbackRing, readBuffer } from './readback';
import { createTimer } from './timing';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

const COUNT: Dispatch = { kernel: 'testing/count_steps', items: 100 };

function countPlan(dispatches: (step: number) => readonly Dispatch[] = () => [COUNT], first = 5): GpuPlan {
  return {
    buffers: [
      { name: 'words', words: 100, role: 'state', initial: new Uint32Array(60).fill(first) },
      { name: 'groups', words: 3, role: 'static', initial: Uint32Array.of(1, 1, 1), indirect: true },
    ],
    uniforms: (step) => ({ step_index: step, share: 0.25 * (step % 4), levels: [9, 9, step * 1000, 9] }),
    dispatches,
  };
}

/** What `steps` steps make of a word. */
function counted(word: number, steps: number, factor = 3): number {
  let value = word;
  for (let step = 0; step < steps; step++)
    value = (Math.imul(value, factor) + step + 2 * (step % 4) + step * 1000) >>> 0;
  return value;
}

const compile = (plan: GpuPlan, steps = 300) => compilePlan(gpu, plan, sources, {}, { steps, label: 'test' });

function submit(run: (encoder: GPUCommandEncoder) => void): void {
  const encoder = gpu.device.createCommandEncoder();
  run(encoder);
  gpu.device.queue.submit([encoder.finish()]);
}

const words = (plan: CompiledPlan) => readBuffer(gpu, plan.buffer('words'));

describe('compilePlan', () => {
  it('fills buffers, and steps in any split give the same words', async () => {
    for (const splits of [[7], [1, 1, 1, 1, 1, 1, 1], [3, 4], [256, 2]]) {
      const steps = splits.reduce((sum, count) => sum + count, 0);
      const plan = await compile(countPlan());
      let step = 0;
      for (const count of splits) {
        submit((encoder) => plan.encodeSteps(encoder, step, count));
        step += count;
      }
      const read = await words(plan);
      expect([read[0], read[59], read[60], read[99]]).toEqual([5, 5, 0, 0].map((word) => counted(word, steps)));
      plan.dispose();
    }
  });

  it('takes constants and indirect counts', async () => {
    const indirect: Dispatch = { ...COUNT, constants: { factor: 7 }, indirect: { buffer: 'groups', offset: 0 } };
    const plan = await compile(countPlan(() => [indirect]));
    submit((encoder) => plan.encodeSteps(encoder, 0, 2));
    const read = await words(plan);
    // One workgroup of 64: the rest keeps its first contents.
    expect([read[0], read[63], read[64]]).toEqual([counted(5, 2, 7), counted(0, 2, 7), 0]);
    plan.dispose();
  });

  it('loads another replicate into the same buffers', async () => {
    const plan = await compile(countPlan());
    submit((encoder) => plan.encodeSteps(encoder, 0, 3));
    plan.load(countPlan(() => [COUNT], 8));
    const read = await words(plan);
    expect([read[0], read[60]]).toEqual([8, 0]);
    expect(() => plan.load({ ...countPlan(), buffers: [] })).toThrow(/other buffers/);
    plan.dispose();
  });

  it('returns to the baseline of memory after 20 plans', async () => {
    const bytes = gpu.pool.liveBytes;
    const objects = gpu.pool.liveObjects;
    for (let i = 0; i < 20; i++) {
      const plan = await compile(countPlan());
      expect(gpu.pool.liveBytes).toBeGreaterThan(bytes);
      plan.dispose();
    }
    expect([gpu.pool.liveBytes, gpu.pool.liveObjects]).toEqual([bytes, objects]);
  });

  it('times each dispatch where the device can', async () => {
    const timer = createTimer(gpu, 4);
    if (timer === null) throw new Error('this adapter has no timestamps; SwiftShader and all desktop drivers do');
    const plan = await compile(countPlan());
    submit((encoder) => {
      plan.encodeSteps(encoder, 0, 3, timer);
      timer.resolve(encoder);
    });
    const times = await timer.read();
    expect(times.map(({ label }) => label)).toEqual(Array(3).fill('testing/count_steps'));
    expect(times.every(({ milliseconds }) => milliseconds >= 0 && milliseconds < 10_000)).toBe(true);
    expect((await words(plan))[0]).toBe(counted(5, 3));
    timer.dispose();
    plan.dispose();
  });
});

describe('faults of a plan', () => {
  const fails = (plan: GpuPlan, files = sources) => compilePlan(gpu, plan, files, {}, { steps: 1 });
  const bytes = () => gpu.pool.liveBytes;

  it('shows where a shader is wrong, in the file that was written', async () => {
    const before = bytes();
    const broken = {
      ...sources,
      'lib/index.wgsl': `${sources['lib/index.wgsl']}\nfn wrong() -> u32 {\n  return gone;\n}\n`,
    };
    const line = broken['lib/index.wgsl'].split('\n').indexOf('  return gone;') + 1;
    await expect(fails(countPlan(), broken)).rejects.toMatchObject({
      kind: 'compile',
      message: expect.stringContaining(`lib/index.wgsl:${line}:10 unresolved value 'gone'`),
    });
    expect(bytes()).toBe(before);
  });

  it('names buffers that are missing, twice there, or too short', async () => {
    const before = bytes();
    const { buffers } = countPlan();
    await expect(fails({ ...countPlan(), buffers: [buffers[1]] })).rejects.toThrow(
      /variable "words" wants the buffer "words".*Buffers: groups/,
    );
    await expect(fails({ ...countPlan(), buffers: [...buffers, buffers[0]] })).rejects.toThrow(
      /two buffers of the plan are named "words"/,
    );
    await expect(fails({ ...countPlan(), buffers: [{ ...buffers[0], words: 10 }, buffers[1]] })).rejects.toThrow(
      /exceed its 10 words/,
    );
    expect(bytes()).toBe(before);
  });

  it('refuses a workgroup size that is not the kernel’s', async () => {
    await expect(fails(countPlan(() => [{ ...COUNT, size: 256 }]))).rejects.toThrow(
      /workgroups of 64 and its dispatch says 256/,
    );
  });

  it('names fields that a row lacks or should not have', async () => {
    const plan = await compile({ ...countPlan(), uniforms: () => ({ step_index: 1, share: 1, level: [1, 2, 3, 4] }) });
    expect(() => submit((encoder) => plan.encodeStep(encoder, 0))).toThrow(/missing: levels; unknown: level/);
    plan.dispose();
  });

  it('refuses to compile while a run is going on', async () => {
    const plan = await compile(
      countPlan((step) => (step < 2 ? [COUNT] : [{ ...COUNT, constants: { factor: 9 } }])),
      2,
    );
    expect(() => submit((encoder) => plan.encodeSteps(encoder, 0, 3))).toThrow(
      /testing\/count_steps was not compiled beforehand/,
    );
    plan.dispose();
  });
});

describe('readback', () => {
  it('gives three slots, drops the fourth, and returns what was copied', async () => {
    const plan = await compile(countPlan());
    const ring = createReadbackRing(gpu, 16);
    const slots = [ring.tryAcquire(), ring.tryAcquire(), ring.tryAcquire()];
    expect(ring.tryAcquire()).toBeNull();
    slots[2]?.release();
    submit((encoder) => {
      slots[0]?.copy(encoder, plan.buffer('words'), 0, 16);
      plan.encodeStep(encoder, 0);
      slots[1]?.copy(encoder, plan.buffer('words'), 58 * 4, 16);
    });
    expect(await Promise.all([slots[0]?.read(), slots[1]?.read()])).toEqual([
      Uint32Array.of(5, 5, 5, 5),
      Uint32Array.of(15, 15, 0, 0),
    ]);
    await expect(slots[0]?.read()).rejects.toThrow(/a slot that is free cannot do this/);
    expect(ring.tryAcquire()).not.toBeNull();
    ring.dispose();
    plan.dispose();
  });

  it('reads parts of a buffer', async () => {
    const plan = await compile(countPlan());
    expect([...(await readBuffer(gpu, plan.buffer('words'), 59 * 4, 8))]).toEqual([5, 0]);
    plan.dispose();
  });
});
