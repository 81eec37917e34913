/** The city's parameter table in every codec, and the links of every released version. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from '../scenario/arbitrary.fixture';
import { scenarioHash } from '../scenario/canonical';
import { checkDefinition } from '../scenario/definition';
import { fromDeltas, migrate } from '../scenario/deltas';
import { decodeDocument } from '../scenario/document';
import { encodeDocument } from '../scenario/documentText';
import { decodeLink, encodeLink } from '../scenario/link';
import { LinkError } from '../scenario/linkError';
import { cutChanges, validateScenario } from '../scenario/validate';
import { cityDefinition } from './city/parameters';

const models = [cityDefinition];

describe('the city in the codecs', () => {
  it('has a sound table of parameters', () => {
    expect(checkDefinition(cityDefinition)).toBeUndefined();
  });

  it('returns 1,000 random scenarios through the link', () => {
    fc.assert(
      fc.property(arbitraryScenario(cityDefinition), (scenario) => {
        const link = encodeLink(scenario, cityDefinition);
        const read = decodeLink(link, models);
        expect(read.scenario).toEqual(scenario);
        expect(read.notes.map(({ kind }) => kind)).toEqual(link === 'city&v=1' ? ['no-check-code'] : []);
      }),
      { numRuns: 1000 },
    );
  });

  it('returns 1,000 random pairs of a run and the one it is compared with', () => {
    fc.assert(
      fc.property(arbitraryScenario(cityDefinition), arbitraryScenario(cityDefinition), (scenario, other) => {
        // On the same people, seed and days; dated changes of a longer run would not fit.
        const { values, level, start } = other;
        const pinned = { ...scenario, values, level, start, changes: cutChanges(other.changes, scenario.horizon) };
        const link = encodeLink(scenario, cityDefinition, { pinned });
        const read = decodeLink(link, models);
        const same = scenarioHash(pinned, cityDefinition) === scenarioHash(scenario, cityDefinition);
        expect(read.scenario).toEqual(scenario);
        // Estimates describe values and stay with the scenario's file.
        expect(read.pinned).toEqual(same ? undefined : { ...pinned, estimates: {} });
        expect(read.notes.filter(({ kind }) => kind !== 'no-check-code')).toEqual([]);
        if (same) expect(link).not.toContain('A~');
      }),
      { numRuns: 1000 },
    );
  });

  it('returns scenarios and their hash through the file', () => {
    fc.assert(
      fc.property(arbitraryScenario(cityDefinition), (scenario) => {
        const read = decodeDocument(encodeDocument(scenario, cityDefinition), models);
        expect(read).toEqual(scenario);
        expect(scenarioHash(read, cityDefinition)).toBe(scenarioHash(scenario, cityDefinition));
      }),
      { numRuns: 100 },
    );
  });
});

const folder = join(import.meta.dirname, '../../e2e/links');
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

describe.each(files)('corpus %s', (file) => {
  const [, id, version] = /^(.*)-v(\d+)\.txt$/.exec(file) ?? [];
  const defaults = JSON.parse(readFileSync(join(folder, file.replace('.txt', '.defaults.json')), 'utf8'));
  const model = models.find((candidate) => candidate.id === id) ?? cityDefinition;
  const entries = readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

  it('decodes every link to the state it was made from', () => {
    expect(entries.length).toBeGreaterThanOrEqual(40);
    const stateOf = (deltas: Record<string, unknown>) =>
      validateScenario(model, fromDeltas(model, migrate(model, { ...defaults, ...deltas }, Number(version))));
    for (const [link, deltas, pinned] of entries) {
      const read = decodeLink(link, models);
      expect(read.scenario).toEqual(stateOf(JSON.parse(deltas)));
      const compared = pinned && stateOf({ ...JSON.parse(deltas), ...JSON.parse(pinned) });
      expect(read.pinned).toEqual(compared);
      expect(read.notes.filter(({ kind }) => kind !== 'no-check-code')).toEqual([]);
    }
  });

  it('refuses or marks every truncation', () => {
    for (const [link] of entries) {
      for (let end = 0; end < link.length; end++) {
        try {
          expect(decodeLink(link.slice(0, end), models).notes[0]?.kind).toBe('no-check-code');
        } catch (error) {
          expect(error).toBeInstanceOf(LinkError);
        }
      }
    }
  });
});
