/**
 * One replicate forward on a device with its tape and the tree of what hangs on what: the `History` that the backward sweep reads, word for
 * word that of the twin. Days are submitted one after the other; their evenings are copied behind them, and nothing waits for a copy but
 * the day after next. Memory on the host grows with agents and days: 20 bytes each.
 */
import { compilePlan } from '../../../../gpu/compiledPlan';
import { readBuffer } from '../../../../gpu/readback';
import { snapshot } from '../../../../gpu/snapshot';
import type { GradientDevice } from '../../../world';
import { Count, Today } from '../../enums';
import { initialState } from '../../initial';
import type { CityModel } from '../../model';
import { shaderEnums } from '../../shaderEnums';
import type { Evening, History } from '../history';
import { OUTSIDE } from '../tape';
import { tapeOf } from './layout';
import { cityTapePlan, EVENING, nodesOf, TAPE, traces, treePlan } from './plan';

/** More passes over the tree than any chain of witnesses wants; the twin's tapes take two to five. */
const MOST_PASSES = 1000;

const NOTHING = new Uint32Array(0);

/**
 * Runs a replicate to its horizon. `yieldDay` is called after every day and may throw to cancel.
 *
 * @param nodes  infections that there is room for; the run is made again with as many as there were where that is too few
 * @throws GpuFault as `compilePlan`
 */
export async function deviceHistory(
  { gpu, sources }: GradientDevice,
  model: CityModel,
  replicate: number,
  yieldDay: (day: number) => void = () => {},
  nodes = nodesOf(model),
): Promise<History> {
  const { horizon, agents } = model;
  const plan = cityTapePlan(model, replicate, nodes);
  const compiled = await compilePlan(gpu, plan, sources, shaderEnums, { steps: horizon, label: 'city/tape' });
  const copies: Promise<Record<string, Uint32Array>>[] = [];
  try {
    for (let day = 0; day < horizon; day++) {
      const encoder = gpu.device.createCommandEncoder({ label: 'city/tape' });
      compiled.encodeSteps(encoder, day, 1);
      gpu.device.queue.submit([encoder.finish()]);
      const names = [...Object.values(EVENING), ...(traces(model.levers(day, replicate)) ? ['tape_told'] : [])];
      const copy = snapshot(
        gpu,
        names.map((name) => ofBuffer(name, compiled.buffer(name))),
      );
      copy.catch(() => {});
      copies.push(copy);
      if (day > 1) await copies[day - 2];
      yieldDay(day);
    }
    const days = await Promise.all(copies);
    const words = await snapshot(
      gpu,
      [...TAPE, 'series'].map((name) => ofBuffer(name, compiled.buffer(name))),
    );
    const starts = words.tape_starts;
    const infections = starts[horizon + 1];
    if (infections > nodes) return deviceHistory({ gpu, sources }, model, replicate, yieldDay, infections);
    const tree = await raise({ gpu, sources }, { plan, horizon, starts, buffer: compiled.buffer });
    const told = days.map(({ tape_told: bits = NOTHING }) => bits);
    const tape = tapeOf(agents, {
      starts,
      nodes: words.tape_nodes,
      edges: words.tape_edges,
      factors: words.tape_factors,
      current: words.tape_current,
      told,
    });
    const evenings = days.map((day, k) => eveningOf(day, model.levers(k, replicate)));
    const rows = words.series.subarray(0, horizon * Count.words);
    return { model, replicate, tape, rows, evenings, morning: morningOf(model, replicate), tree };
  } finally {
    await Promise.allSettled(copies);
    compiled.dispose();
  }
}

const ofBuffer = (name: string, buffer: GPUBuffer) => ({ name, buffer, bytes: buffer.size });

function eveningOf(words: Readonly<Record<string, Uint32Array>>, levers: Uint32Array): Evening {
  return {
    health: words[EVENING.health],
    care: words[EVENING.care],
    immunity: words[EVENING.immunity],
    events: words[EVENING.events],
    shed: words[EVENING.shed],
    today: words[EVENING.today],
    levers,
  };
}

function morningOf(model: CityModel, replicate: number): Evening {
  const none = () => new Uint32Array(model.agents);
  const { health, immunity } = initialState(model, replicate);
  const today = new Uint32Array(Today.words);
  return { health, immunity, care: none(), events: none(), shed: none(), today, levers: model.levers(0, replicate) };
}

interface Raised {
  readonly plan: ReturnType<typeof cityTapePlan>;
  readonly horizon: number;
  readonly starts: Uint32Array;
  readonly buffer: (name: string) => GPUBuffer;
}

/** i32[nodes], the immediate dominators of the tape on the device. */
async function raise({ gpu, sources }: GradientDevice, { plan, horizon, starts, buffer }: Raised): Promise<Int32Array> {
  const given = new Map(TAPE.map((name) => [name, buffer(name)]));
  const days = horizon + 1;
  const compiled = await compilePlan(gpu, treePlan(plan, horizon, starts), sources, shaderEnums, {
    steps: days + 1,
    label: 'city/tree',
    given,
  });
  const submit = (first: number, count: number) => {
    const encoder = gpu.device.createCommandEncoder({ label: 'city/tree' });
    compiled.encodeSteps(encoder, first, count);
    gpu.device.queue.submit([encoder.finish()]);
  };
  const pass = async (): Promise<boolean> => {
    compiled.write('moved', Uint32Array.of(0));
    for (let first = 0; first < days; first += compiled.maxSteps)
      submit(first, Math.min(compiled.maxSteps, days - first));
    const [moved] = await readBuffer(gpu, compiled.buffer('moved'));
    return moved !== 0;
  };
  try {
    submit(days, 1);
    for (let passes = 0; await pass(); passes++) {
      if (passes === MOST_PASSES)
        throw new Error(`The tree of infections moved in ${passes} passes: the tape is damaged.`);
    }
    const words = await readBuffer(gpu, compiled.buffer('tree'), 0, 4 * starts[horizon + 1]);
    return Int32Array.from(words, (node) => (node === 0xffffffff ? OUTSIDE : node));
  } finally {
    compiled.dispose();
  }
}
