/**
 * What a number parameter is on each day of a run, and on which days the scenario's own value is in force and not a dated change.
 * Reads the scenario only; knows no world.
 */
import { changeOn } from '../scenario/inForce';
import type { Scenario } from '../scenario/scenario';

export interface DailyValue {
  /** f64[horizon] */
  readonly values: Float64Array;
  /** 1 on days on which no dated change overrides the value of the whole run; u8[horizon]. */
  readonly base: Uint8Array;
}

/**
 * @param id  of a parameter that is a number
 * @throws RangeError for an id that the scenario does not have, and for one that is no number
 */
export function dailyValue({ values, changes, horizon }: Scenario, id: string): DailyValue {
  const value = Object.hasOwn(values, id) ? values[id] : undefined;
  if (typeof value !== 'number') {
    throw new RangeError(`'${id}' is not a parameter that is a number, so it cannot be a price. Example: 'cost.test'`);
  }
  const held = Array.from({ length: horizon }, (_, day) => changeOn(changes, id, day));
  return {
    values: Float64Array.from(held, (change) => (change ? (change.value as number) : value)),
    base: Uint8Array.from(held, (change) => (change ? 0 : 1)),
  };
}
