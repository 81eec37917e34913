/** The city's face against its table: every parameter has a home, words and a step; bundles and measures can be taken. */
import { describe, expect, it } from 'vitest';
import { closures } from '../../scenario/observed';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityFace } from './face';
import { german } from './face/german';
import { cityDefinition } from './parameters';

const ids = cityDefinition.parameters.map(({ id }) => id);

describe('the face of the city', () => {
  it('has German words for every parameter and for nothing else', () => {
    expect(Object.keys(german).sort()).toEqual([...ids].sort());
  });

  it('puts every parameter into exactly one group', () => {
    for (const id of ids) {
      const homes = cityFace.groups.filter(({ prefixes }) => prefixes.some((prefix) => id.startsWith(prefix)));
      expect([id, homes.length]).toEqual([id, 1]);
    }
  });

  it('names only parameters that exist', () => {
    const named = [
      ...cityFace.main,
      ...Object.keys(cityFace.rows),
      ...cityFace.groups.flatMap((group) => [...group.first, ...(group.switch ? [group.switch] : [])]),
    ];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(cityFace.main.length).toBeLessThanOrEqual(7);
    expect(cityFace.main[0]).toBe('testing.turnaround');
  });

  it('has a word for every choice', () => {
    for (const parameter of cityDefinition.parameters) {
      if (parameter.kind !== 'choice') continue;
      expect(Object.keys(cityFace.rows[parameter.id].choices ?? {})).toEqual([...parameter.choices]);
    }
  });

  it('has bundles and measures that a scenario can take', () => {
    const base = defaultScenario(cityDefinition);
    for (const { id, values = {}, changes } of [...cityFace.bundles, ...Object.values(cityFace.measures)]) {
      const dated = Object.entries(changes).map(([parameter, value]) => ({ parameter, from: 3, to: 9, value }));
      const scenario = withValues(base, cityDefinition, { ...values, changes: dated });
      expect([id, scenario.changes]).toEqual([id, dated]);
    }
  });

  it('knows every observed measure but the one that has nothing to act on', () => {
    const unknown = closures.map(({ measure }) => measure).filter((measure) => !cityFace.measures[measure]);
    expect([...new Set(unknown)]).toEqual(['foreign_travel_ban']);
  });
});
