/** Buffers and dispatches of one replicate of the city on the GPU; the same sequence of processes as in `twin.ts`. */
import { dispatchShape } from '../../gpu/dispatch';
import type { BufferPlan, Dispatch } from '../../gpu/plan';
import { planScan } from '../../gpu/prim/scan';
import type { Plan } from '../world';
import { BINS, Count, Lever, Quota, Today } from './enums';
import { initialState } from './initial';
import { CIRCLES, mixingKey } from './mixing';
import type { CityModel } from './model';
import { LAYERS, MAX_HOUSEHOLD, type People } from './people';
import { asksForTests } from './twin';

/** Invocations of the counting kernel: few enough that its atomics are rare, enough to fill a device. */
const COUNT_LANES = 4096;

/** Bits of the imported layers. */
export function networkBits(people: People): number {
  let bits = 0;
  for (let layer = 0; layer < LAYERS; layer++) if (people.networks[layer]) bits |= 1 << layer;
  return bits;
}

/** u32[agents]: who word with the compliance above it; u32[agents]: app propensity, hesitancy. */
function packPeople(people: People): { person: Uint32Array; traits: Uint32Array } {
  const person = new Uint32Array(people.agents);
  const traits = new Uint32Array(people.agents);
  for (let i = 0; i < people.agents; i++) {
    person[i] = people.who[i] | ((people.traits[2 * i] >>> 16) << 15);
    traits[i] = (people.traits[2 * i] & 0xffff) | ((people.traits[2 * i + 1] >>> 16) << 16);
  }
  return { person, traits };
}

/** Imported layers one after the other: starts (offset to the common index), neighbours, and weights where any layer has them. */
function packNetworks(people: People): { start: Uint32Array; index: Uint32Array; weight: Uint32Array } {
  const networks = Object.values(people.networks).filter((network) => network !== undefined);
  const entries = networks.reduce((sum, network) => sum + network.index.length, 0);
  const start = new Uint32Array(Math.max(1, networks.length * (people.agents + 1)));
  const index = new Uint32Array(Math.max(1, entries));
  const weighted = networks.some((network) => network.weight !== null);
  const weight = new Uint32Array(weighted ? Math.max(2, entries) : 1).fill(0x20000000);
  let offset = 0;
  networks.forEach((network, row) => {
    for (let i = 0; i <= people.agents; i++) start[row * (people.agents + 1) + i] = offset + network.start[i];
    index.set(network.index, offset);
    if (network.weight) weight.set(network.weight, offset);
    offset += network.index.length;
  });
  return { start, index, weight };
}

/** Asking, sharing out, serving: the dispatches of one rationed resource. Ranking runs only where a bin is split. */
function ration(resource: string, agents: number, ranking: readonly Dispatch[]): Dispatch[] {
  const grant = { test: 'city/sample', interview: 'city/interview', dose: 'city/dose' }[resource];
  return [
    { kernel: `city/request_${resource}`, items: agents },
    { kernel: `city/allot_${resource}`, items: 1, size: 1 },
    ...ranking,
    { kernel: grant ?? '', items: agents, bind: { rank: 'shed_words' } },
  ];
}

function staticBuffers(model: CityModel, scanGroups: Uint32Array): BufferPlan[] {
  const { people, agents } = model;
  const { person, traits } = packPeople(people);
  const network = packNetworks(people);
  const seats = new Uint32Array(2 * agents + people.starts.length);
  seats.set(people.seats);
  seats.set(people.starts, 2 * agents);
  const fixed = (name: string, initial: Uint32Array): BufferPlan => ({
    name,
    words: initial.length,
    role: 'static',
    initial,
  });
  return [
    fixed('person', person),
    fixed('traits', traits),
    fixed('seats', seats),
    fixed('members', people.members),
    fixed('tables', model.tables),
    fixed('network_start', network.start),
    fixed('network_index', network.index),
    fixed('network_weight', network.weight),
    fixed('scan_groups', scanGroups),
  ];
}

function mixingWords(day: number, seed: number, replicate: number): number[] {
  const words = new Uint32Array(4);
  mixingKey(day, seed, replicate, words);
  return Array.from(words);
}

/** Most people that one person meets on a day: circles of two have twice the slots, of which every second is idle. */
function meetings(levers: Uint32Array): number {
  let most = MAX_HOUSEHOLD - 1;
  for (let circle = 0; circle < CIRCLES; circle++) most += Math.ceil((2 * levers[Lever.contacts + circle]) / 65536);
  return most;
}

/** Neighbours in imported layers, a person's mean and not its most: the bound is on the whole dispatch, and hubs are few. */
function neighbours({ networks, agents }: People): number {
  const entries = Object.values(networks).reduce((sum, network) => sum + (network?.index.length ?? 0), 0);
  return Math.max(1, Math.ceil(entries / agents));
}

/** The plan of a replicate. Pure; made without a device. */
export function cityPlan(model: CityModel, replicate: number): Plan {
  const { agents, people, variants, horizon } = model;
  const bits = networkBits(people);
  const networks = Object.values(people.networks).length;
  // Ranks are needed only between allotment and grant, when the day's shed and guard words are not: their memory serves.
  const scan = planScan({ n: agents, input: 'guard', output: 'shed_words', prefix: 'rank' });
  const rankers: Dispatch[] = [{ kernel: 'city/marginal', items: agents, bind: { mark: 'guard' } }, ...scan.dispatches];
  const scanGroups = Uint32Array.from(
    rankers.flatMap(({ items, size = 64 }) => {
      const { columns, rows } = dispatchShape(items, size);
      return [columns, rows, 1];
    }),
  );
  const ranking = rankers.map((dispatch, k) => ({
    ...dispatch,
    indirect: { buffer: 'quota', offset: 4 * (Quota.words + 3 * k) },
  }));
  const { health, immunity } = initialState(model, replicate);
  const buffers: BufferPlan[] = [
    ...staticBuffers(model, scanGroups),
    { name: 'health', words: agents, role: 'state', initial: health },
    { name: 'care', words: agents, role: 'state' },
    { name: 'immunity', words: agents, role: 'state', initial: immunity },
    { name: 'today', words: Today.words, role: 'state' },
    { name: 'events', words: agents, role: 'scratch' },
    { name: 'notice', words: agents, role: 'scratch' },
    { name: 'shed_words', words: agents, role: 'scratch' },
    { name: 'guard', words: variants * agents, role: 'scratch' },
    { name: 'delivered', words: people.members.length + networks * variants * agents, role: 'scratch' },
    { name: 'bid', words: agents, role: 'scratch' },
    { name: 'histogram', words: BINS, role: 'scratch' },
    { name: 'quota', words: Quota.words + scanGroups.length, role: 'scratch', indirect: true },
    ...scan.buffers,
    { name: 'series', words: horizon * Count.words, role: 'series' },
  ];
  const everybody = (kernel: string): Dispatch => ({ kernel: `city/${kernel}`, items: agents });
  const dispatches = (day: number): Dispatch[] => {
    const levers = model.levers(day, replicate);
    const traces = levers[Lever.traceManual] !== 0 || levers[Lever.traceApp] !== 0;
    const introduced = levers[Lever.imports] + levers[Lever.arrivals];
    return [
      { kernel: 'city/govern', items: 1, size: 1 },
      everybody('progress'),
      ...(asksForTests(levers) ? ration('test', agents, ranking) : []),
      ...(levers[Lever.traceManual] !== 0 ? ration('interview', agents, ranking) : []),
      ...(traces ? [everybody('trace'), everybody('notify')] : []),
      everybody('shed'),
      { kernel: 'city/deliver', items: people.members.length },
      ...(networks > 0 ? [{ ...everybody('network'), work: neighbours(people) }] : []),
      { ...everybody('contact'), work: meetings(levers) },
      ...(introduced > 0 ? [{ kernel: 'city/introduce', items: introduced }] : []),
      everybody('infect'),
      ...(levers[Lever.doseCapacity] > 0 ? ration('dose', agents, ranking) : []),
      {
        kernel: 'city/count',
        items: COUNT_LANES,
        work: Math.ceil(agents / COUNT_LANES),
        constants: { lanes: COUNT_LANES },
      },
    ];
  };
  return {
    buffers,
    seriesBuffer: 'series',
    uniforms: (step) => ({
      mixing: mixingWords(step, model.scenario.seed, replicate),
      step_index: step,
      agents,
      seed: model.scenario.seed,
      replicate,
      schools: people.schools,
      variants,
      block: model.block,
      networks: bits,
      levers: Array.from(model.levers(step, replicate)),
    }),
    dispatches,
  };
}
