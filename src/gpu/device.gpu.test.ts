import { describe, expect, it } from 'vitest';
import { openDawn } from '../cli/dawn';
import { openNodeGpu } from '../cli/openNodeGpu';
import { DEFAULT_LIMITS, requirements } from './capacity';
import { openDevice } from './device';
import { scoped } from './errorScopes';
import type { GpuFault } from './fault';
import { readBuffer } from './readback';

const plan = (words: number) => requirements({ buffers: [{ name: 'wide', words, role: 'state' }] });

describe('openDevice', () => {
  it('asks for exactly what is needed', async () => {
    const small = await openNodeGpu(plan(1000));
    expect(small.device.limits.maxBufferSize).toBe(DEFAULT_LIMITS.maxBufferSize);
    small.dispose();
    const wide = await openNodeGpu(plan(84_000_000));
    expect(wide.device.limits.maxStorageBufferBindingSize).toBe(336_000_000);
    expect(wide.device.limits.maxStorageBuffersPerShaderStage).toBe(8);
    wide.dispose();
  });

  it('says what does not fit, before it asks for it', async () => {
    await expect(openNodeGpu(plan(2 ** 40))).rejects.toMatchObject({
      kind: 'too-small',
      message: expect.stringMatching(/at most \d+ MiB in one buffer .* Choose fewer agents/),
    });
  });

  it('tells apart no WebGPU, no adapter and no device', async () => {
    await expect(openDevice(plan(1), { gpu: undefined })).rejects.toMatchObject({ kind: 'no-webgpu' });
    const empty = Object.assign(Object.create(await openDawn()), { requestAdapter: async () => null }) as GPU;
    await expect(openDevice(plan(1), { gpu: empty })).rejects.toMatchObject({ kind: 'no-adapter' });
  });

  it('reports an injected loss, and none for its own disposal', async () => {
    const gpu = await openNodeGpu();
    const buffer = gpu.pool.alloc({ label: 'test/a/state', bytes: 10, usage: GPUBufferUsage.COPY_SRC });
    expect([buffer.size, gpu.pool.liveBytes, gpu.pool.liveObjects]).toEqual([12, 12, 1]);
    gpu.loseForTest();
    expect(await gpu.lost).toMatchObject({ kind: 'lost', message: expect.stringContaining('injected') });
    await expect(readBuffer(gpu, buffer)).rejects.toThrow();
    gpu.dispose();
    const quiet = await openNodeGpu();
    quiet.dispose();
    await quiet.device.lost;
    expect(await Promise.race([quiet.lost, new Promise((resolve) => setTimeout(resolve, 50, 'nothing'))])).toBe(
      'nothing',
    );
  });

  it('hands errors that no scope caught to the listener', async () => {
    const faults: GpuFault[] = [];
    const gpu = await openNodeGpu(undefined, { onError: (fault) => faults.push(fault) });
    gpu.device.createBuffer({ size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE });
    await gpu.device.queue.onSubmittedWorkDone();
    expect(faults.map(({ kind }) => kind)).toEqual(['validation']);
    await expect(
      scoped(gpu.device, 'test', ['validation', 'out-of-memory'], () => gpu.device.createBuffer({ size: 8, usage: 0 })),
    ).rejects.toMatchObject({ kind: 'validation', message: expect.stringMatching(/^test: /) });
    expect(faults).toHaveLength(1);
    gpu.dispose();
  });
});
