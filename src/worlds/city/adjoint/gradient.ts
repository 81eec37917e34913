/** Derivatives of an objective by the city's parameters: from cotangents, by key. */
import { type Key, readKey, writeKey } from '../../../scenario/key';
import type { Parameter } from '../../../scenario/parameter';
import type { Scenario } from '../../../scenario/scenario';
import type { GradientRequest, WorldGradient } from '../../world';
import { CLASSES, Lever } from '../enums';
import type { CityModel } from '../model';
import { cityDefinition } from '../parameters';
import { LAYERS } from '../people';
import { num, on } from '../values';
import { type Derivative, derivative, moved } from './chain';
import { backward, type Cotangents, type SeriesCotangent } from './cotangentsOf';
import { type History, historyOf } from './history';

/** Parameters that act by numbers of people or by days, not by a table: their derivative by day, or null where they do not act. */
const DIRECT: Readonly<Record<string, (of: Cotangents) => Derivative | null>> = {
  'behaviour.half': (of) => {
    const { scenario, agents } = of.history.model;
    if (!on(scenario.values, 'behaviour.on')) return null;
    return { byDay: of.half.map((x) => (x * agents) / 100000), whole: 0, forms: ['pivotal'] };
  },
  'testing.turnaround': (of) => {
    if (!on(of.history.model.scenario.values, 'testing.on')) return null;
    return { byDay: of.turnaround, whole: 0, forms: ['value'] };
  },
  'masks.uptake': (of) => {
    if (!on(of.history.model.scenario.values, 'masks.on')) return null;
    return { byDay: byUptake(of), whole: 0, forms: ['pivotal'] };
  },
  'tracing.capacity': (of) => {
    const byDay = new Float64Array(of.history.model.horizon);
    of.levers.each((word, day, slope) => {
      if (word === Lever.interviewCapacity) byDay[day] += (slope * of.history.model.agents) / 100000;
    });
    return { byDay, whole: 0, forms: ['value'] };
  },
  'importation.rate': (of) => {
    const rate = num(of.history.model.scenario.values, 'importation.rate');
    if (rate === 0) return null;
    return { byDay: of.outside.subarray(1).map((x) => x / rate), whole: 0, forms: ['pivotal'] };
  },
  'seeding.count': (of) => {
    if (of.numberOutside[0] === 0) return null;
    const { horizon } = of.history.model;
    return { byDay: new Float64Array(horizon), whole: of.outside[0] / of.numberOutside[0], forms: ['pivotal'] };
  },
};

/**
 * dF / d share of people with a mask, by day. Whoever wears one is taken as met like anybody else, so that a contact's factor is the mean
 * u m + 1 - u of both.
 */
function byUptake({ history, factors }: Cotangents): Float64Array {
  const byDay = new Float64Array(history.model.horizon);
  byDay.forEach((_, day) => {
    const { levers } = history.evenings[day];
    const share = levers[Lever.maskUptake] * 2 ** -16;
    for (const [factor, at] of SIDES) {
      for (let entry = 0; entry < LAYERS * CLASSES; entry++) {
        if ((entry & 4) !== 0 || levers[at + entry] === 0) continue;
        const masked = levers[at + entry + 4] / levers[at + entry];
        const credit = factors.ofDay(factor, day, entry) + factors.ofDay(factor, day, entry + 4);
        byDay[day] += (credit * (masked - 1)) / (1 - share + share * masked);
      }
    }
  });
  return byDay;
}

const SIDES = [
  ['outgoing', Lever.outgoing],
  ['incoming', Lever.incoming],
] as const;

type Differentiable = Extract<Parameter, { kind: 'number' | 'table' | 'integer' }>;

/**
 * No derivative yet, so none is given: thresholds of the trigger, who is seeded, and what is shared out among many. Prices act on the
 * objective alone; what people are built from makes another population.
 */
const WITHOUT =
  /^(cost|population|seeding)\.|^contacts\.\w+ByAge$|^distancing\.(closeAt|openAt)$|^testing\.capacity$|^vaccination\.(doses|dropout|hesitancy)$/;

/** Parameters with a derivative: numbers and tables, and the integers of `DIRECT`. */
const DIFFERENTIABLE = cityDefinition.parameters.filter(
  (parameter): parameter is Differentiable =>
    (!WITHOUT.test(parameter.id) || Object.hasOwn(DIRECT, parameter.id)) &&
    (parameter.kind === 'number' || parameter.kind === 'table' || Object.hasOwn(DIRECT, parameter.id)),
);

interface Asked extends Key {
  readonly key: string;
  readonly parameter: Differentiable;
}

/** A key read, or null where the city has no adjoint by it. Tables have one by entry. */
function readAsked(key: string): Asked | null {
  const read = readKey(key);
  const parameter = DIFFERENTIABLE.find(({ id }) => id === read?.id);
  if (!read || !parameter || (parameter.kind === 'table') !== (read.entry !== null)) return null;
  return { ...read, key, parameter };
}

/** Days around `day` on which the parameter's value is in force without a change: `[from, to)`. */
function segment(scenario: Scenario, id: string, day: number): readonly [number, number] {
  let from = 0;
  let to = scenario.horizon;
  for (const change of scenario.changes) {
    if (change.parameter !== id) continue;
    for (const cut of [change.from, change.to ?? scenario.horizon]) {
      if (cut <= day) from = Math.max(from, cut);
      else to = Math.min(to, cut);
    }
  }
  return [from, to];
}

/** Derivatives by keys, of those that there are; keys of one parameter share the models that are built for it. */
export function derivatives(of: Cotangents, keys: readonly string[]): Pick<WorldGradient, 'parameters' | 'forms'> {
  const parameters: Record<string, number> = {};
  const forms: Record<string, string> = {};
  const done = new Map<string, Derivative>();
  for (const { key, parameter, entry, day } of keys.map(readAsked).filter((one) => one !== null)) {
    const { scenario } = of.history.model;
    const days = day === null ? null : segment(scenario, parameter.id, day);
    const name = `${parameter.id}[${entry ?? ''}]@${days?.join('-') ?? ''}`;
    let found = done.get(name);
    if (!found) {
      found =
        DIRECT[parameter.id]?.(of) ??
        derivative(of, moved(of.history.model, parameter.id, entry, [parameter.min, parameter.max], days));
      done.set(name, found);
    }
    parameters[key] = day === null ? found.byDay.reduce((sum, x) => sum + x, found.whole) : found.byDay[day];
    forms[key] = found.forms.join(' + ');
  }
  return { parameters, forms };
}

/** Keys of all derivatives of the whole run. */
function allKeys(): readonly string[] {
  return DIFFERENTIABLE.flatMap((parameter) =>
    parameter.kind === 'table'
      ? parameter.default.map((_, k) => writeKey({ id: parameter.id, entry: k, day: null }))
      : [parameter.id],
  );
}

/**
 * Gradient of one replicate, as `World.gradient`. Without a device it holds the thread from beginning to end: a page calls it in a worker.
 * With one, the run, its tape and the tree are made there, and the sweep is the same f64 sweep here.
 */
export async function cityGradient(
  model: CityModel,
  replicate: number,
  cotangent: SeriesCotangent,
  { parameters: keys = allKeys(), device, forward: made, signal, progress }: GradientRequest = {},
): Promise<WorldGradient> {
  const said = (fraction: number) => {
    signal?.throwIfAborted();
    progress?.(fraction, 'backward');
  };
  const forward = (day: number) => said(day / (2 * model.horizon));
  // Posted by another thread, it has all but the model.
  const history = made
    ? { ...(made as Omit<History, 'model'>), model }
    : device
      ? await (await import('./device/history')).deviceHistory(device, model, replicate, forward)
      : historyOf(model, replicate, forward);
  const of = backward(history, cotangent, (fraction) => said((1 + fraction) / 2));
  return { rows: of.history.rows, ...derivatives(of, keys) };
}
