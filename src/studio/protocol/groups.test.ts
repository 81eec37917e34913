/** Where parameters stand, and what a search finds. */
import { describe, expect, it } from 'vitest';
import { majorityWorld } from '../../engine/testing/majority';
import { cityWorld } from '../../worlds/city';
import { gateOf, grouping, isChanged, matchesSearch } from './groups';

const { definition, face } = cityWorld;
const parameter = (id: string) => {
  const found = definition.parameters.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const found = (query: string) =>
  definition.parameters.filter((one) => matchesSearch(query, one, '', face)).map(({ id }) => id);

describe('grouping', () => {
  it('gives every parameter of the city exactly one place', () => {
    const { main, groups } = grouping(definition.parameters, face);
    const places = [
      ...main,
      ...groups.flatMap(({ gate, first, advanced }) => [...(gate ? [gate] : []), ...first, ...advanced]),
    ];
    expect(places.map(({ id }) => id).sort()).toEqual(definition.parameters.map(({ id }) => id).sort());
    expect(groups.map(({ title }) => title).slice(0, 3)).toEqual([
      'Testing',
      'Isolation and quarantine',
      'Contact tracing',
    ]);
  });

  it('does so for a world without a face', () => {
    const { main, groups } = grouping(majorityWorld.definition.parameters, undefined);
    expect(main).toEqual([]);
    expect(groups.flatMap(({ first }) => first.map(({ id }) => id))).toEqual(
      majorityWorld.definition.parameters.map(({ id }) => id),
    );
  });

  it('knows which switch a parameter needs', () => {
    expect(
      ['distancing.open.community', 'masks.uptake', 'ventilation.work', 'masks.on', 'disease.r0'].map((id) =>
        gateOf(id, face),
      ),
    ).toEqual(['distancing.on', 'masks.on', 'ventilation.on', undefined, undefined]);
    expect(gateOf('quarantine.days', face)).toBe('isolation.on');
  });
});

describe('search', () => {
  it('finds by label, id, description and several words', () => {
    expect(found('test result')).toContain('testing.turnaround');
    expect(found('TURNAROUND')).toEqual(['testing.turnaround']);
    expect(found('antigen')).toEqual(['testing.assay']);
    expect(found('poisson')).toEqual(['importation.rate']);
    expect(found('no such thing')).toEqual([]);
  });
});

describe('changed', () => {
  it('compares tables entry by entry', () => {
    const ages = parameter('population.ages');
    expect(isChanged(ages, ages.default)).toBe(false);
    expect(isChanged(ages, [...(ages.default as readonly number[])])).toBe(false);
    expect(
      isChanged(
        ages,
        (ages.default as readonly number[]).map((share) => share / 2),
      ),
    ).toBe(true);
    expect(isChanged(parameter('masks.on'), true)).toBe(true);
  });
});
