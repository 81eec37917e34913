/** The bench end to end at a toy size: its fields and their relations, never its speeds. */
import { expect, it } from 'vitest';
import { openDawn } from '../dawn';
import { readShaderFiles } from '../shaderFiles';
import { call } from '../testing/surroundings';

it('prints one JSON object with device, date, medians and ratios', async () => {
  const openGpu = async () => ({ gpu: await openDawn(), sources: readShaderFiles() });
  const { status, out } = await call(['bench', '--quick', '--agents', '500,1000'], {}, { openGpu });
  expect(status).toBe(0);
  const result = JSON.parse(out);
  expect(Number.isNaN(Date.parse(result.date))).toBe(false);
  expect(result.driver).not.toBe('');
  expect(result.copyBytesPerSecond.gpu).toBeGreaterThan(0);
  expect(result.copyBytesPerSecond.host).toBeGreaterThan(0);
  expect(
    result.cases.map(({ benchmark, agents }: { benchmark: string; agents: number }) => [benchmark, agents]),
  ).toEqual([
    ['majority/ring', 500],
    ['majority/ring', 1000],
  ]);
  const [, { gpu, twin, gradient, plainSir, ratioToPlainSir, bytesPerAgent, bytesPerAgentDay }] = result.cases;
  expect(gradient).toBeNull();
  // opinion and proposal, four bytes each, and a series of 10 days of two words.
  expect(bytesPerAgent).toBe(8.08);
  expect(bytesPerAgentDay).toBe(24);
  expect([gpu.days, twin.days]).toEqual([10, 10]);
  const fastest = Math.max(gpu.agentDaysPerSecond, twin.agentDaysPerSecond);
  expect(ratioToPlainSir).toBeCloseTo(fastest / plainSir.agentDaysPerSecond, 2);
  const share = (gpu.agentDaysPerSecond * 24) / result.copyBytesPerSecond.gpu;
  expect(gpu.shareOfCopyBandwidth / share).toBeCloseTo(1, 2);
  if (gpu.millisecondsByKernel) {
    expect(Object.keys(gpu.millisecondsByKernel).sort()).toEqual(['testing/adopt', 'testing/majority']);
  }
});

it('measures the twin where there is no GPU', async () => {
  const { status, out, messages } = await call(['bench', '--quick', '--agents', '500']);
  expect(status).toBe(0);
  const { device, cases } = JSON.parse(out);
  expect([device, cases[0].gpu, cases[0].twin.days]).toEqual([null, null, 10]);
  expect(messages[0]).toBe('There is no GPU in this test.');
});
