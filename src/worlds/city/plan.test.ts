/** Sizes of the city's plans: memory per person, work of a dispatch, bindings of a kernel. Made without a device. */
import { describe, expect, it } from 'vitest';
import { readShaderFiles } from '../../cli/shaderFiles';
import { DEFAULT_LIMITS, requirements } from '../../gpu/capacity';
import { MAX_WORK } from '../../gpu/dispatch';
import { link } from '../../gpu/link';
import { reflect } from '../../gpu/reflect';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityWorld } from '.';
import { CITY_BYTES_PER_AGENT } from './bytes';
import { cityDefinition } from './parameters';
import { cityPresets } from './presets';

const sources = readShaderFiles();

function modelOf(patch: Readonly<Record<string, unknown>>) {
  return cityWorld.build(withValues(defaultScenario(cityDefinition), cityDefinition, patch));
}

/** Everything that puts a kernel into the plan of some day. */
const ALL_ON = {
  'importation.rate': 5,
  'vaccination.on': true,
  'distancing.on': true,
  'distancing.trigger': 'cases',
  'masks.on': true,
  'ventilation.on': true,
  'variant.on': true,
  'variant.day': 3,
};

describe('memory', () => {
  const town = (variant: boolean) => modelOf({ 'variant.on': variant });

  it.each([
    ['one variant', false],
    ['two variants', true],
  ])('of the Town of 100,000 with %s is at most 64 bytes a person', (_, variant) => {
    const perAgent = requirements(cityWorld.plan(town(variant), 0)).bytes / 100_000;
    expect(perAgent).toBeLessThanOrEqual(64);
    expect(perAgent).toBeGreaterThan(52);
  });

  it('is promised before anything is built, for either number of variants, and not by more than 10 %', () => {
    const perAgent = requirements(cityWorld.plan(town(true), 0)).bytes / 100_000;
    expect(CITY_BYTES_PER_AGENT).toBeGreaterThanOrEqual(perAgent);
    expect(CITY_BYTES_PER_AGENT).toBeLessThan(1.1 * perAgent);
  });

  it('keeps the widest buffer of 8.4 million people within what adapters offer by default', () => {
    const { buffers } = cityWorld.plan(modelOf({ agents: 20_000, 'variant.on': true }), 0);
    const widest = Math.max(
      ...buffers.filter(({ role }) => role !== 'series').map(({ words }) => (4 * words) / 20_000),
    );
    expect(widest * 8_400_000).toBeLessThan(DEFAULT_LIMITS.maxStorageBufferBindingSize);
  });
});

describe('work', () => {
  const contacts = { 'contacts.school': 30, 'contacts.work': 30, 'contacts.community': 30 };
  const presets = Object.values(cityPresets)
    .filter(({ needs }) => !needs)
    .map(({ scenario }) => ({ agents: 100_000, ...scenario }));

  /** Items times visits of the heaviest dispatch of ten days, scaled from the people built to `agents`. */
  function heaviest(patch: Readonly<Record<string, unknown>>, agents: number): number {
    const built = 5000;
    const plan = cityWorld.plan(modelOf({ ...ALL_ON, ...patch, agents: built, horizon: 10 }), 0);
    const dispatches = Array.from({ length: 10 }, (_, day) => plan.dispatches(day)).flat();
    const most = Math.max(...dispatches.map(({ items, work = 1 }) => items * work));
    return (most * agents) / built;
  }

  it.each(presets)('of a dispatch of $agents people is bounded', ({ agents, values }) => {
    const work = heaviest({ ...values }, agents);
    expect(work).toBeLessThanOrEqual(MAX_WORK);
    // Everybody visits 14 others at home and some 24 elsewhere, at most.
    expect(work / agents).toBeGreaterThan(38);
  });

  it('is bounded for the most people with the most contacts', () => {
    const [, agents] = cityDefinition.limits.agents;
    expect(heaviest(contacts, agents)).toBeLessThanOrEqual(MAX_WORK);
  });
});

describe('kernels', () => {
  it('bind at most 8 storage buffers and exactly the buffers of the plan', () => {
    const plan = cityWorld.plan(modelOf({ ...ALL_ON, agents: 2000, horizon: 10 }), 0);
    const names = new Set(plan.buffers.map(({ name }) => name));
    const dispatches = Array.from({ length: 10 }, (_, day) => plan.dispatches(day)).flat();
    const kernels = new Set(dispatches.map(({ kernel }) => kernel));
    for (const { kernel, bind = {} } of dispatches) {
      const { bindings, entryPoint } = reflect(link(`${kernel}.wgsl`, sources, cityWorld.enums).code);
      const storage = bindings.filter(({ type }) => type !== 'uniform').map(({ name }) => bind[name] ?? name);
      expect(storage.length).toBeLessThanOrEqual(8);
      expect(storage.filter((name) => !names.has(name))).toEqual([]);
      expect(entryPoint(kernel.split('/')[1])).not.toBeNull();
    }
    expect(kernels.size).toBeGreaterThanOrEqual(22);
  });
});
