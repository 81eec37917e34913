/**
 * What infectiousness is worth: value handed to the infectious on a day per unit given off, by layer and by days since
 * whoever gives it off became infectious. A person's circle is used up with time, and the day's value changes: the two are kept as a product (eq. 9).
 */
import { LAYERS } from '../people';

const AGES = 64;
/** Flows of so many mean transmissions stand for the prior that age does not matter. */
const PRIOR = 4;

export class Field {
  /** Of the day, by layer: what was given off, what came, and by how many transmissions. */
  private readonly given = new Float64Array(LAYERS);
  private readonly flows = new Float64Array(LAYERS);
  private readonly events = new Float64Array(LAYERS);
  /** Of the day, by layer and age. */
  private readonly cameToday = new Float64Array(LAYERS * AGES);
  private readonly givenToday = new Float64Array(LAYERS * AGES);
  /** Of the days behind, by layer and age: what came, and what was to be expected if age did not matter. */
  private readonly came = new Float64Array(LAYERS * AGES);
  private readonly due = new Float64Array(LAYERS * AGES);
  /** Of the days behind, by layer: what came, and by how many transmissions. */
  private readonly all = new Float64Array(LAYERS);
  private readonly number = new Float64Array(LAYERS);

  /** Value came to somebody `age` days after becoming infectious, by a transmission in a layer. */
  flow(layer: number, age: number, amount: number): void {
    this.flows[layer] += amount;
    this.events[layer]++;
    this.cameToday[layer * AGES + Math.min(AGES - 1, age)] += amount;
  }

  /** Somebody gave off so much on the day. */
  give(layer: number, given: number): void {
    this.given[layer] += given;
  }

  /** What a unit given off in a layer is worth today to somebody of that age. */
  worth(layer: number, age: number): number {
    if (this.given[layer] === 0) return 0;
    const at = layer * AGES + Math.min(AGES - 1, age);
    const prior = this.number[layer] > 0 ? (PRIOR * Math.abs(this.all[layer])) / this.number[layer] : 0;
    const share = prior > 0 ? (this.came[at] + prior) / (this.due[at] + prior) : 1;
    return (this.flows[layer] / this.given[layer]) * share;
  }

  /** Somebody of that age gave off so much; how age matters is learnt from it for the days before. */
  met(layer: number, age: number, given: number): void {
    this.givenToday[layer * AGES + Math.min(AGES - 1, age)] += given;
  }

  /** Closes the day. */
  nextDay(): void {
    for (let layer = 0; layer < LAYERS; layer++) {
      for (let at = layer * AGES; at < (layer + 1) * AGES; at++) {
        if (this.given[layer] > 0) this.due[at] += (this.givenToday[at] / this.given[layer]) * this.flows[layer];
        this.came[at] += this.cameToday[at];
      }
      this.all[layer] += this.flows[layer];
      this.number[layer] += this.events[layer];
    }
    for (const sums of [this.given, this.flows, this.events, this.cameToday, this.givenToday]) sums.fill(0);
  }
}
