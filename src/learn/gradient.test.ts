import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../engine/testing/majority';
import type { Model, World } from '../worlds/world';
import { gradients, replicateGradient } from './gradient';
import { objectiveOf } from './objective';
import { workshopScenario, workshopWorld } from './testing/workshop';

const world = workshopWorld() as World;
const income = (model: Model) =>
  objectiveOf({ kind: 'total', of: { made: { parameters: ['cost.thing'] } } }, { ...model, series: world.series });

describe('gradients by an adjoint', () => {
  it('are those of the world, tables by a common factor, prices from the objective', async () => {
    const model = world.build(workshopScenario());
    const { parameters, forms, value, rows } = await replicateGradient(world, model, 4, income(model));
    expect(Object.keys(parameters)).toEqual(['work.rate', 'work.benches', 'people.hands', 'work.skills', 'cost.thing']);
    const made = rows.reduce((sum, count, k) => sum + (k % 2 === 0 ? count : 0), 0);
    expect(value).toBe(5 * made);
    expect(parameters['cost.thing']).toBe(made);
    // Of 1 · 1 + 2 · 2 + 3 · 4 + 2² · 3 = 29 parts 17 are skills, 12 are benches at 3 each.
    expect(parameters['work.skills'] / value).toBeCloseTo(17 / 29, 4);
    expect(parameters['work.benches'] / value).toBeCloseTo(4 / 29, 4);
    expect(parameters['work.rate'] / value).toBeCloseTo(12 / 29, 4);
    expect(forms['work.skills']).toBe('pathwise');
  });

  it('have single days, of prices too', async () => {
    const model = world.build(workshopScenario());
    const keys = ['work.rate@2', 'cost.thing@2', 'work.skills[1]'];
    const { parameters, rows, value } = await replicateGradient(world, model, 0, income(model), keys);
    expect(Object.keys(parameters)).toEqual(keys);
    expect(parameters['cost.thing@2']).toBe(rows[4]);
    expect((8 * parameters['work.rate@2']) / value).toBeCloseTo(12 / 29, 4);
    expect(parameters['work.skills[1]'] / value).toBeCloseTo(2 / 29, 4);
  });

  it('have means and errors over replicates', async () => {
    const model = world.build(workshopScenario());
    const seen: number[] = [];
    const result = await gradients(world, model, income, ['work.rate'], 5, {
      first: 2,
      progress: (fraction) => seen.push(fraction),
    });
    const { mean, se, n, values, form } = result.parameters['work.rate'];
    expect([n, form, result.stopped, result.first, result.replicates.length]).toEqual([5, 'pathwise', false, 2, 5]);
    expect(values[1]).toBe(
      (await replicateGradient(world, model, 3, income(model), ['work.rate'])).parameters['work.rate'],
    );
    expect(mean).toBeCloseTo(values.reduce((sum, one) => sum + one, 0) / 5, 6);
    expect(se).toBeGreaterThan(0);
    expect(seen).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  });

  it('keep what is done when stopped', async () => {
    const model = world.build(workshopScenario());
    const controller = new AbortController();
    const progress = (fraction: number) => {
      if (fraction > 0.5) controller.abort();
    };
    const result = await gradients(world, model, income, undefined, 4, { signal: controller.signal, progress });
    expect([result.stopped, result.replicates.length, result.parameters['work.rate'].n]).toEqual([true, 3, 3]);
  });

  it('are refused where there is no adjoint, or none for a key', async () => {
    const ring = majorityWorld.build(majorityScenario({ agents: 10, horizon: 2 }));
    const last = objectiveOf({ kind: 'last', of: { ones: 1 } }, { ...ring, series: majorityWorld.series });
    await expect(replicateGradient(majorityWorld, ring, 0, last)).rejects.toThrow(
      "The model 'majority' has no adjoint, so that it has no gradient of its own; take paired differences instead.",
    );
    const model = world.build(workshopScenario());
    const blind: World = {
      ...world,
      gradient: async (...given) => ({
        ...(await (world.gradient?.(...given) as ReturnType<NonNullable<World['gradient']>>)),
        parameters: {},
      }),
    };
    await expect(replicateGradient(blind, model, 0, income(model), ['work.rate'])).rejects.toThrow(
      "The adjoint of 'workshop' has no derivative by work.rate",
    );
    await expect(gradients(world, model, income, ['work.pace'], 1)).rejects.toThrow('Did you mean work.rate?');
    await expect(gradients(world, model, income, ['work.rate'], 0)).rejects.toThrow('0 replicates have no gradient');
  });
});
