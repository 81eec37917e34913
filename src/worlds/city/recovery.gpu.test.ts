/** The city on devices that are lost one after the other. One loss, and the memory given back: src/cli/worlds.gpu.test.ts. */
import { describe, expect, it } from 'vitest';
import { openDawn } from '../../cli/dawn';
import { readShaderFiles } from '../../cli/shaderFiles';
import { createGpuBackend } from '../../engine/gpuBackend';
import { createLauncher, type DeviceNotice } from '../../engine/launch';
import type { Gpu } from '../../gpu/device';
import { digestRows } from '../../scenario/digest';
import { cityWorld } from '.';
import { epidemics } from './epidemic.fixture';
import { CityTwin } from './twin';

const HORIZON = 40;
const options = { sources: readShaderFiles(), submitMilliseconds: 20 };
const model = cityWorld.build(epidemics(5, 2000, HORIZON)[4]);

function twinDigest(): string {
  const twin = new CityTwin(model, 3);
  while (twin.step < HORIZON) twin.advance();
  return digestRows(twin.arrays.rows);
}

/** A run whose devices are lost when rows of these days were reported, in the middle of one advance. */
async function runLosing(losses: readonly number[]) {
  const entry = await openDawn();
  const devices: Gpu[] = [];
  const notices: DeviceNotice[] = [];
  const launcher = createLauncher(cityWorld, {
    device: 'gpu',
    backend: () => createGpuBackend(cityWorld, { ...options, gpu: entry, onDevice: (one) => devices.push(one) }),
    notify: (notice) => notices.push(notice),
    checkpointEvery: 7,
  });
  const run = await launcher.launch(model, 3);
  let lost = 0;
  await run.advance(HORIZON, {
    onRows: (from) => {
      if (lost < losses.length && from >= losses[lost] && devices.length === lost + 1) devices[lost++].loseForTest();
    },
  });
  const result = { device: run.device, digest: digestRows(run.rows()), lost, kinds: notices.map(({ kind }) => kind) };
  run.dispose();
  launcher.dispose();
  return { ...result, notices };
}

describe('two losses in mid-run', () => {
  it('resume on a new device and then on the twin, to the digest of a run without', async () => {
    const { notices, ...result } = await runLosing([10, 22]);
    expect(result).toEqual({ device: 'twin', digest: twinDigest(), lost: 2, kinds: ['restarted', 'moved'] });
    expect(notices[0]).toMatchObject({ from: expect.toSatisfy((from: number) => from >= 7 && from % 7 === 0) });
    expect(notices[1]).toMatchObject({ from: expect.toSatisfy((from: number) => from >= 14 && from % 7 === 0) });
  });
});
