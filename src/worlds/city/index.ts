/** The city: an epidemic among the people of one city. Its page is docs/worlds/city.md. */
import type { World } from '../world';
import { cityTapePlan, nodesOf } from './adjoint/device/plan';
import { buildPeople, populationKey } from './build';
import { cityCard } from './card';
import { type CityModel, modelOf } from './model';
import { cityObjectives } from './objectives';
import { cityOutcomes } from './outcomes';
import type { People } from './people';
import { cityPlan } from './plan';
import { cityPresets, sirPreset } from './presets';
import { cityRegimes } from './regimes';
import { shaderEnums } from './shaderEnums';
import { CityChronicle } from './story/chronicle';
import { CityTwin } from './twin';
import { cityView } from './view';

export const cityWorld: World<CityModel, People> = {
  ...cityCard,
  enums: shaderEnums,
  benchmarks: { town: cityPresets.town, sir: sirPreset },
  build(scenario, inputs = { files: {} }, progress = () => {}) {
    return modelOf(scenario, buildPeople(scenario, inputs, progress));
  },
  prepare: (scenario, inputs = { files: {} }, progress = () => {}) => buildPeople(scenario, inputs, progress),
  finish: modelOf,
  prepared: ({ people }) => people,
  rebuild(model, scenario) {
    return populationKey(model.scenario) === populationKey(scenario) ? modelOf(scenario, model.people) : null;
  },
  plan: cityPlan,
  adjointPlan: (model, replicate) => cityTapePlan(model, replicate, nodesOf(model)),
  twin: (model, replicate) => new CityTwin(model, replicate),
  chronicle: (model, replicate) => new CityChronicle(model, replicate),
  // Read when it is asked for: most who open the page never take a gradient.
  gradient: async (...given) => (await import('./adjoint/gradient')).cityGradient(...given),
  forward: async (device, model, replicate, { signal, progress } = {}) => {
    const { deviceHistory } = await import('./adjoint/device/history');
    const { model: _, ...forward } = await deviceHistory(device, model, replicate, (day) => {
      signal?.throwIfAborted();
      progress?.(day / model.horizon, 'forward');
    });
    return forward;
  },
  objectives: cityObjectives,
  regimes: cityRegimes,
  outcomes: cityOutcomes,
  view: cityView,
};
