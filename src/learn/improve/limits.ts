/**
 * Limits on outcomes (people in hospital at most the beds, money at most a budget) as penalties of each run: λ v + ρ v² / 2, v what exceeds
 * the limit in units of it, all by the magnitude of the objective. λ rises while the mean exceeds the limit (augmented Lagrangian).
 */
import { mean } from '../../engine/statistics';
import type { ObjectiveSpec } from '../../worlds/objective';
import type { World } from '../../worlds/world';
import { Budget } from './budget';
import { type Lab, type Problem, problemOf } from './problem';
import type { Point, Space } from './space';

/** An outcome that must not exceed a number. */
export interface Limit {
  readonly name: string;
  readonly of: ObjectiveSpec;
  readonly most: number;
}

export const FIRST_PENALTY = 2;
const CURVATURE = 10;

/** What is searched, and what must hold. */
export interface Limited {
  readonly lab: Lab;
  readonly world: Pick<World, 'series'>;
  readonly space: Space;
  readonly objective: ObjectiveSpec;
  readonly limits: readonly Limit[];
  /** Replicates of a gradient. */
  readonly batch: number;
}

const unitOf = (most: number): number => Math.max(Math.abs(most), 1e-9);

/** @param scale  magnitude of the objective */
export function withLimits({ objective, limits }: Limited, penalties: readonly number[], scale: number): ObjectiveSpec {
  if (limits.length === 0) return objective;
  const parts = limits.map(({ of, most }, k) => ({
    weight: scale,
    of: {
      kind: 'beyond' as const,
      of,
      most,
      linear: penalties[k] / unitOf(most),
      quadratic: CURVATURE / unitOf(most) ** 2,
    },
  }));
  return { kind: 'sum', parts: [{ weight: 1, of: objective }, ...parts] };
}

/** Raises the penalties of limits that a point exceeds in the mean; costs a batch of runs a limit. */
export async function raise(problem: Problem, ask: Limited, point: Point, penalties: number[], first: number) {
  const replicates = Array.from({ length: ask.batch }, (_, k) => first + k);
  for (const [k, { of, most }] of ask.limits.entries()) {
    const beyond = (mean(await problem.values(point, replicates, of)) - most) / unitOf(most);
    if (beyond > 0) penalties[k] += Math.max(1, CURVATURE * beyond);
  }
}

/** Magnitude of the objective where the search begins; one run, not counted. */
export async function magnitude({ lab, world, space, objective }: Limited): Promise<number> {
  const problem = problemOf(lab, world, space, objective, new Budget(1));
  const [value] = await problem.values(space.start, [0]);
  return Math.max(1e-9, Math.abs(value));
}
