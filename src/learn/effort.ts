/**
 * What measures cost by being in force (`EffortSpec`), with the derivative by their settings. The counts have no part in it but for a
 * trigger, whose days are taken as they fell: closing on another day has no derivative here, as in the adjoint.
 */

import { changeOn } from '../scenario/inForce';
import { writeKey } from '../scenario/key';
import type { EffortSpec } from '../worlds/objective';
import { type DailyValue, dailyValue } from './dailyValue';
import type { Objective } from './objective';
import { addDirect, columnOf, dailyWeight, type Frame, type Rows } from './terms';

/**
 * @throws RangeError for names that there are not, at once; where the model has no number of the units, when a value is asked for
 */
export function effortOf(spec: EffortSpec, frame: Frame): Objective {
  const { scenario, horizon, series } = frame;
  const width = series.length;
  const price = dailyWeight(spec.price, frame, `The price of '${spec.parameter}'`);
  const usual = dailyValue(scenario, spec.parameter);
  const instead = spec.instead && {
    column: columnOf(frame, spec.instead.series),
    id: spec.instead.parameter,
    daily: dailyValue(scenario, spec.instead.parameter),
  };
  const active = activeDays(frame, spec.switch);
  const sourceOn = (rows: Rows, day: number): { readonly id: string; readonly daily: DailyValue } =>
    instead && rows[day * width + instead.column] > 0 ? instead : { id: spec.parameter, daily: usual };
  const level = (value: number) => (spec.level === 'value' ? value : Math.max(0, 1 - value));
  // At 1 the slope from below: nobody is asked whether more contacts than usual cost less than nothing.
  const slope = (value: number) => (spec.level === 'value' ? 1 : value <= 1 ? -1 : 0);
  const levelOn = (rows: Rows, day: number) => active[day] * level(sourceOn(rows, day).daily.values[day]);
  return {
    value(rows) {
      const units = unitsOf(spec.units, frame);
      let sum = 0;
      for (let day = 0; day < horizon; day++) sum += price.values[day] * levelOn(rows, day);
      return units * sum;
    },
    cotangent: () => new Float64Array(horizon * width),
    direct(rows) {
      const units = unitsOf(spec.units, frame);
      const sums: Record<string, number> = {};
      addDirect(sums, price, (day) => units * levelOn(rows, day));
      for (let day = 0; day < horizon; day++) {
        const { id, daily } = sourceOn(rows, day);
        const one = units * price.values[day] * active[day] * slope(daily.values[day]);
        const key = writeKey({ id, entry: null, day });
        sums[key] = (sums[key] ?? 0) + one;
        sums[id] = (sums[id] ?? 0) + daily.base[day] * one;
      }
      return sums;
    },
  };
}

function unitsOf(name: string, { agents, units = {} }: Frame): number {
  if (name === 'agents') return agents;
  if (Object.hasOwn(units, name)) return units[name];
  const known = ['agents', ...Object.keys(units)].join(', ');
  throw new RangeError(`This model has no number of '${name}'; it has ${known}. Example: "units": "agents"`);
}

/** 1 on days on which the switch is on, u8[horizon]. @throws RangeError where the scenario has no such switch */
function activeDays({ scenario, horizon }: Frame, id: string | undefined): Uint8Array {
  if (id === undefined) return new Uint8Array(horizon).fill(1);
  const value = Object.hasOwn(scenario.values, id) ? scenario.values[id] : undefined;
  if (typeof value !== 'boolean') {
    throw new RangeError(`'${id}' is not a switch, so nothing can be in force with it. Example: 'masks.on'`);
  }
  return Uint8Array.from({ length: horizon }, (_, day) => Number(changeOn(scenario.changes, id, day)?.value ?? value));
}
