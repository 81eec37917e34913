/**
 * What the backward sweep collects: credits by table entry and by lever of a day. Sums only; what they say of a parameter is
 * `chain.ts`.
 *
 * Two kinds. A *factor* multiplies the hazard of a transmission, and the credit of every transmission it stood in is kept:
 * dF / d ln factor. A *choice* is drawn with a probability, and how the credit of those on whom it fell differs from that of the
 * others is kept: dF / d probability (`Choices`).
 */
import { CLASSES } from '../enums';
import { CIRCLES } from '../mixing';
import { LAYERS } from '../people';

/** Entries of the factors that hold for a day. */
const PER_DAY = {
  outgoing: LAYERS * CLASSES,
  incoming: LAYERS * CLASSES,
  multiplier: LAYERS,
  contacts: CIRCLES,
} as const;
/** Entries of the factors that hold for a run, as in `Table`. */
const PER_RUN = {
  shed: 256,
  susceptibility: 32,
  household: 16,
  activity: 4,
  vaccine: 2048,
  onward: 1024,
  natural: 768,
} as const;

export type DayFactor = keyof typeof PER_DAY;
export type RunFactor = keyof typeof PER_RUN;
export const DAY_FACTORS = Object.keys(PER_DAY) as readonly DayFactor[];
export const RUN_FACTORS = Object.keys(PER_RUN) as readonly RunFactor[];
export const entriesOf = (factor: DayFactor): number => PER_DAY[factor];

const record = <K extends string>(sizes: Readonly<Record<K, number>>, times: number): Record<K, Float64Array> =>
  Object.fromEntries(
    Object.entries<number>(sizes).map(([name, size]) => [name, new Float64Array(size * times)]),
  ) as Record<K, Float64Array>;

export class Factors {
  /** f64[horizon * entries] each, dF / d ln factor. */
  readonly byDay: Readonly<Record<DayFactor, Float64Array>>;
  /** f64[entries] each. */
  readonly byRun: Readonly<Record<RunFactor, Float64Array>>;

  constructor(readonly horizon: number) {
    this.byDay = record(PER_DAY, horizon);
    this.byRun = record(PER_RUN, 1);
  }

  addDay(factor: DayFactor, day: number, entry: number, credit: number): void {
    this.byDay[factor][day * PER_DAY[factor] + entry] += credit;
  }

  /** dF / d ln factor of a day, one entry. */
  ofDay(factor: DayFactor, day: number, entry: number): number {
    return this.byDay[factor][day * PER_DAY[factor] + entry];
  }
}

/** Sums over the people of one stratum: how many, their scores, their credits, and the products of both. */
interface Stratum {
  n: number;
  score: number;
  credit: number;
  product: number;
}

/** Days of a run, at most: what separates two entries of a key. */
const DAYS = 4096;

/**
 * Yes-or-no choices of many people, by the word of the levers or tables that holds their probability, in strata of one day each.
 *
 * dF / dp of n people is n times the difference between the mean credits of those on whom the choice fell and of the others; here as
 * the covariance of credit and score (fell - p) / (p (1 - p)), which is unbiased also where all fell alike (eq. 8).
 */
export class Choices {
  private readonly strata = new Map<number, Stratum>();
  private readonly known = new Map<number, number>();

  /** Adds to dF / dp what needs no comparison of people, because the effect on each is known. */
  exact(word: number, day: number, slope: number): void {
    if (slope === 0) return;
    const key = word * DAYS + day;
    this.known.set(key, (this.known.get(key) ?? 0) + slope);
  }

  /**
   * @param word  position in the levers or tables
   * @param p  probability of this person's choice; at 0 and 1 nothing can be learnt, and nothing is kept
   * @param rate  dp / d(probability of the word), where other factors stand beside it
   */
  add(word: number, day: number, p: number, fell: boolean, credit: number, rate = 1): void {
    if (!(p > 0 && p < 1)) return;
    const key = word * DAYS + day;
    let own = this.strata.get(key);
    if (!own) {
      own = { n: 0, score: 0, credit: 0, product: 0 };
      this.strata.set(key, own);
    }
    const score = (rate * ((fell ? 1 : 0) - p)) / (p * (1 - p));
    own.n++;
    own.score += score;
    own.credit += credit;
    own.product += score * credit;
  }

  /** Calls `visit` with dF / d(probability of the word) of every stratum of two people or more. */
  each(visit: (word: number, day: number, slope: number, form: 'score' | 'value') => void): void {
    for (const [key, { n, score, credit, product }] of this.strata) {
      if (n < 2) continue;
      const slope = ((product - (score * credit) / n) * n) / (n - 1);
      visit(Math.floor(key / DAYS), key % DAYS, slope, 'score');
    }
    for (const [key, slope] of this.known) visit(Math.floor(key / DAYS), key % DAYS, slope, 'value');
  }
}

/** Durations drawn, by law: what those of a length were worth beyond the mean of all who drew on the same day. */
export class Durations {
  private readonly law: number[] = [];
  private readonly day: number[] = [];
  private readonly days: number[] = [];
  private readonly credit: number[] = [];

  add(law: number, day: number, days: number, credit: number): void {
    this.law.push(law);
    this.day.push(day);
    this.days.push(days);
    this.credit.push(credit);
  }

  /** f64[laws * longest]: summed credit beyond the day's mean of those who drew so many days. */
  beyond(laws: number, longest: number): Float64Array {
    const sums = new Map<number, { n: number; credit: number }>();
    const key = (k: number) => this.law[k] * DAYS + this.day[k];
    for (let k = 0; k < this.law.length; k++) {
      const own = sums.get(key(k)) ?? { n: 0, credit: 0 };
      own.n++;
      own.credit += this.credit[k];
      sums.set(key(k), own);
    }
    const result = new Float64Array(laws * longest);
    for (let k = 0; k < this.law.length; k++) {
      const own = sums.get(key(k));
      if (!own || own.n < 2) continue;
      const apart = ((this.credit[k] - own.credit / own.n) * own.n) / (own.n - 1);
      result[this.law[k] * longest + this.days[k]] += apart;
    }
    return result;
  }
}
