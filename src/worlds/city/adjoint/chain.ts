/**
 * From cotangents of tables and levers to derivatives by parameters, in f64: every parameter is moved a little both ways, tables and
 * levers are built anew as a run would build them, and what moved is weighed by its cotangent. So a parameter needs no derivative of
 * its own, and one that is added later has one at once.
 */
import { changeOn } from '../../../scenario/inForce';
import type { Value } from '../../../scenario/parameter';
import { LAW_DAYS, Law, Lever, Table } from '../enums';
import { type CityModel, modelOf } from '../model';
import { Layer } from '../people';
import { multiplierLevers, TABLE_OF } from './contact';
import { DAY_FACTORS, type DayFactor, entriesOf, RUN_FACTORS } from './cotangents';
import type { Cotangents } from './cotangentsOf';

/** Two models a little apart along one parameter, and how far. */
export interface Moved {
  readonly low: CityModel;
  readonly high: CityModel;
  readonly distance: number;
  /** Days on which they may differ, `[from, to)`. */
  readonly days: readonly [number, number];
}

/** dF / d parameter: through the levers of each day, f64[horizon], and through what holds for the whole run. */
export interface Derivative {
  readonly byDay: Float64Array;
  readonly whole: number;
  /** Forms of the estimator that had a part in it. */
  readonly forms: readonly string[];
}

/** Probabilities are u32 in units of 2^-32, factors of immunity in units of 2^-29, propensities of 16 bits. */
const UNIT = 2 ** -32;
const FACTOR = 2 ** -29;
const SHARE = 2 ** -16;
const PROPENSITIES: ReadonlySet<number> = new Set([
  Lever.isolationCompliance,
  Lever.isolationSymptomatic,
  Lever.quarantineCompliance,
  Lever.app,
]);
const unitOf = (word: number): number => (PROPENSITIES.has(word) ? SHARE : word === Lever.interviewCapacity ? 1 : UNIT);

/** The value of the run with one number or entry changed. Not validated: steps are small. */
function changed(value: Value, entry: number | null, change: (value: number) => number): Value {
  if (entry === null) return change(value as number);
  return (value as readonly number[]).map((old, k) => (k === entry ? change(old) : old));
}

/** A step is this part of the value, or of the range at 0: large enough that rounded words move, small enough for a tangent. */
const STEP = 1e-3;

/**
 * Models on both sides of a parameter's value, inside its bounds.
 *
 * @param bounds  the parameter's `[min, max]`
 * @param days  days on which its value is moved, `[from, to)`; null: the value of the run
 */
export function moved(
  model: CityModel,
  id: string,
  entry: number | null,
  bounds: readonly [number, number],
  days: readonly [number, number] | null,
): Moved {
  const { scenario, people } = model;
  let distance = 0;
  const before = (days ? changeOn(scenario.changes, id, days[0]) : undefined)?.value ?? scenario.values[id];
  const at = (side: number) => {
    const value = changed(before, entry, (old) => {
      const step = STEP * (old === 0 ? bounds[1] - bounds[0] : Math.abs(old));
      const held = Math.min(bounds[1], Math.max(bounds[0], old + side * step));
      distance += Math.abs(held - old);
      return held;
    });
    // What is dated moves levers alone, and those of its days: schedules have hundreds of such keys.
    if (days) return model.overlaid(id, days, value);
    return modelOf({ ...scenario, values: { ...scenario.values, [id]: value } }, people);
  };
  return { low: at(-1), high: at(1), distance, days: days ?? [0, model.horizon] };
}

const LEVER_OF: Readonly<Record<Exclude<DayFactor, 'multiplier'>, number>> = {
  outgoing: Lever.outgoing,
  incoming: Lever.incoming,
  contacts: Lever.contacts,
};

const logarithm = (low: number, high: number): number =>
  low === high || low === 0 || high === 0 ? 0 : Math.log(high) - Math.log(low);

const BEHAVIOUR = [
  [Layer.work, Lever.behaviourWork],
  [Layer.community, Lever.behaviourCommunity],
] as const;

/** What the day's factors and the avoidable shares say of a step. */
function throughDays(of: Cotangents, { low, high, days }: Moved, byDay: Float64Array): void {
  const { replicate, evenings } = of.history;
  for (let day = days[0]; day < days[1]; day++) {
    const before = low.levers(day, replicate);
    const after = high.levers(day, replicate);
    for (const factor of DAY_FACTORS) {
      const at = factor === 'multiplier' ? multiplierLevers(evenings[day]) : LEVER_OF[factor];
      for (let entry = 0; entry < entriesOf(factor); entry++) {
        const credit = of.factors.ofDay(factor, day, entry);
        if (credit !== 0) byDay[day] += credit * logarithm(before[at + entry], after[at + entry]);
      }
    }
    for (const [layer, word] of BEHAVIOUR) {
      byDay[day] += of.shares[4 * day + layer] * (after[word] - before[word]) * FACTOR;
    }
  }
}

/** What the tables' factors say of a step. */
function throughTables(of: Cotangents, { low, high }: Moved): number {
  let sum = 0;
  for (const factor of RUN_FACTORS) {
    const at = TABLE_OF[factor];
    of.factors.byRun[factor].forEach((credit, entry) => {
      if (credit !== 0) sum += credit * logarithm(low.tables[at + entry], high.tables[at + entry]);
    });
  }
  return sum;
}

const LAWS = Object.keys(Law).length;

/** What the durations that were drawn say of a step. */
function throughDurations(of: Cotangents, { low, high }: Moved): number {
  const beyond = of.durations.beyond(LAWS, LAW_DAYS);
  const now = of.history.model.tables;
  let sum = 0;
  for (let law = 0; law < LAWS; law++) {
    const at = Table.durations + law * LAW_DAYS;
    const p = (tables: Uint32Array, d: number) => (tables[at + d] - (d > 0 ? tables[at + d - 1] : 0)) * UNIT;
    for (let d = 0; d < LAW_DAYS; d++) {
      const credit = beyond[law * LAW_DAYS + d];
      const own = p(now, d);
      if (credit !== 0 && own > 0) sum += (credit * (p(high.tables, d) - p(low.tables, d))) / own;
    }
  }
  return sum;
}

/** The chain rule for one step. */
export function derivative(of: Cotangents, step: Moved): Derivative {
  const { history } = of;
  const { low, high, distance, days } = step;
  const byDay = new Float64Array(history.model.horizon);
  throughDays(of, step, byDay);
  const tables = low.tables !== high.tables;
  let whole = tables ? throughTables(of, step) : 0;
  const forms = new Set<string>();
  if (whole !== 0 || byDay.some((x) => x !== 0)) forms.add('pivotal');
  of.levers.each((word, day, slope, form) => {
    if (day < days[0] || day >= days[1]) return;
    const change = high.levers(day, history.replicate)[word] - low.levers(day, history.replicate)[word];
    if (change === 0) return;
    byDay[day] += slope * change * unitOf(word);
    forms.add(form);
  });
  if (tables) {
    let drawn = throughDurations(of, step);
    of.tables.each((word, _, slope) => {
      const change = high.tables[word] - low.tables[word];
      drawn += slope * change * (word >= Table.disease ? FACTOR : UNIT);
    });
    if (drawn !== 0) forms.add('score');
    whole += drawn;
  }
  if (distance === 0) return { byDay: byDay.fill(0), whole: 0, forms: [] };
  return { byDay: byDay.map((x) => x / distance), whole: whole / distance, forms: [...forms] };
}
