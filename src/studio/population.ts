/**
 * How many people the bare first page begins with where the graphics adapter is a program: as many as the CPU can redo at every
 * move of a slider. Measures once, on a small city; never touches the number in a link.
 */
import type { Scenario } from '../scenario/scenario';
import type { World } from '../worlds/world';

/** People of the city that is measured, and days it is stepped at least; a warm-up goes first. */
const SAMPLE = 2_000;
const WARM_UP_DAYS = 10;
const MEASURED_MILLISECONDS = 40;
/** A whole run should be redone within this time, so that a dragged slider shows its effect at once. */
const REPLAY_MILLISECONDS = 600;
const FEWEST = 2_000;

/** Person-days a second of the twin of `world` on this thread, over at least `MEASURED_MILLISECONDS`. */
export function measuredSpeed(world: World, scenario: Scenario, now: () => number = () => performance.now()): number {
  const model = world.build({ ...scenario, agents: SAMPLE, horizon: Math.max(scenario.horizon, 2 * WARM_UP_DAYS) });
  let twin = world.twin(model, 0);
  while (twin.step < WARM_UP_DAYS) twin.advance();
  const start = now();
  let days = 0;
  while (now() - start < MEASURED_MILLISECONDS) {
    if (twin.step >= model.horizon) twin = world.twin(model, 0);
    twin.advance();
    days++;
  }
  return (1000 * SAMPLE * days) / (now() - start);
}

/**
 * The largest of 1, 2 and 5 times a power of ten that is redone in time, at most `most`.
 *
 * @param speed person-days a second
 */
export function affordableAgents(speed: number, horizon: number, most: number): number {
  const affordable = (speed * REPLAY_MILLISECONDS) / 1000 / horizon;
  const power = 10 ** Math.floor(Math.log10(Math.max(affordable, 1)));
  // The logarithm of a number just below a power of ten may round up to it, hence the half.
  const rounded = [5, 2, 1, 0.5].map((factor) => factor * power).find((agents) => agents <= affordable) ?? 1;
  return Math.min(most, Math.max(FEWEST, rounded));
}
