import { describe, expect, it } from 'vitest';
import type { ChoiceCache } from './choose';
import { createLauncher, type DeviceNotice, type GpuBackend, noticeMessage } from './launch';
import type { DeviceKind, Run } from './run';
import { majorityScenario, majorityWorld } from './testing/majority';
import { createTwinRun } from './twinRun';

type MajorityModel = ReturnType<typeof majorityWorld.build>;
const model = majorityWorld.build(majorityScenario({ agents: 300, horizon: 15 }));

/** A backend whose runs are twins under another name. */
function backendOf(open: (model: MajorityModel) => Promise<Run>, software = false): GpuBackend<MajorityModel> {
  return { adapter: 'test adapter', software, isLoss: () => false, open, bytes: () => 0, dispose() {} };
}
async function asGpu(of: MajorityModel): Promise<Run> {
  const inner = createTwinRun(majorityWorld, of, 0);
  return {
    ...inner,
    device: 'gpu',
    get step() {
      return inner.step;
    },
  };
}

function launcherOf(
  device: DeviceKind | 'auto',
  backend: GpuBackend<MajorityModel> | null,
  cache: ChoiceCache = new Map<string, DeviceKind>(),
  openingMilliseconds = 0,
) {
  const notices: DeviceNotice[] = [];
  let opened = 0;
  const launcher = createLauncher(majorityWorld, {
    device,
    backend: async () => {
      opened++;
      return backend;
    },
    notify: (notice) => notices.push(notice),
    openingMilliseconds,
    cache,
  });
  return { launcher, notices, opened: () => opened };
}

describe('launcher', () => {
  it('opens no device for the twin', async () => {
    const { launcher, opened } = launcherOf('twin', backendOf(asGpu));
    expect((await launcher.launch(model, 0)).device).toBe('twin');
    expect([opened(), launcher.adapter()]).toEqual([0, null]);
  });

  it('opens no device for runs that are over before, and opens it when they have cost as much', async () => {
    const short = launcherOf('auto', backendOf(asGpu), undefined, 1e9);
    const run = await short.launcher.launch(model, 0);
    expect([run.device, short.opened(), short.notices.map(({ kind }) => kind)]).toEqual(['twin', 0, ['short']]);
    await run.advance(15);
    const alone = createTwinRun(majorityWorld, model, 0);
    await alone.advance(15);
    expect(run.rows()).toEqual(alone.rows());
    const long = launcherOf('auto', backendOf(asGpu), undefined, 1e-6);
    await long.launcher.launch(model, 0);
    expect(long.opened()).toBe(1);
  });

  it('measures once and remembers, with rows untouched by the measurement', async () => {
    const { launcher, notices, opened } = launcherOf('auto', backendOf(asGpu));
    const first = await launcher.launch(model, 0);
    const second = await launcher.launch(model, 0);
    expect(second.device).toBe(first.device);
    expect(notices.map(({ kind }) => kind)).toEqual(['chosen']);
    expect([opened(), launcher.adapter()]).toEqual([1, 'test adapter']);
    await first.advance(15);
    await second.advance(15);
    expect(first.rows()).toEqual(second.rows());
  });

  it('takes the remembered device without measuring', async () => {
    for (const device of ['gpu', 'twin'] as const) {
      const { launcher, notices } = launcherOf('auto', backendOf(asGpu), { get: () => device, set: () => {} });
      const run = await launcher.launch(model, 0);
      expect([run.device, run.step, notices]).toEqual([device, 0, []]);
    }
  });

  it('lets a sample decide where the adapter is a program and the population large', async () => {
    const large = majorityWorld.build(majorityScenario({ agents: 50_000, horizon: 15 }));
    const measured: number[] = [];
    const open = (of: MajorityModel) => {
      measured.push(of.agents);
      return asGpu(of);
    };
    const software = launcherOf('auto', backendOf(open, true));
    const run = await software.launcher.launch(large, 0);
    expect(measured[0]).toBe(10_000);
    expect(run.step).toBe(0);
    await run.advance(1);
    expect((await run.checkpoint()).state.opinion.length).toBe(50_000);
    measured.length = 0;
    await launcherOf('auto', backendOf(open)).launcher.launch(large, 0);
    expect(measured).toEqual([50_000]);
  });

  it('runs on the twin when the GPU refuses the model or is not there, and says so', async () => {
    const refusing = launcherOf(
      'auto',
      backendOf(() => Promise.reject(new Error('too small'))),
    );
    expect((await refusing.launcher.launch(model, 0)).device).toBe('twin');
    expect(refusing.notices).toEqual([{ kind: 'refused', reason: 'too small' }]);
    const absent = launcherOf('auto', null);
    expect((await absent.launcher.launch(model, 0)).device).toBe('twin');
    await absent.launcher.launch(model, 1);
    expect(absent.notices).toEqual([{ kind: 'no-gpu' }]);
  });

  it('does not fall back silently when the GPU was asked for', async () => {
    await expect(launcherOf('gpu', null).launcher.launch(model, 0)).rejects.toThrow('No graphics adapter was found');
    const refusing = launcherOf(
      'gpu',
      backendOf(() => Promise.reject(new Error('too small'))),
    );
    await expect(refusing.launcher.launch(model, 0)).rejects.toThrow('too small');
  });

  it('has words for every notice', () => {
    expect(noticeMessage({ kind: 'no-gpu' })).toBe('No graphics adapter was found. Running on the CPU.');
    expect(noticeMessage({ kind: 'refused', reason: 'too small' })).toBe(
      'This GPU could not run the model (too small). Running on the CPU.',
    );
    expect(noticeMessage({ kind: 'refused', reason: 'does not compile', part: 'city/contact' })).toBe(
      "This GPU could not run part of the model ('contact'). Running on the CPU.",
    );
    expect(noticeMessage({ kind: 'chosen', device: 'twin', gpuMilliseconds: 12, twinMilliseconds: 3.25 })).toBe(
      'Running on the CPU: a day takes 12.0 ms on the GPU and 3.3 ms on the CPU.',
    );
    expect(noticeMessage({ kind: 'restarted', lostAt: 43, from: 40 })).toBe(
      'The graphics device was lost at day 43. Restarting from day 40 …',
    );
  });
});
