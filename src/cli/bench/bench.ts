/**
 * `bench`: speed of the worlds' benchmark scenarios on the GPU and on the twin, beside the machine's copy bandwidth and a
 * bare SIR loop. One JSON object on standard output; bench/results keeps some with the adapter's name.
 */
import { createGpuRun } from '../../engine/gpuRun';
import { SUBMIT_MILLISECONDS } from '../../engine/submitController';
import { createTwinRun } from '../../engine/twinRun';
import { capacity, requirements } from '../../gpu/capacity';
import { type Gpu, openDevice } from '../../gpu/device';
import { withValues } from '../../scenario/validate';
import { presetScenario } from '../../worlds/preset';
import type { Preset, World } from '../../worlds/world';
import { UsageError } from '../fault';
import { parseOptions } from '../options';
import type { GpuEntry, Surroundings } from '../surroundings';
import { deviceCopyBandwidth, hostCopyBandwidth } from './bandwidth';
import { type GradientCost, gradientCost } from './gradientCost';
import { kernelTimes } from './kernelTimes';
import { median, rounded, type Speed, speedOf } from './measure';
import { PLAIN_SIR, plainSir } from './plainSir';
import { bytesPerStep } from './traffic';

/** How long each figure may take; `quick` shows that everything works. */
const EFFORT = {
  full: { sizes: [10_000, 100_000, 1_000_000, 8_400_000], days: 100, seconds: 30, repetitions: 3, copyBytes: 2 ** 27 },
  quick: { sizes: [2_000], days: 10, seconds: 2, repetitions: 2, copyBytes: 2 ** 22 },
} as const;

type Effort = {
  readonly days: number;
  readonly seconds: number;
  readonly repetitions: number;
  readonly copyBytes: number;
};

interface Case {
  readonly benchmark: string;
  readonly agents: number;
  readonly buildSeconds: number;
  readonly bytesPerAgent: number;
  /** Lower bound of the traffic of a step, over the agents. */
  readonly bytesPerAgentDay: number;
  readonly gpu:
    | (Speed & { readonly shareOfCopyBandwidth: number; readonly millisecondsByKernel: object | null })
    | null;
  readonly twin: Speed;
  /** Null where the world has no adjoint, and above `GRADIENT_AGENTS`. */
  readonly gradient: GradientCost | null;
  readonly plainSir: { readonly agentDaysPerSecond: number };
  /** The faster of GPU and twin over the bare loop. */
  readonly ratioToPlainSir: number;
}

/** Evenings of a gradient are kept on the host, 20 bytes an agent and day. */
const GRADIENT_AGENTS = 100_000;

export async function bench(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('bench', argv, { agents: { type: 'string' }, quick: { type: 'boolean' } });
  const effort = words.flag('quick') ? EFFORT.quick : EFFORT.full;
  const sizes = readSizes(words.text('agents')) ?? effort.sizes;
  const entry = await surroundings.openGpu().catch((error: unknown) => {
    surroundings.message(error instanceof Error ? error.message : String(error));
    return null;
  });
  const probe = entry && (await openDevice(requirements({ buffers: [] }), { gpu: entry.gpu }));
  const copyBandwidth = probe && (await deviceCopyBandwidth(probe, effort.copyBytes));
  probe?.dispose();

  const cases: Case[] = [];
  for (const world of surroundings.worlds) {
    for (const [id, benchmark] of Object.entries(benchmarksOf(world))) {
      for (const agents of sizes.filter((size) => size <= world.definition.limits.agents[1])) {
        const most = probe ? capacity(world.bytesPerAgent, probe.adapterLimits, 2 ** 31) : Number.POSITIVE_INFINITY;
        surroundings.message(`${world.definition.id}/${id}: ${agents.toLocaleString('en-US')} agents`);
        const gpu = agents <= most ? entry : null;
        cases.push(
          await measureCase(world, `${world.definition.id}/${id}`, benchmark, agents, effort, gpu, copyBandwidth),
        );
      }
    }
  }
  const result = {
    date: new Date().toISOString(),
    device: probe?.info ?? null,
    driver: probe ? `${probe.info.vendor} ${probe.info.architecture} ${probe.info.description}`.trim() : null,
    copyBytesPerSecond: { gpu: copyBandwidth, host: hostCopyBandwidth(effort.copyBytes) },
    cases,
  };
  surroundings.out(`${JSON.stringify(result, null, 2)}\n`);
}

function readSizes(text: string | undefined): number[] | undefined {
  return text?.split(',').map((word) => {
    const size = Number(word);
    if (!Number.isSafeInteger(size) || size < 1) {
      throw new UsageError(
        `--agents is '${text}'; it must be whole numbers of at least 1. Example: --agents 10000,100000`,
      );
    }
    return size;
  });
}

/** The world's benchmarks, or its first preset that needs no files. */
function benchmarksOf({ benchmarks, presets }: World): Readonly<Record<string, Preset>> {
  const first = Object.values(presets).find(({ needs = [] }) => needs.length === 0);
  return benchmarks ?? (first ? { [first.id]: first } : {});
}

async function measureCase(
  world: World,
  name: string,
  benchmark: Preset,
  agents: number,
  effort: Effort,
  entry: GpuEntry | null,
  copyBandwidth: number | null,
): Promise<Case> {
  const { days } = effort;
  const start = performance.now();
  const scenario = withValues(presetScenario(world, benchmark), world.definition, { agents, horizon: days });
  const model = world.build(scenario);
  const buildSeconds = rounded((performance.now() - start) / 1000);
  const plan = world.plan(model, 0);
  const needed = requirements(plan);

  const twin = await speedOf(async () => createTwinRun(world, model, 0), { ...effort, agents });
  let bytesPerAgentDay = Number.NaN;
  let gpu: Case['gpu'] = null;
  if (entry) {
    const { sources } = entry;
    bytesPerAgentDay = rounded(bytesPerStep(plan, 0, sources, world.enums) / agents);
    const device: Gpu = await openDevice(needed, { gpu: entry.gpu });
    const submitMilliseconds = SUBMIT_MILLISECONDS.headless;
    const speed = await speedOf(() => createGpuRun(device, world, model, 0, { sources, submitMilliseconds, plan }), {
      ...effort,
      agents,
    });
    gpu = {
      ...speed,
      shareOfCopyBandwidth: rounded((speed.agentDaysPerSecond * bytesPerAgentDay) / (copyBandwidth ?? Number.NaN)),
      millisecondsByKernel: await kernelTimes(device, plan, sources, world.enums, Math.min(days, 5)),
    };
    device.dispose();
  }
  const plain = plainSpeed(agents, effort);
  const fastest = Math.max(twin.agentDaysPerSecond, gpu?.agentDaysPerSecond ?? 0);
  return {
    benchmark: name,
    agents,
    buildSeconds,
    bytesPerAgent: rounded(needed.bytes / agents),
    bytesPerAgentDay,
    gpu,
    twin,
    gradient: agents <= GRADIENT_AGENTS ? await gradientCost(world, model, entry, effort.repetitions) : null,
    plainSir: { agentDaysPerSecond: plain },
    ratioToPlainSir: rounded(fastest / plain),
  };
}

function plainSpeed(agents: number, { days, seconds, repetitions }: Effort): number {
  const speeds: number[] = [];
  let left = seconds * 1000;
  for (let last = 0; speeds.length === 0 || (speeds.length < repetitions && left >= last); ) {
    const start = performance.now();
    plainSir({ ...PLAIN_SIR, agents, days });
    last = performance.now() - start;
    left -= last;
    speeds.push((agents * days * 1000) / last);
  }
  return rounded(median(speeds));
}
