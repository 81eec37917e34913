/**
 * Projected descent in a trust region. A gradient on fresh replicates points the way; a step is taken only if paired runs on those same
 * replicates say that it is better, else it is shortened. A poor gradient costs runs, never a worse protocol. Stopping keeps the point.
 */
import { mean, standardError } from '../../engine/statistics';
import type { Problem } from './problem';
import type { Point } from './space';

/** One step of a search as it is drawn while it runs. */
export interface TracePoint {
  /** Runs spent so far, gradients counted. */
  readonly equivalents: number;
  /** Mean objective on the replicates of this step, after it. */
  readonly value: number;
  /** Of the paired difference that decided; negative: better. */
  readonly gain: number;
  readonly gainSe: number;
  readonly accepted: boolean;
  /** Coordinates of the point after the step. */
  readonly point: readonly number[];
  /** Coordinates that were tried, and their mean objective. */
  readonly tried: readonly number[];
  readonly triedValue: number;
  /** Mean derivative by the coordinates where the step began; absent where nothing was differentiated. */
  readonly slope?: readonly number[];
}

export interface SearchOptions {
  /** Replicates of one gradient and of the pair that judges its step. */
  readonly batch: number;
  /** Number of the first replicate. */
  readonly first: number;
  /** Runs spent at which it ends; the whole budget unless given. */
  readonly until?: number;
  readonly onTrace?: (point: TracePoint) => void;
  readonly signal?: AbortSignal;
}

const LARGEST = 0.5;
const SMALLEST = 0.004;
const FIRST = 0.3;
const MEMORY = 0.6;
const SPREAD = 0.85;
/** Shorter steps along one direction before another gradient. */
const TRIES = 3;

/** The best point when the budget does not reach for another step. @throws AbortError, after `onTrace` told of every step */
export async function search(problem: Problem, from: Point, options: SearchOptions): Promise<Point> {
  const { space, budget } = problem;
  const { batch, onTrace, signal } = options;
  const size = from.length;
  let point = from.slice();
  let radius = FIRST;
  let next = options.first;
  const direction = new Direction(size);
  const left = () => Math.min(budget.left, (options.until ?? budget.limit) - budget.spent().equivalents);
  while (left() >= batch * (problem.slopeCost() + 1)) {
    signal?.throwIfAborted();
    const replicates = Array.from({ length: batch }, (_, k) => next + k);
    next += batch;
    const { values, gradient } = await problem.slope(point, replicates);
    const way = direction.after(gradient, point);
    if (way === null) continue;
    let moved = false;
    for (let k = 0; k < TRIES && left() >= batch; k++) {
      signal?.throwIfAborted();
      const there = point.map((x, j) => Math.min(1, Math.max(0, x + radius * way[j])));
      if (same(space.valuesAt(there), space.valuesAt(point))) break;
      const tried = await problem.values(there, replicates);
      const gains = tried.map((value, j) => value - values[j]);
      const gain = mean(gains);
      const accepted = gain < 0;
      if (accepted) point = there;
      onTrace?.({
        equivalents: budget.spent().equivalents,
        value: mean(accepted ? tried : values),
        gain,
        gainSe: standardError(gains),
        accepted,
        point: [...point],
        tried: [...there],
        triedValue: mean(tried),
        slope: [...gradient],
      });
      radius = Math.min(LARGEST, Math.max(SMALLEST, radius * (accepted ? (k === 0 ? 1.4 : 1) : 0.4)));
      moved ||= accepted;
      if (accepted) break;
    }
    // What led nowhere says nothing of the way from here.
    if (!moved) direction.forget();
  }
  return point;
}

/**
 * The way to go: averaged gradients over their averaged magnitude (Kingma & Ba 2015), so that a coordinate of which the gradients do not
 * agree moves little, whatever its unit. The longest coordinate is 1.
 */
class Direction {
  private count = 0;
  private recent = 0;
  private readonly average: Float64Array;
  private readonly square: Float64Array;

  constructor(size: number) {
    this.average = new Float64Array(size);
    this.square = new Float64Array(size);
  }

  forget(): void {
    this.average.fill(0);
    this.recent = 0;
  }

  /** Null where nothing is left to go. */
  after(gradient: Float64Array, point: Point): Float64Array | null {
    this.count++;
    this.recent++;
    const { average, square, count, recent } = this;
    for (const [k, slope] of gradient.entries()) {
      average[k] = MEMORY * average[k] + (1 - MEMORY) * slope;
      square[k] = SPREAD * square[k] + (1 - SPREAD) * slope * slope;
    }
    const spread = square.map((one) => Math.sqrt(one / (1 - SPREAD ** count)));
    const floor = 1e-3 * Math.max(...spread);
    if (!(floor > 0)) return null;
    const way = average.map((one, k) => {
      const step = -one / (1 - MEMORY ** recent) / (spread[k] + floor);
      return (step < 0 && point[k] <= 0) || (step > 0 && point[k] >= 1) ? 0 : step;
    });
    const longest = Math.max(...way.map(Math.abs));
    return longest > 0 ? way.map((one) => one / longest) : null;
  }
}

const same = (a: readonly number[], b: readonly number[]): boolean => a.every((one, k) => one === b[k]);
