/** When the run of a gradient goes on the device, and when it does not; what is lost on the way. No GPU: the device is a stub. */
import { describe, expect, it } from 'vitest';
import type { Gpu } from '../gpu/device';
import { GpuFault } from '../gpu/fault';
import type { Model, World } from '../worlds/world';
import { gpuForward } from './gpuForward';

const model = { scenario: { horizon: 3 }, agents: 5, horizon: 3 } as unknown as Model;
const asked = { scenario: model.scenario, replicate: 2 };
const never = new Promise<never>(() => {});

function gpuOf(words: number, lost: Promise<GpuFault> = never): Gpu {
  const limits = { maxBufferSize: words * 4, maxStorageBufferBindingSize: words * 4 };
  return { device: { limits }, lost } as unknown as Gpu;
}

/** A world whose plan has one buffer of 2^28 words, above every default. */
function worldOf(forward: World['forward'], rebuilt: Model | null = model): World {
  const buffers = [{ name: 'tape', words: 2 ** 28, role: 'scratch' }];
  return { adjointPlan: () => ({ buffers }), rebuild: () => rebuilt, forward } as unknown as World;
}

const shaders = async () => ({ 'a.wgsl': '' });

describe('runs of gradients on a device', () => {
  it('are those of the world, with half of the progress', async () => {
    const heard: unknown[] = [];
    const world = worldOf(async ({ sources }, of, replicate, { progress } = {}) => {
      progress?.(0.5, 'forward');
      heard.push(Object.keys(sources), of, replicate);
      return 'run';
    });
    const shares: number[] = [];
    const forward = gpuForward(world, () => gpuOf(2 ** 28), shaders);
    expect(await forward?.(model, asked, { progress: (fraction) => shares.push(fraction) })).toBe('run');
    expect(heard).toEqual([['a.wgsl'], model, 2]);
    expect(shares).toEqual([0.25]);
  });

  it('are left to others where the device is too small, gone, or the people are not the same', () => {
    const run = async () => 'run';
    expect(gpuForward(worldOf(run), () => gpuOf(2 ** 20), shaders)?.(model, asked, {})).toBeNull();
    expect(gpuForward(worldOf(run), () => null, shaders)?.(model, asked, {})).toBeNull();
    expect(gpuForward(worldOf(run, null), () => gpuOf(2 ** 28), shaders)?.(model, asked, {})).toBeNull();
    expect(gpuForward({} as World, () => gpuOf(2 ** 28), shaders)).toBeNull();
  });

  it('end with the device', async () => {
    const fault = new GpuFault('lost', 'The GPU device was lost.');
    const forward = gpuForward(
      worldOf(() => never),
      () => gpuOf(2 ** 28, Promise.resolve(fault)),
      shaders,
    );
    await expect(forward?.(model, asked, {})).rejects.toBe(fault);
  });
});
