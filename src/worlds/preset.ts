/** Presets as scenarios: where the studio, the command line and the tests begin. Knows no particular preset. */
import type { Scenario } from '../scenario/scenario';
import { defaultScenario, withValues } from '../scenario/validate';
import type { Preset, World } from './world';

/** The complete scenario of a preset: the model's defaults with what the preset changes, under the preset's title. */
export function presetScenario(world: World, preset: Preset): Scenario {
  const { values, ...fields } = preset.scenario;
  const { title, description } = preset;
  return withValues(defaultScenario(world.definition), world.definition, { ...values, ...fields, title, description });
}

/** The preset of that id with its world, or undefined. */
export function findPreset(worlds: readonly World[], id: string): { world: World; preset: Preset } | undefined {
  const world = worlds.find(({ presets }) => Object.hasOwn(presets, id));
  return world && { world, preset: world.presets[id] };
}

/** The preset whose changes all hold in the scenario, the one with the most of them; the first changes nothing. */
export function presetIdOf(world: World, scenario: Scenario): string {
  const fitting = Object.values(world.presets).filter(({ scenario: { values = {} }, needs }) => {
    const files = !needs || scenario.data.some(({ role }) => role === 'people');
    return files && Object.entries(values).every(([id, value]) => String(scenario.values[id]) === String(value));
  });
  const size = (id: string) => Object.keys(world.presets[id].scenario.values ?? {}).length;
  return fitting.reduce((best, { id }) => (size(id) > size(best) ? id : best), Object.keys(world.presets)[0]);
}
