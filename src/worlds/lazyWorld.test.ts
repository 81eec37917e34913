import { expect, test } from 'vitest';
import { cityWorld } from './city';
import { cityCard } from './city/card';
import { worlds } from './index';
import { lazyWorld } from './lazyWorld';
import { pageWorlds } from './page';
import { preparations } from './prepare';
import { presetScenario } from './preset';
import type { World } from './world';

const small = (world: World) => ({ ...presetScenario(world, world.presets.town), agents: 500, horizon: 3 });

test('a lazy world is its card until it is read, and the whole one after', async () => {
  const world = lazyWorld(cityCard, async () => cityWorld as World);
  expect(world.definition).toBe(cityWorld.definition);
  expect(world.view).toBeUndefined();
  expect(() => world.build(small(world))).toThrow('not read yet');
  await world.ready?.();
  const model = world.build(small(world));
  const [twin, whole] = [world.twin(model, 0), cityWorld.twin(cityWorld.build(small(world)), 0)];
  twin.advance();
  whole.advance();
  expect([...twin.row]).toEqual([...whole.row]);
  expect(world.enums).toBe(cityWorld.enums);
  expect(world.view).toBe(cityWorld.view);
  expect([world.gradient, world.objectives]).toEqual([cityWorld.gradient, cityWorld.objectives]);
});

test('a failed reading is tried again', async () => {
  let calls = 0;
  const world = lazyWorld(cityCard, async () => {
    calls++;
    if (calls === 1) throw new Error('no network');
    return cityWorld as World;
  });
  await expect(world.ready?.()).rejects.toThrow('no network');
  await world.ready?.();
  await world.ready?.();
  expect(calls).toBe(2);
});

test('the page offers the worlds that there are, in their order', async () => {
  expect(pageWorlds.map(({ definition }) => definition.id)).toEqual(worlds.map(({ definition }) => definition.id));
  const read = await Promise.all(pageWorlds.map((world) => world.ready?.()));
  expect(read).toEqual(worlds);
});

test('what a worker prepares is what the world prepares', () => {
  expect(Object.keys(preparations)).toEqual(
    worlds.filter(({ prepare }) => prepare).map(({ definition }) => definition.id),
  );
  const scenario = small(cityWorld as World);
  expect(preparations.city?.(scenario)).toEqual(cityWorld.prepare?.(scenario));
});
