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

/** Sums over the people of one word and day: their scores, and the products of score and credit. */
interface Stratum {
  readonly word: number;
  readonly day: number;
  readonly group: number;
  score: number;
  product: number;
}

/** People whose credits are compared: how many, and their credits. */
interface Compared {
  n: number;
  credit: number;
}

/** Days of a run, at most: what separates two entries of a key. */
const DAYS = 4096;

/**
 * Yes-or-no choices of many people, by the word of the levers or tables that holds their probability and by day.
 *
 * dF / dp of n people is n times the difference between the mean credits of those on whom the choice fell and of the others; here as
 * the sum of score (fell - p) / (p (1 - p)) times credit beyond the mean of all others who chose that day, which is unbiased also where
 * all fell alike (eq. 8). The others may have chosen by another word of the same `group` (tests of other days since infection, other
 * ages): of one word there is often a single person a day.
 */
export class Choices {
  private readonly strata = new Map<number, Stratum>();
  private readonly compared = new Map<number, Compared>();
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
   * @param group  first word of those whose people are compared
   */
  add(word: number, day: number, p: number, fell: boolean, credit: number, { rate = 1, group = word } = {}): void {
    if (!(p > 0 && p < 1)) return;
    const key = word * DAYS + day;
    let own = this.strata.get(key);
    if (!own) {
      own = { word, day, group, score: 0, product: 0 };
      this.strata.set(key, own);
    }
    const score = (rate * ((fell ? 1 : 0) - p)) / (p * (1 - p));
    own.score += score;
    own.product += score * credit;
    const all = this.compared.get(group * DAYS + day);
    if (all) {
      all.n++;
      all.credit += credit;
    } else this.compared.set(group * DAYS + day, { n: 1, credit });
  }

  /** Calls `visit` with dF / d(probability of the word) by word and day; one person alone is compared with those of the next such day. */
  each(visit: (word: number, day: number, slope: number, form: 'score' | 'value') => void): void {
    const ahead = this.meansAhead();
    for (const { word, day, group, score, product } of this.strata.values()) {
      const { n, credit } = this.compared.get(group * DAYS + day) as Compared;
      const mean = ahead.get(group * DAYS + day);
      if (n > 1) visit(word, day, (product * n - score * credit) / (n - 1), 'score');
      else if (mean !== undefined) visit(word, day, product - score * mean, 'score');
    }
    for (const [key, slope] of this.known) visit(Math.floor(key / DAYS), key % DAYS, slope, 'value');
  }

  /** By group and day: the mean credit of the group on the next day on which anybody chose. */
  private meansAhead(): ReadonlyMap<number, number> {
    const ahead = new Map<number, number>();
    const keys = [...this.compared.keys()].sort((a, b) => b - a);
    keys.forEach((key, k) => {
      const later = keys[k - 1];
      if (later === undefined || Math.floor(later / DAYS) !== Math.floor(key / DAYS)) return;
      const { n, credit } = this.compared.get(later) as Compared;
      ahead.set(key, credit / n);
    });
    return ahead;
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
