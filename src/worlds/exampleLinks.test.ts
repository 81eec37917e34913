/** That every example is a valid scenario whose link is short and brings it back, with the run that it is compared with. */
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../scenario/link';
import { worlds } from '.';
import { exampleScenarios, hasOwnNumber } from './example';

/** Links up to here stay readable in a message; chats cut those beyond the second (design: studio.md, S10). */
const TYPICAL = 600;
const WORST = 2000;

const all = await Promise.all(
  worlds.map(async (world) => ((await world.examples?.()) ?? []).map((example) => ({ world, example }))),
);
const entries = all.flat();

it('there are examples with ids of their own, and each world offers its first preset first', () => {
  expect(entries.length).toBeGreaterThanOrEqual(9);
  expect(new Set(entries.map(({ example }) => example.id)).size).toBe(entries.length);
  for (const { example } of entries) expect(example.id).toMatch(/^[a-z0-9-]{1,60}$/);
  for (const world of worlds) {
    const [first] = entries.filter((entry) => entry.world === world);
    if (first) expect(first.example.preset).toBe(Object.keys(world.presets)[0]);
  }
});

describe.each(entries)('$example.id', ({ world, example }) => {
  const { scenario, pinned } = exampleScenarios(world, example);
  const { definition } = world;

  it('comes back from a link without notes', () => {
    const link = encodeLink(scenario, definition, { pinned });
    const read = decodeLink(link, [definition]);
    expect(read.scenario).toEqual(scenario);
    expect(read.pinned ?? read.scenario).toEqual(pinned);
    expect(read.notes.filter(({ kind }) => kind !== 'no-check-code')).toEqual([]);
    expect(link.length).toBeLessThanOrEqual(example.preset === 'franklin' ? WORST : TYPICAL);
  });

  it('differs from the run that it is compared with, on the same people and days', () => {
    if (!example.pinned) return expect(pinned).toBe(scenario);
    expect({ ...scenario, values: {}, changes: [] }).toEqual({ ...pinned, values: {}, changes: [] });
    expect(encodeLink(scenario, definition)).not.toBe(encodeLink(pinned, definition));
  });

  it('says what it is in every language, and shows a day of the run', () => {
    for (const text of [example.title, example.description, example.alt])
      for (const words of [text.en, text.de]) expect(words.length).toBeGreaterThan(3);
    expect(example.day).toBeLessThanOrEqual(scenario.horizon);
  });
});

it('numbers of people belong to examples of real places only', () => {
  const own = entries.filter(({ world, example }) => hasOwnNumber(world, example)).map(({ example }) => example.id);
  expect(own).toEqual(['jackson-county', 'new-york-city', 'franklin']);
});
