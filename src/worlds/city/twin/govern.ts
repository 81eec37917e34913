/** The morning's decisions for the whole city, from figures of earlier days: trigger and behaviour. Twin of shaders/city/govern.wgsl. */
import { scale29 } from '../../../gpu/lib/integer';
import { Count, Lever, Today, Trigger } from '../enums';
import { LAYERS, Layer } from '../people';
import type { CityState } from './state';

const ONE = 0x20000000;

/** Sum of a counter over the seven days before `end` (not included). */
function week(rows: Uint32Array, counter: number, end: number): number {
  let sum = 0;
  for (let day = Math.max(0, end - 7); day < end; day++) sum += rows[day * Count.words + counter];
  return sum >>> 0;
}

/** x / (x + half) in units of 2^-29 from the upper 16 bits of both. */
export function saturation(x: number, half: number): number {
  const sum = (x + half) >>> 0;
  const shift = Math.max(0, 16 - Math.clz32(sum));
  return Math.floor(((x >>> shift) << 15) / (sum >>> shift)) << 14;
}

/** Sets `today`: contact multipliers by layer in units of 2^-29, and the state of the trigger. */
export function govern(s: CityState, day: number): void {
  const { levers, rows, today } = s;
  const trigger = levers[Lever.trigger];
  if (trigger === Trigger.none) {
    today[Today.closed] = 0;
  } else {
    const last = (day - 1) * Count.words;
    const figure =
      trigger === Trigger.cases
        ? week(rows, Count.positives, day)
        : day > 0
          ? rows[last + Count.hospital] + rows[last + Count.critical]
          : 0;
    if (today[Today.closed] === 0) {
      if (figure >= levers[Lever.closeAt] && day > 0) {
        today[Today.closed] = 1;
        today[Today.since] = day;
      }
    } else if (figure <= levers[Lever.openAt] && day - today[Today.since] >= levers[Lever.minimumClosed]) {
      today[Today.closed] = 0;
    }
  }
  const from = today[Today.closed] === 1 ? Lever.closed : Lever.open;
  for (let layer = 0; layer < LAYERS; layer++) today[Today.multiplier + layer] = levers[from + layer];
  const seen = day > levers[Lever.behaviourDelay] ? week(rows, Count.positives, day - levers[Lever.behaviourDelay]) : 0;
  const response = saturation(seen, levers[Lever.behaviourHalf]);
  const reduce = (layer: number, lever: number) => {
    today[layer] = scale29(today[layer], ONE - scale29(levers[lever], response));
  };
  reduce(Layer.work, Lever.behaviourWork);
  reduce(Layer.community, Lever.behaviourCommunity);
}
