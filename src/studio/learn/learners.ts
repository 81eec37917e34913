/** The crew of this page, made when something is first learned, and learners on the run that is shown. */
import type { Inputs, Model, World } from '../../worlds/world';
import type { Machine } from '../machine';
import { Crew } from './crew';
import { Learner } from './learner';

/** More cores than these help little: memory is what they wait for. */
const MOST_WORKERS = 6;
/** People in all workers together: tape and tables of an adjoint take some 500 bytes a person. */
const MOST_PEOPLE = 2_000_000;

let crew: Crew | null = null;

/** One thread is left to the page. */
export function crewSize(agents: number, cores: number): number {
  return Math.max(1, Math.min(MOST_WORKERS, cores - 1, Math.floor(MOST_PEOPLE / agents)));
}

/** A learner on a model, in the workers of this page and, for the runs of gradients, on its graphics device. */
export function learnerOn(
  world: World,
  model: Model,
  inputs: Inputs,
  { forward }: Pick<Machine, 'forward'> = {},
): Learner {
  crew ??= new Crew(
    () => new Worker(new URL('./learn.worker.ts', import.meta.url), { type: 'module' }),
    ({ scenario }) => crewSize(scenario.agents, navigator.hardwareConcurrency ?? 2),
  );
  return new Learner(crew, world, model, inputs, forward?.(world) ?? null);
}
