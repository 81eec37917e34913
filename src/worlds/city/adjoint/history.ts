/** One replicate run forward with its tape, and the state of every evening: what the backward sweep reads. Decides nothing. */
import { Count, Today } from '../enums';
import type { CityModel } from '../model';
import { CityTwin } from '../twin';
import type { Tape } from './tape';

/** State words at the end of a day, and what governed it. u32[agents] each; the twin's layouts. */
export interface Evening {
  readonly health: Uint32Array;
  readonly care: Uint32Array;
  readonly immunity: Uint32Array;
  readonly events: Uint32Array;
  /** Words of infectiousness at the contacts of the day. */
  readonly shed: Uint32Array;
  /** u32[Today.words] */
  readonly today: Uint32Array;
  readonly levers: Uint32Array;
}

export interface History {
  readonly model: CityModel;
  readonly replicate: number;
  readonly tape: Tape;
  /** u32[horizon * Count.words] */
  readonly rows: Uint32Array;
  readonly evenings: readonly Evening[];
  /** The state before day 0; its events are empty. */
  readonly morning: Evening;
  /** The dominators of the tape where a device has found them. */
  readonly tree?: Int32Array;
}

/** Runs a replicate to its horizon. `yieldDay` is called after every day and may throw to cancel. */
export function historyOf(model: CityModel, replicate: number, yieldDay: (day: number) => void = () => {}): History {
  const twin = new CityTwin(model, replicate);
  const tape = twin.record();
  const { arrays } = twin;
  const keep = (): Evening => ({
    health: arrays.health.slice(),
    care: arrays.care.slice(),
    immunity: arrays.immunity.slice(),
    events: arrays.events.slice(),
    shed: arrays.shed.slice(),
    today: arrays.today.slice(0, Today.words),
    levers: arrays.levers,
  });
  const morning = keep();
  const rows = new Uint32Array(model.horizon * Count.words);
  const evenings: Evening[] = [];
  for (let day = 0; day < model.horizon; day++) {
    twin.advance();
    rows.set(twin.row, day * Count.words);
    evenings.push(keep());
    yieldDay(day);
  }
  return { model, replicate, tape, rows, evenings, morning };
}
