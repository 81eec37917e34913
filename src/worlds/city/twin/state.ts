/** Arrays of one replicate on the CPU: the same words that the GPU holds, plus scratch of the twin's own. */

import { CLASSES, Count, Today } from '../enums';
import { initialState } from '../initial';
import { Circle } from '../mixing';
import type { CityModel } from '../model';
import { LAYERS } from '../people';

export interface CityState {
  readonly model: CityModel;
  readonly replicate: number;
  readonly agents: number;
  readonly seed: number;
  readonly tables: Uint32Array;
  /** u32[agents] each, laid out as in enums.ts. */
  readonly health: Uint32Array;
  readonly care: Uint32Array;
  readonly immunity: Uint32Array;
  readonly events: Uint32Array;
  readonly notice: Uint32Array;
  readonly shed: Uint32Array;
  /** u32[variants * agents] */
  readonly guard: Uint32Array;
  readonly today: Uint32Array;
  /** u32[horizon * Count.words] */
  readonly rows: Uint32Array;
  /** Summed contributions by layer and variant (layer * variants + variant), u32[agents] each, zero between days. */
  readonly pressure: readonly Uint32Array[];
  /** u32[LAYERS * CLASSES * 16], factors on contributions today; see pressure.ts. */
  readonly incoming: Uint32Array;
  /** Persons with any contribution today: marks, and a list of the first `touched` entries. */
  readonly mark: Uint8Array;
  readonly list: Uint32Array;
  touched: number;
  /** u8[agents], 1 for persons whose contributions are summed though nobody can infect them: what would have happened. Null in plain runs. */
  asIf: Uint8Array | null;
  readonly circle: Circle;
  readonly draws: Uint32Array;
  levers: Uint32Array;
}

/** 16-bit compliance and app propensities of person i: word 2i of the traits. */
export const compliance = (s: CityState, i: number): number => s.model.people.traits[2 * i] >>> 16;
export const appPropensity = (s: CityState, i: number): number => s.model.people.traits[2 * i] & 0xffff;
export const hesitancy = (s: CityState, i: number): number => s.model.people.traits[2 * i + 1] >>> 16;

/** Whether a draw falls below a threshold; all ones are certain, which no draw could be. */
export const chance = (u: number, bound: number): boolean => u < bound || bound === 0xffffffff;

/** State of a replicate on the first morning. */
export function createState(model: CityModel, replicate: number): CityState {
  const { agents, people } = model;
  const { health, immunity } = initialState(model, replicate);
  const sums = Array.from({ length: LAYERS * model.variants }, () => new Uint32Array(agents));
  return {
    model,
    replicate,
    agents,
    seed: model.scenario.seed,
    tables: model.tables,
    health,
    immunity,
    care: new Uint32Array(agents),
    events: new Uint32Array(agents),
    notice: new Uint32Array(agents),
    shed: new Uint32Array(agents),
    guard: new Uint32Array(agents * model.variants),
    today: new Uint32Array(Today.words),
    rows: new Uint32Array(model.horizon * Count.words),
    pressure: sums,
    incoming: new Uint32Array(LAYERS * CLASSES * 16),
    mark: new Uint8Array(agents),
    list: new Uint32Array(agents),
    touched: 0,
    asIf: null,
    circle: new Circle(people, model.block, model.scenario.seed, replicate),
    draws: new Uint32Array(4),
    levers: model.levers(0, replicate),
  };
}
