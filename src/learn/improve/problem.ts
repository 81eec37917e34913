/**
 * What a search asks: values and gradients of an objective at points of a space, on given replicates, so that two points are compared on
 * common random numbers. Every run is counted. Where the runs are made is the lab's part.
 */
import { mean } from '../../engine/statistics';
import { writeKey } from '../../scenario/key';
import type { Scenario } from '../../scenario/scenario';
import type { ObjectiveSpec } from '../../worlds/objective';
import type { World } from '../../worlds/world';
import { objectiveOf } from '../objective';
import { type Budget, GRADIENT_RUNS } from './budget';
import { daysOf, type Point, type Space, type Variable } from './space';

/** Where runs and gradients are made: this thread, or workers of a page. */
export interface Lab {
  /** @throws AbortError when stopped */
  rows(scenario: Scenario, replicate: number): Promise<Uint32Array>;
  /** Derivatives by those of the keys that the adjoint knows, prices included. */
  gradient(
    scenario: Scenario,
    replicate: number,
    objective: ObjectiveSpec,
    keys: readonly string[],
  ): Promise<{ readonly value: number; readonly parameters: Readonly<Record<string, number>> }>;
  /** Runs or gradients that are made at the same time. */
  readonly width: number;
  /** Numbers that objectives price, of the people of the lab. */
  readonly units?: Readonly<Record<string, number>>;
  /** Of the people, which a file may decide. */
  readonly agents: number;
}

export type Estimator = 'adjoint' | 'differences';

/** Values by replicate at a point, and the mean derivative by its coordinates. */
export interface Slope {
  readonly values: readonly number[];
  readonly gradient: Float64Array;
}

export interface Problem {
  readonly space: Space;
  readonly budget: Budget;
  readonly estimator: Estimator;
  values(point: Point, replicates: readonly number[], objective?: ObjectiveSpec): Promise<number[]>;
  slope(point: Point, replicates: readonly number[]): Promise<Slope>;
  /** Runs that a slope on one replicate costs. */
  slopeCost(): number;
}

/** Step of a difference, of the range. */
const STEP = 0.05;

export function problemOf(
  lab: Lab,
  { series }: Pick<World, 'series'>,
  space: Space,
  objective: ObjectiveSpec,
  budget: Budget,
  estimator: Estimator = 'adjoint',
): Problem {
  const { variables } = space;
  // Coordinates that needed paired differences the last time.
  let byDifference: readonly number[] = estimator === 'differences' ? [...variables.keys()] : [];
  const values = async (point: Point, replicates: readonly number[], of = objective): Promise<number[]> => {
    const scenario = space.scenarioAt(point);
    const { agents, units } = lab;
    const measure = objectiveOf(of, { series, scenario, agents, horizon: scenario.horizon, units });
    return inOrder(lab.width, replicates, async (replicate) => {
      const before = performance.now();
      const rows = await lab.rows(scenario, replicate);
      budget.run(performance.now() - before);
      return measure.value(rows);
    });
  };
  const differences = async (point: Point, replicates: readonly number[], gradient: Float64Array) => {
    for (const k of byDifference) {
      const step = Math.max(STEP, variables[k].whole ? 1 / (variables[k].max - variables[k].min) : 0);
      const [below, above] = [Math.max(0, point[k] - step), Math.min(1, point[k] + step)];
      const at = async (coordinate: number) => mean(await values(moved(point, k, coordinate), replicates));
      gradient[k] = ((await at(above)) - (await at(below))) / (above - below);
    }
  };
  return {
    space,
    budget,
    estimator,
    values,
    slopeCost: () => (byDifference.length < variables.length ? GRADIENT_RUNS : 1) + 2 * byDifference.length,
    async slope(point, replicates) {
      const gradient = new Float64Array(variables.length);
      if (byDifference.length === variables.length) {
        await differences(point, replicates, gradient);
        return { values: await values(point, replicates), gradient };
      }
      const scenario = space.scenarioAt(point);
      const keys = variables.map(keysOf);
      const found = await inOrder(lab.width, replicates, async (replicate) => {
        const before = performance.now();
        const one = await lab.gradient(scenario, replicate, objective, keys.flat());
        budget.gradient(performance.now() - before);
        return one;
      });
      // An adjoint that has nobody to go by (a share of 0) says exactly 0, which is no derivative either. Days on which a measure can do
      // nothing do so too, and there are too many of them to look.
      byDifference = [...variables.keys()].filter((k) => {
        const known = keys[k].every((key) => Object.hasOwn(found[0].parameters, key));
        return !known || (!variables[k].days && found.every(({ parameters }) => parameters[keys[k][0]] === 0));
      });
      for (const { parameters } of found) {
        for (const [k, { min, max }] of variables.entries()) {
          for (const key of keys[k]) gradient[k] += ((parameters[key] ?? 0) * (max - min)) / found.length;
        }
      }
      await differences(point, replicates, gradient);
      return { values: found.map(({ value }) => value), gradient };
    },
  };
}

/** Keys whose derivatives add up to that by a variable. */
function keysOf({ id, days }: Variable): readonly string[] {
  return days ? daysOf(days).map((day) => writeKey({ id, entry: null, day })) : [id];
}

function moved(point: Point, k: number, coordinate: number): Point {
  const other = point.slice();
  other[k] = coordinate;
  return other;
}

/** `work` on each entry, `width` at a time, results in order. */
async function inOrder<T, R>(width: number, entries: readonly T[], work: (entry: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < entries.length; from += Math.max(1, width)) {
    results.push(...(await Promise.all(entries.slice(from, from + Math.max(1, width)).map(work))));
  }
  return results;
}
