/**
 * Examples as scenarios: what a gallery offers. An example is a preset with what differs, words in every language of the page, and
 * the run that it is to be compared with. Knows no particular example and no picture file.
 */
import type { Value } from '../scenario/parameter';
import type { DatedChange, Scenario } from '../scenario/scenario';
import { withValues } from '../scenario/validate';
import type { Text } from './face';
import { presetScenario } from './preset';
import type { World } from './world';

/** What differs from the preset. */
export interface ExampleRun {
  readonly values?: Readonly<Record<string, Value>>;
  readonly changes?: readonly DatedChange[];
}

export interface Example extends ExampleRun {
  /** Names its picture and stands in addresses: letters, digits, hyphens. */
  readonly id: string;
  readonly title: Text;
  /** One sentence that names no result: results are computed. */
  readonly description: Text;
  /** What the picture shows. */
  readonly alt: Text;
  /** Id of the preset that it begins with. */
  readonly preset: string;
  /** Number of people where the example is about that number; otherwise slow machines may begin with fewer. */
  readonly agents?: number;
  /** The run that it is compared with, as differences from the same preset; absent: itself. */
  readonly pinned?: ExampleRun;
  /** Day of its picture. */
  readonly day: number;
}

/**
 * The scenario of an example and the run that it is compared with, which is the same object where the example names none.
 *
 * @throws RangeError where the world has no preset of that id
 */
export function exampleScenarios(world: World, example: Example): { scenario: Scenario; pinned: Scenario } {
  if (!Object.hasOwn(world.presets, example.preset))
    throw new RangeError(`Example "${example.id}" begins with preset "${example.preset}", which does not exist.`);
  const { agents } = example;
  // Texts of presets would make every link long.
  const plain = { ...presetScenario(world, world.presets[example.preset]), title: '', description: '' };
  const begun = agents === undefined ? plain : { ...plain, agents };
  const of = ({ values = {}, changes = [] }: ExampleRun) => withValues(begun, world.definition, { ...values, changes });
  const scenario = of(example);
  return { scenario, pinned: example.pinned ? of(example.pinned) : scenario };
}

/** Whether the number of people belongs to the example, so that no machine may begin with another one. */
export function hasOwnNumber(world: World, { agents, preset }: Example): boolean {
  return agents !== undefined || world.presets[preset]?.scenario.agents !== undefined;
}
