/**
 * The plan of a replicate that keeps its tape: the forward run of `plan.ts` with the kernels of shaders/city/adjoint between the contacts
 * of a day and its infections, and the passes that raise the tree. Pure; made without a device.
 */
import type { GpuPlan } from '../../../../gpu/compiledPlan';
import type { BufferPlan, Dispatch } from '../../../../gpu/plan';
import { planScan } from '../../../../gpu/prim/scan';
import type { Plan } from '../../../world';
import { Lever } from '../../enums';
import type { CityModel } from '../../model';
import { cityPlan } from '../../plan';
import { EDGE_WORDS, FACTOR_WORDS, firstWords, NODE_WORDS } from './layout';

/** Buffers that hold an evening, by the name of its word. */
export const EVENING = {
  health: 'health',
  care: 'care',
  immunity: 'immunity',
  events: 'events',
  shed: 'shed_words',
  today: 'today',
} as const;
/** Buffers that hold the tape and its tree. */
export const TAPE = ['tape_starts', 'tape_nodes', 'tape_edges', 'tape_factors', 'tape_current'] as const;

/** What a plan with a tape adds to the bytes of each agent, with room for one infection a person. */
export const TAPE_BYTES = 4 * (5 + NODE_WORDS + EDGE_WORDS + FACTOR_WORDS + 1) + 1 / 8;

/** Infections that a tape has room for at first: one a person. */
export const nodesOf = ({ agents }: CityModel): number => Math.max(64, agents);

/** Whether anybody may be told of a contact on a day with these levers. */
export const traces = (levers: Uint32Array): boolean => levers[Lever.traceManual] !== 0 || levers[Lever.traceApp] !== 0;

/** Vaccination ranks with what has served by then: the evening keeps the day's words of infectiousness. */
const ASIDE: Readonly<Record<string, string>> = { guard: 'tape_mark', shed_words: 'tape_slot' };

function aside(dispatch: Dispatch): Dispatch {
  if (!dispatch.bind) return dispatch;
  const bind = Object.fromEntries(Object.entries(dispatch.bind).map(([to, name]) => [to, ASIDE[name] ?? name]));
  return { ...dispatch, bind };
}

/** @param nodes  infections that the tape has room for */
export function cityTapePlan(model: CityModel, replicate: number, nodes: number): Plan {
  const { agents, horizon, people } = model;
  const plan = cityPlan(model, replicate);
  const first = firstWords(model, replicate);
  const scan = planScan({ n: agents, input: 'tape_mark', output: 'tape_slot', prefix: 'tape' });
  const filled = (name: string, words: number, initial?: Uint32Array): BufferPlan => ({
    name,
    words,
    role: 'scratch',
    initial,
  });
  const everybody = (kernel: string, bind?: Dispatch['bind']): Dispatch => ({
    kernel: `city/adjoint/${kernel}`,
    items: agents,
    bind,
  });
  const bind = { found: 'bid', found_again: 'tape_again' };
  const keep = (contact: Dispatch): Dispatch[] => [
    everybody('as_if'),
    { ...everybody('witness', { found: 'bid' }), work: contact.work },
    { ...everybody('attribution', bind), work: contact.work },
    ...(Object.keys(people.networks).length > 0 ? [everybody('attribution_network', bind)] : []),
    everybody('infected'),
    ...scan.dispatches,
    everybody('number'),
    everybody('factors', { found: 'bid' }),
    everybody('record', bind),
    { kernel: 'city/adjoint/close_day', items: 1, size: 1, bind: { total: scan.total } },
  ];
  const told: Dispatch = { kernel: 'city/adjoint/told', items: Math.ceil(agents / 32) };
  return {
    ...plan,
    buffers: [
      ...plan.buffers,
      filled('tape_mark', agents),
      filled('tape_slot', agents),
      filled('tape_again', agents),
      filled('tape_told', Math.ceil(agents / 32)),
      filled('tape_met', agents, first.met),
      filled('tape_current', agents, first.current),
      filled('tape_starts', horizon + 2, first.starts),
      filled('tape_nodes', NODE_WORDS * nodes, first.nodes),
      filled('tape_edges', EDGE_WORDS * nodes, first.edges),
      filled('tape_factors', FACTOR_WORDS * nodes),
      ...scan.buffers,
    ],
    dispatches(day) {
      const all = plan.dispatches(day);
      const contact = all.find(({ kernel }) => kernel === 'city/contact');
      const before = all.findIndex(({ kernel }) => kernel === 'city/infect');
      return [
        ...all.slice(0, before).flatMap((one) => (one.kernel === 'city/notify' ? [told, one] : [one])),
        ...(contact ? keep(contact) : []),
        ...all.slice(before).map(aside),
      ];
    },
  };
}

/**
 * Passes over the nodes of the days -1 … horizon - 1, a step each, that raise the tree towards the dominators; step horizon + 1 sets it to who did infect. Binds the tape's buffers; `tree` and `moved` are its own.
 *
 * @param starts  `tape_starts`, closed
 */
export function treePlan(plan: Plan, horizon: number, starts: Uint32Array): GpuPlan {
  const nodes = starts[horizon + 1];
  const roots: Dispatch = { kernel: 'city/adjoint/root', items: nodes };
  return {
    buffers: [
      { name: 'tree', words: Math.max(1, nodes), role: 'scratch' },
      { name: 'moved', words: 1, role: 'scratch' },
    ],
    uniforms: (step) => ({ ...plan.uniforms(Math.min(step, horizon - 1)), step_index: step }),
    dispatches(step) {
      if (step > horizon) return [roots];
      const items = starts[step + 1] - starts[step];
      return items > 0 ? [{ kernel: 'city/adjoint/dominate', items, work: WALK }] : [];
    },
  };
}

/** Nodes that one node passes on its way up, a bound for the time of a dispatch: generations of a run, for four transmissions. */
const WALK = 256;
