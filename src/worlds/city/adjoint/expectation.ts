/**
 * What those who are infectious are expected to hand on, free of whom they happened to meet (docs/gradients.md, eq. 9), and what would be
 * spared if they kept apart (eq. 10). Learns from what is handed on in the run, from the last day to the first.
 */
import { CLASSES, Health, Lever, Status } from '../enums';
import { LAYERS } from '../people';
import { magnitudeOf } from '../twin/shed';
import { Field } from './field';
import type { Evening } from './history';
import type { Openness } from './openness';

/** Losses spared by keeping apart, f64[nodes]. */
export interface Spared {
  /** On the day, had the person been free without it. */
  readonly day: Float64Array;
  /** From the day on, until it leaves early. */
  readonly total: Float64Array;
  /** The same on those days only on which it was free. */
  readonly free: Float64Array;
}

/** Longest infection that is told apart by days. */
const SINCE = 64;

/** Days since person i could first pass its infection on; its circle is used up by these. */
function infectiousDays({ health }: Evening, i: number, day: number): number {
  const infected = (health[i] >>> Health.infectedShift) & Health.dayMask;
  return Math.max(0, day - infected - ((health[i] >>> Health.latencyShift) & Health.latencyMask));
}

export class Expectation {
  /** f64[nodes], values as expected of anybody who gives off so much on the same days. */
  readonly value: Float64Array;
  /**
   * By `Status`: what would be lost less if the infected person kept apart. Counts the days on which it was free or apart for this reason;
   * that the time apart ends is not counted.
   */
  readonly spared: Readonly<Record<1 | 2, Spared>>;
  private readonly field = new Field();
  /** What quarantine spares, by days since the infection, over all who were infectious so far. */
  private readonly bySince = new Float64Array(SINCE);

  constructor(
    nodes: number,
    private readonly openness: Openness,
  ) {
    const zeros = () => new Float64Array(nodes);
    const spared = (): Spared => ({ day: zeros(), total: zeros(), free: zeros() });
    this.value = zeros();
    this.spared = { [Status.isolated]: spared(), [Status.quarantined]: spared() };
  }

  /** On this day so much was handed to person i by a transmission in a layer. */
  handed(evening: Evening, i: number, day: number, layer: number, amount: number): void {
    this.field.flow(layer, infectiousDays(evening, i, day), amount);
  }

  /**
   * Ends a day: spreads what was handed on it over everybody who was infectious, in proportion to what they gave off.
   *
   * @param current  i32[agents], node of the infection that a person is in, or -1
   * @param nodes  number of nodes up to this day
   */
  close(evening: Evening, day: number, current: Int32Array, nodes: number): void {
    const { shed, levers } = evening;
    const infectious: number[] = [];
    for (let i = 0; i < shed.length; i++) if (shed[i] !== 0 && current[i] >= 0) infectious.push(i);
    this.openness.turn(evening, day, current);
    // What each gives off where it is met by somebody open, by layer.
    const reaches = new Float64Array(LAYERS * infectious.length);
    infectious.forEach((i, k) => {
      const magnitude = magnitudeOf(shed[i]);
      for (let layer = 0; layer < LAYERS; layer++) {
        const open = this.openness.of(i, layer);
        reaches[LAYERS * k + layer] = magnitude * open;
        this.field.give(layer, magnitude * levers[Lever.outgoing + layer * CLASSES + ((shed[i] >>> 26) & 7)] * open);
      }
    });
    const stay = 1 - levers[Lever.leave] * 2 ** -32;
    for (const { day: today, total, free } of [this.spared[Status.isolated], this.spared[Status.quarantined]]) {
      for (let node = 0; node < nodes; node++) {
        today[node] = 0;
        total[node] *= stay;
        free[node] *= stay;
      }
    }
    infectious.forEach((i, k) => {
      this.expect(evening, i, day, current[i], reaches.subarray(LAYERS * k, LAYERS * (k + 1)));
    });
    this.field.nextDay();
  }

  /** Share of what keeping apart spares that falls into the first `days` days after an infection. */
  within(days: number): number {
    let first = 0;
    let all = 0;
    for (let since = 0; since < SINCE; since++) {
      all += this.bySince[since];
      if (since < days) first += this.bySince[since];
    }
    return all === 0 ? 0 : first / all;
  }

  private expect(evening: Evening, i: number, day: number, node: number, reaches: Float64Array): void {
    const own = (evening.shed[i] >>> 26) & 7;
    const mask = own & 4;
    const age = infectiousDays(evening, i, day);
    const isolated = this.spared[Status.isolated];
    const quarantined = this.spared[Status.quarantined];
    for (let layer = 0; layer < LAYERS; layer++) {
      const out = (contactClass: number) =>
        reaches[layer] * evening.levers[Lever.outgoing + layer * CLASSES + contactClass];
      const worth = this.field.worth(layer, age);
      this.field.met(layer, age, out(own));
      this.value[node] += worth * out(own);
      const free = out(mask);
      if ((own & 3) !== Status.quarantined) isolated.day[node] += worth * (free - out(mask | Status.isolated));
      if ((own & 3) !== Status.isolated) quarantined.day[node] += worth * (free - out(mask | Status.quarantined));
    }
    const since = day - ((evening.health[i] >>> Health.infectedShift) & Health.dayMask);
    this.bySince[Math.min(SINCE - 1, since)] += quarantined.day[node];
    for (const spared of [isolated, quarantined]) {
      spared.total[node] += spared.day[node];
      if ((own & 3) === Status.free) spared.free[node] += spared.day[node];
    }
  }
}
