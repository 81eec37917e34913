/**
 * How many people the bare first page begins with where the graphics adapter is a program: as many as the CPU can redo at every
 * move of a slider. Measures once, on a small city; never touches the number in a link.
 */
import type { Scenario } from '../scenario/scenario';
import { presetScenario } from '../worlds/preset';
import type { World } from '../worlds/world';
import type { MachineKind } from './machine';

/** People of the city that is measured. */
const SAMPLE = 5_000;
/** Compilers warm up for this long before anything counts. */
const WARM_UP_MILLISECONDS = 60;
const MEASURED_MILLISECONDS = 60;
const STRETCH_DAYS = 3;
/** A whole run should be redone within this time, so that a dragged slider shows its effect at once. */
const REPLAY_MILLISECONDS = 300;
const FEWEST = 5_000;

/** Person-days a second of the twin of `world` on this thread: the quickest stretch of days, since other work only slows. */
export function measuredSpeed(world: World, scenario: Scenario, now: () => number = () => performance.now()): number {
  const model = world.build({ ...scenario, agents: SAMPLE });
  let twin = world.twin(model, 0);
  let quickest = Number.POSITIVE_INFINITY;
  const begin = now();
  for (let start = begin; start - begin < WARM_UP_MILLISECONDS + MEASURED_MILLISECONDS; ) {
    if (twin.step + STRETCH_DAYS > model.horizon) twin = world.twin(model, 0);
    for (let day = 0; day < STRETCH_DAYS && twin.step < model.horizon; day++) twin.advance();
    const end = now();
    if (start - begin >= WARM_UP_MILLISECONDS) quickest = Math.min(quickest, end - start);
    start = end;
  }
  return (1000 * SAMPLE * STRETCH_DAYS) / Math.max(0.01, quickest);
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

/** People to begin with where the computer is likely to be slow. */
const SMALL_AGENTS = 20_000;

/** What a page may choose, and by which speed in person-days a second, null where nothing was measured. */
export interface Affordable {
  readonly agents: number;
  readonly speed: number | null;
}

/** The choice of this page, which measures its speed once. */
export class PopulationChoice {
  private measured: number | null = null;

  /** `small`: few people, as on a phone. */
  constructor(private readonly small: boolean) {}

  /** People that a scenario without a number of its own begins with on such a machine. */
  affordable(kind: MachineKind, world: World, scenario: Scenario): Affordable {
    if (kind === 'gpu' || this.small) return { agents: scenario.agents, speed: null };
    if (kind !== 'software') return { agents: SMALL_AGENTS, speed: null };
    this.measured ??= measuredSpeed(world, scenario);
    return { agents: affordableAgents(this.measured, scenario.horizon, scenario.agents), speed: this.measured };
  }

  /** The same for an example, which on a phone may have been made for more. */
  comfortable(kind: MachineKind, world: World, scenario: Scenario): number {
    const { agents } = this.affordable(kind, world, scenario);
    return this.small ? Math.min(agents, SMALL_AGENTS) : agents;
  }

  /** A preset without its texts, which would make every link long, and small where the computer is. */
  beginning(world: World, id: string): Scenario {
    const scenario = { ...presetScenario(world, world.presets[id]), title: '', description: '' };
    const first = id === Object.keys(world.presets)[0];
    return this.small && first ? { ...scenario, agents: Math.min(scenario.agents, SMALL_AGENTS) } : scenario;
  }

  /** Where the machine need not be spoken of: on a phone the notice would hide the city, and nothing was chosen there. */
  silent(kind: MachineKind): boolean {
    return this.small && kind === 'software';
  }
}
