/**
 * What is asked of a run, as plain data: an objective is a number made from the daily series by name, so that it fits a scenario file, a
 * command line and a world's list of named objectives. How it is computed and differentiated is `src/learn/objective.ts`.
 */

/**
 * What one unit counts: a number, one number a day (`horizon` of them), or the sum of parameters as they stand on the day (prices), times
 * `times` (1 unless given).
 */
export type Weight = number | readonly number[] | { readonly parameters: readonly string[]; readonly times?: number };

/** A daily quantity: the weighted sum of series, by name. People in hospital: `{ "hospital": 1, "critical": 1 }`. */
export type Terms = Readonly<Record<string, Weight>>;

interface Common {
  readonly id?: string;
  /** Divides the value by the number of agents. */
  readonly per?: 'agent';
}

/** The sum over all days, plus `constant`: infections, deaths, days in hospital, money. */
export interface TotalSpec extends Common {
  readonly kind: 'total';
  readonly of: Terms;
  readonly constant?: number;
}

/** The value on the last day. `complement`: agents less that, as everybody ever infected is agents less susceptible. */
export interface LastSpec extends Common {
  readonly kind: 'last';
  readonly of: Terms;
  readonly complement?: boolean;
}

/**
 * The largest value of a day, smoothly. `power`: the p-norm (Σ x^p)^(1/p) with p = sharpness, weights not negative; at most n^(1/p) times
 * the maximum of n days. `exponential`: log(Σ exp(βx)) / β with β = sharpness per unit of x; at most log(n) / β above it.
 */
export interface PeakSpec extends Common {
  readonly kind: 'peak';
  readonly of: Terms;
  /** `power` unless given. */
  readonly form?: 'power' | 'exponential';
  readonly sharpness: number;
  /** Days of a trailing mean taken before, 1 unless given. */
  readonly window?: number;
}

/** What exceeds a threshold, summed over the days: max(0, x − threshold), or softness · log(1 + exp((x − threshold) / softness)). */
export interface ExcessSpec extends Common {
  readonly kind: 'excess';
  readonly of: Terms;
  readonly threshold: Weight;
  /** In the unit of x; 0, unless given, is the corner itself, whose slope at the threshold is taken as one half. */
  readonly softness?: number;
  /** Days of a trailing mean taken before, 1 unless given. */
  readonly window?: number;
}

/**
 * Negative-binomial log-likelihood of what was observed. With daily events x, the mean of day t is
 * μ_t = fraction · weekday(t) · Σ_k delay_k · x_(t−k) + background, and the variance μ + μ² / dispersion. Nothing happened before day 0.
 */
export interface LikelihoodSpec extends Common {
  readonly kind: 'likelihood';
  readonly of: Terms;
  /** One count a period, null where nothing was observed. */
  readonly observed: readonly (number | null)[];
  /** First day of the first period, counted from the start of the run; 0 unless given. */
  readonly from?: number;
  /** Days that one count sums over, 1 unless given; 7 for weekly figures. */
  readonly period?: number;
  /** Share of the events that is observed. */
  readonly fraction: number;
  /** Probability of being observed k days after the event; [1] unless given. */
  readonly delay?: readonly number[];
  /** Factors of Monday to Sunday, all 1 unless given. */
  readonly weekday?: readonly number[];
  readonly dispersion: number;
  /** Counts a day that come from elsewhere, 0.01 unless given: without any, one count on a day without events would be impossible. */
  readonly background?: number;
}

/**
 * What a measure costs by being in force, whoever is infected: Σ price · units · level over the days. `value`: the level is the parameter
 * (people who wear masks); `reduction`: what it lacks to 1, at least 0 (contacts that are ordered off).
 */
export interface EffortSpec extends Common {
  readonly kind: 'effort';
  /** A number. */
  readonly parameter: string;
  readonly level: 'value' | 'reduction';
  /** What is counted: `agents`, or one of the model's `units`. */
  readonly units: string;
  readonly price: Weight;
  /** A switch: days on which it is off cost nothing. */
  readonly switch?: string;
  /** On days on which the count of `series` is not 0, the level is that of this parameter. */
  readonly instead?: { readonly series: string; readonly parameter: string };
}

/** What an objective is beyond a limit, as a penalty: linear · v + quadratic · v² / 2 with v = max(0, of − most). */
export interface BeyondSpec extends Common {
  readonly kind: 'beyond';
  readonly of: ObjectiveSpec;
  readonly most: number;
  readonly linear: number;
  readonly quadratic: number;
}

/** A weighted sum of objectives. */
export interface SumSpec extends Common {
  readonly kind: 'sum';
  readonly parts: readonly { readonly weight: number; readonly of: ObjectiveSpec }[];
}

export type ObjectiveSpec =
  | TotalSpec
  | LastSpec
  | PeakSpec
  | ExcessSpec
  | LikelihoodSpec
  | EffortSpec
  | BeyondSpec
  | SumSpec;
