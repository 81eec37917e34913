/**
 * Objectives: numbers made from the daily series of a run, with their derivative by every count. Made from data (`ObjectiveSpec`); the
 * series and prices are names, so no world is known here. How the counts depend on parameters is the adjoint's and the paired
 * differences' part.
 */
import { dayNumber } from '../scenario/dates';
import type {
  BeyondSpec,
  EffortSpec,
  ExcessSpec,
  LikelihoodSpec,
  ObjectiveSpec,
  PeakSpec,
  SumSpec,
} from '../worlds/objective';
import type { Model, World } from '../worlds/world';
import { type Curve, excess, exponentialPeak, last, powerPeak, total, trailingMean, trailingMeanBack } from './curve';
import { effortOf } from './effort';
import { logLikelihood } from './observation';
import { addDirect, type ByParameter, type DailyWeight, dailyTerms, dailyWeight, type Frame, type Rows } from './terms';

export interface Objective {
  /** F of the rows of a whole run, horizon * series counts row after row. */
  value(rows: Rows): number;
  /** dF / d count, f64[horizon * series]. */
  cotangent(rows: Rows): Float64Array;
  /** dF / d parameter at fixed counts, by `id` and `id@day`: what the value owes to prices and thresholds beside the agents' behaviour. */
  direct(rows: Rows): ByParameter;
}

/** The objective for a model, made anew for every scenario, since prices and thresholds may be what varies. */
export type ObjectiveFor<M extends Model> = (model: M) => Objective;

/**
 * The objective of `spec` for runs of a model.
 *
 * @param spec   as `parseObjective` lets through
 * @param frame  the world's series with the model's scenario, agents and horizon
 * @throws RangeError where the description does not fit the run: names that there are not, days outside, wrong lengths
 */
export function objectiveOf(spec: ObjectiveSpec, frame: Frame): Objective {
  const whole = core(spec, frame);
  return spec.per === 'agent' ? scaled(whole, (one) => one / frame.agents) : whole;
}

/** The objective of `spec` for every model of a world. */
export function objectiveFor<M extends Model>(
  { series }: Pick<World<M>, 'series'>,
  spec: ObjectiveSpec,
): ObjectiveFor<M> {
  return ({ scenario, agents, horizon, units }) => objectiveOf(spec, { series, scenario, agents, horizon, units });
}

function core(spec: ObjectiveSpec, frame: Frame): Objective {
  if (spec.kind === 'sum') return sumOf(spec, frame);
  if (spec.kind === 'beyond') return beyondOf(spec, frame);
  if (spec.kind === 'effort') return effortOf(spec, frame);
  const terms = dailyTerms(spec.of, frame);
  const { curve, window = 1, threshold } = curveOf(spec, frame);
  const complement = spec.kind === 'last' && spec.complement === true;
  const sign = complement ? -1 : 1;
  const constant = complement ? frame.agents : spec.kind === 'total' ? (spec.constant ?? 0) : 0;
  const read = (rows: Rows) => trailingMean(terms.read(rows), window);
  const slopes = (rows: Rows) => {
    const outer = curve.slope(read(rows)).map((one) => sign * one);
    return { outer, inner: trailingMeanBack(outer, window) };
  };
  return {
    value: (rows) => sign * curve.value(read(rows)) + constant,
    cotangent(rows) {
      const into = new Float64Array(frame.horizon * frame.series.length);
      terms.pullBack(slopes(rows).inner, into);
      return into;
    },
    direct(rows) {
      const { outer, inner } = slopes(rows);
      const sums = terms.direct(rows, inner);
      if (threshold) addDirect(sums, threshold, (day) => -outer[day]);
      return sums;
    },
  };
}

interface Shape {
  readonly curve: Curve;
  /** Days of the trailing mean that the curve is of. */
  readonly window?: number;
  /** What the curve subtracts from x. */
  readonly threshold?: DailyWeight;
}

function curveOf(spec: Exclude<ObjectiveSpec, SumSpec | EffortSpec | BeyondSpec>, frame: Frame): Shape {
  switch (spec.kind) {
    case 'total':
      return { curve: total };
    case 'last':
      return { curve: last };
    case 'peak':
      return { curve: peakOf(spec), window: spec.window };
    case 'excess':
      return excessOf(spec, frame);
    case 'likelihood':
      return { curve: likelihoodOf(spec, frame) };
  }
}

function peakOf({ form = 'power', sharpness }: PeakSpec): Curve {
  return form === 'power' ? powerPeak(sharpness) : exponentialPeak(sharpness);
}

function excessOf({ threshold, softness = 0, window }: ExcessSpec, frame: Frame): Shape {
  const weight = dailyWeight(threshold, frame, 'The threshold');
  return { curve: excess(weight.values, softness), window, threshold: weight };
}

const EVERY_DAY = [1, 1, 1, 1, 1, 1, 1];
const BACKGROUND = 0.01;

function likelihoodOf(spec: LikelihoodSpec, { scenario, horizon }: Frame): Curve {
  const { observed, from = 0, period = 1, fraction, delay = [1], weekday = EVERY_DAY, dispersion } = spec;
  const end = from + observed.length * period;
  if (end > horizon) {
    throw new RangeError(
      `The observations end on day ${end - 1}, beyond the run of ${horizon} days; run longer or leave the last ones out. Example: ${end} days`,
    );
  }
  // 1970-01-01, day 0 of `dayNumber`, was a Thursday; factors begin with Monday.
  const first = (dayNumber(scenario.start) ?? 0) + 3;
  const factor = Float64Array.from({ length: horizon }, (_, day) => weekday[(((first + day) % 7) + 7) % 7]);
  const { background = BACKGROUND } = spec;
  return logLikelihood({ observed, from, period, fraction, delay, factor, dispersion, background });
}

function sumOf({ parts }: SumSpec, frame: Frame): Objective {
  const objectives = parts.map(({ weight, of }) => scaled(objectiveOf(of, frame), (one) => weight * one));
  return {
    value: (rows) => objectives.reduce((sum, one) => sum + one.value(rows), 0),
    cotangent(rows) {
      const sum = new Float64Array(frame.horizon * frame.series.length);
      for (const one of objectives) {
        for (const [k, slope] of one.cotangent(rows).entries()) sum[k] += slope;
      }
      return sum;
    },
    direct: (rows) => objectives.reduce<ByParameter>((sum, one) => added(sum, one.direct(rows)), {}),
  };
}

function beyondOf({ of, most, linear, quadratic }: BeyondSpec, frame: Frame): Objective {
  const inner = objectiveOf(of, frame);
  const beyond = (rows: Rows) => Math.max(0, inner.value(rows) - most);
  const slope = (rows: Rows) => {
    const v = beyond(rows);
    return v > 0 ? linear + quadratic * v : 0;
  };
  return {
    value(rows) {
      const v = beyond(rows);
      return linear * v + (quadratic * v * v) / 2;
    },
    cotangent: (rows) => scaled(inner, (one) => slope(rows) * one).cotangent(rows),
    direct: (rows) => scaled(inner, (one) => slope(rows) * one).direct(rows),
  };
}

/** The objective times a number, as `factor` multiplies by it. */
function scaled(objective: Objective, factor: (one: number) => number): Objective {
  return {
    value: (rows) => factor(objective.value(rows)),
    cotangent: (rows) => objective.cotangent(rows).map(factor),
    direct: (rows) =>
      Object.fromEntries(Object.entries(objective.direct(rows)).map(([id, slope]) => [id, factor(slope)])),
  };
}

function added(a: ByParameter, b: ByParameter): ByParameter {
  const sum: Record<string, number> = { ...a };
  for (const [id, slope] of Object.entries(b)) sum[id] = (sum[id] ?? 0) + slope;
  return sum;
}
