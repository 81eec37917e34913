/**
 * The backward sweep: what every infection is worth to the objective, and what every transmission is, from the last day to the first
 * (docs/gradients.md, eq. 4 to 7). Values are f64 and summed in a fixed order.
 *
 * The value of a node is what the objective loses if that person is not infected then and nobody else does it: its own costs, and
 * whatever hangs on it. The credit of a transmission is what is lost if only this transmission fails: less, where a witness takes its
 * place some days later.
 */
import { Count, Event, Health, Stage, Status } from '../enums';
import { EVENT_COUNTS } from '../twin/count';
import { layerOf } from './contact';
import { common, dominates, dominators, NEVER, without } from './dominators';
import { Expectation } from './expectation';
import type { History } from './history';
import { Openness } from './openness';
import { FACTORS, Factor, OUTSIDE, type Tape, WITNESSES } from './tape';
import { ToldDays } from './toldDays';

/** What reads the credits: called for every node in order of falling day, once its value and the credit of its transmission are known. */
export type OnInfection = (node: number, credit: number, value: number) => void;

/** By day of infection, f64[horizon] each: summed values, and of how many. */
interface Sums {
  readonly values: Float64Array;
  readonly numbers: Float64Array;
}

export class Sweep {
  readonly tape: Tape;
  readonly tree: Int32Array;
  /** f64[nodes], values collected so far; complete for nodes of days that are done. */
  readonly value: Float64Array;
  /** The same values, and what is spared by keeping apart, as expected of everybody. */
  readonly expectation: Expectation;
  readonly told: ToldDays;
  /** f64[nodes], what a node on which two branches meet gets on the day of the earlier branch; kept at that branch. */
  private readonly waiting: Float64Array;
  /** i32[agents], node of the next infection of a person, as of the day of the sweep, or -1. */
  readonly next: Int32Array;
  /** f64[agents], credit of the next infection of a person, 0 where there is none ahead. */
  readonly ahead: Float64Array;
  /** i32[agents], node of the infection that a person is in, as of the day of the sweep, or -1. */
  readonly current: Int32Array;
  private readonly free: Sums;
  private readonly apart: Sums;

  constructor(private readonly history: History) {
    const { tape, model } = history;
    this.tape = tape;
    this.tree = history.tree ?? dominators(tape);
    this.value = new Float64Array(tape.length);
    this.expectation = new Expectation(tape.length, new Openness(model));
    this.told = new ToldDays(tape.told);
    this.waiting = new Float64Array(tape.length);
    this.next = new Int32Array(model.agents).fill(-1);
    this.ahead = new Float64Array(model.agents);
    this.current = tape.current.slice();
    const sums = (): Sums => ({ values: new Float64Array(model.horizon), numbers: new Float64Array(model.horizon) });
    this.free = sums();
    this.apart = sums();
  }

  /** What lies ahead of person i: what is still expected of the infection it is in, or the credit of its next. */
  credit(i: number): number {
    const node = this.current[i];
    return node >= 0 ? this.expectation.value[node] : this.ahead[i];
  }

  /**
   * Adds what the day's counts weigh for everybody in an infection (eq. 4). Who is susceptible counts as such whatever
   * happens, so that a person's costs are those beyond a susceptible one's.
   *
   * @param weights  f64[Count.words], dF / d count of the day
   */
  costs(day: number, weights: Float64Array): void {
    const { tape, current, value, expectation } = this;
    const { health, events } = this.history.evenings[day];
    const base = weights[Count.susceptible];
    const flows = FLOWS.filter(([, counter]) => weights[counter] !== 0);
    const stocks = STAGES.some((stage) => weights[Count.susceptible + stage] !== base);
    if (!stocks && flows.length === 0) return;
    for (let i = 0; i < current.length; i++) {
      const node = current[i];
      if (node < 0 || tape.day[node] > day) continue;
      let own = stocks ? weights[Count.susceptible + (health[i] & Health.stageMask)] - base : 0;
      const happened = events[i];
      if (happened !== 0) for (const [bit, counter] of flows) if ((happened & bit) !== 0) own += weights[counter];
      value[node] += own;
      expectation.value[node] += own;
    }
  }

  /** Takes the nodes of a day (-1: before day 0) out of the sweep, and hands what they are worth to those on whom they hang. */
  infections(day: number, onInfection: OnInfection): void {
    const { tape, value } = this;
    const first = tape.starts[day + 1];
    const end = tape.starts[day + 2];
    for (let node = first; day >= 0 && node < end; node++) {
      const sums = this.alike(node);
      sums.values[day] += value[node];
      sums.numbers[day]++;
    }
    for (let node = first; node < end; node++) {
      const credit = tape.parent[node * WITNESSES] === OUTSIDE ? value[node] : this.hand(node, day);
      this.ahead[tape.person[node]] = credit;
      this.next[tape.person[node]] = node;
      onInfection(node, credit, this.expectation.value[node]);
    }
    for (let node = first; node < end; node++) {
      const above = this.tree[node];
      if (above !== OUTSIDE && this.waiting[node] !== 0) this.give(above, this.waiting[node], node);
      this.current[tape.person[node]] = tape.before[node];
    }
    if (day >= 0) this.expectation.close(this.history.evenings[day], day, this.current, end);
  }

  /**
   * Adds what the case of person i brings about otherwise than by infecting: through everybody, and through those only who would be
   * as they are had i not been infected, on whom alone it counts as a loss when i's infection falls away.
   */
  bring(i: number, everybody: number, others: number): void {
    const node = this.current[i];
    if (node < 0) return;
    this.value[node] += others;
    this.expectation.value[node] += everybody;
  }

  /** Whether the infection that person j is in, or its next, would not be without the one that person i is in. */
  hangsOn(j: number, i: number): boolean {
    const own = this.current[j] >= 0 ? this.current[j] : this.next[j];
    const other = this.current[i];
    return own >= 0 && other >= 0 && dominates(this.tree, other, own);
  }

  /** A part of what `node` carries goes to x, by the transmission to `node`. */
  private give(x: number, amount: number, node: number): void {
    this.value[x] += amount;
    const { tape } = this;
    const day = tape.day[node];
    const layer = layerOf(tape.parentPlace[node * WITNESSES]);
    this.expectation.handed(this.history.evenings[day], tape.person[x], day, layer, amount);
  }

  /** Eq. 6 and 7 for one node; returns the credit of its transmission. */
  private hand(node: number, day: number): number {
    const { tape, tree, value } = this;
    const whole = value[node];
    const credit = whole - this.later(without(tape, tree, node, node).day, day, node);
    const top = tree[node];
    let left = whole;
    let x = tape.parent[node * WITNESSES];
    let branch = node;
    while (x !== OUTSIDE) {
      const next = x === top ? LAST : without(tape, tree, node, x);
      const y = x === top ? 0 : this.later(next.day, day, node);
      if (branch === node) this.give(x, left - y, node);
      else this.waiting[branch] += left - y;
      if (next.by === OUTSIDE) break;
      left = y;
      const above = common(tree, x, next.by);
      branch = above === OUTSIDE ? OUTSIDE : Math.min(below(tree, x, above), below(tree, next.by, above));
      x = above;
    }
    return credit;
  }

  /**
   * What a person like that of a node is worth if infected on a later day: the mean value of those infected around then who were as
   * free to move, or kept apart as well (eq. 6). Somebody in quarantine hands on little on either day.
   */
  private later(then: number, day: number, node: number): number {
    if (then === day) return this.value[node];
    if (then >= this.history.model.horizon) return 0;
    return this.meanAround(this.alike(node), then, day);
  }

  /** Sums by day of those who were as free to move as the person of a node. */
  private alike(node: number): Sums {
    return (this.tape.factors[node * FACTORS + Factor.incoming] & 3) === Status.free ? this.free : this.apart;
  }

  /** Mean value of those infected around a day, of days not before `first`; 0 where there are none. */
  private meanAround({ values, numbers }: Sums, day: number, first: number): number {
    let sum = 0;
    let number = 0;
    for (let reach = 1; number < LEAST && reach < values.length; reach++) {
      sum = 0;
      number = 0;
      for (let at = Math.max(0, first, day - reach); at <= Math.min(values.length - 1, day + reach); at++) {
        sum += values[at];
        number += numbers[at];
      }
    }
    return number > 0 ? sum / number : 0;
  }
}

const LAST = { day: NEVER, by: OUTSIDE };

/** The node under `above` in whose subtree y lies; y itself's number where it is `above`, so that it never is the earlier one. */
function below(tree: Int32Array, y: number, above: number): number {
  if (y === above) return NOT_EARLIER;
  let at = y;
  while (tree[at] !== above) at = tree[at];
  return at;
}

const NOT_EARLIER = 0x7fffffff;

/** Fewest infections that make a mean. */
const LEAST = 4;

const STAGES = Object.values(Stage);

/** Events that a person's infection brings about, of all that are counted. */
const OWN =
  Event.infected |
  Event.again |
  Event.onset |
  Event.admitted |
  Event.worsened |
  Event.died |
  Event.recovered |
  Event.tested |
  Event.positive |
  Event.isolated;
const FLOWS = EVENT_COUNTS.filter(([bit]) => (bit & OWN) !== 0);
