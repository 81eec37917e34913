import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from './arbitrary.fixture';
import { DocumentError, decodeDocument } from './document';
import { encodeDocument } from './documentText';
import { scenarioJsonSchema } from './schema';
import { SCHEMA_PATH } from './schemaVersion';
import { synthetic } from './synthetic.fixture';
import { defaultScenario, withValues } from './validate';

const base = defaultScenario(synthetic);
const plain = JSON.parse(encodeDocument(base, synthetic));

function faultOf(text: string): { kind: string; path: string; message: string } {
  try {
    decodeDocument(text, [synthetic]);
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('document', () => {
  it('returns what was written', () => {
    fc.assert(
      fc.property(arbitraryScenario(synthetic), (scenario) => {
        expect(decodeDocument(encodeDocument(scenario, synthetic), [synthetic])).toEqual(scenario);
      }),
    );
  });

  it('carries estimates and data in place', () => {
    const fitted = withValues(base, synthetic, {
      estimates: { 'disease.r0': { sd: 0.07, q: { '0.5': 2.5 }, method: 'gradient', run: 'r7' } },
      data: [{ name: 'people.csv', sha256: 'ab'.repeat(32), role: 'people' }],
    });
    const text = encodeDocument(fitted, synthetic, { name: 'Murmuration', version: '0.1.0', created: '2026-11-23' });
    expect(JSON.parse(text).parameters['disease.r0'].estimate.sd).toBe(0.07);
    expect(decodeDocument(text, [synthetic])).toEqual(fitted);
  });

  it('keeps unknown fields and __proto__ out', () => {
    const text = JSON.stringify({ ...plain, extra: 1 }).replace('"title":""', '"__proto__":{"polluted":1},"title":"A"');
    const read = decodeDocument(text, [synthetic]);
    expect(read).toEqual({ ...base, title: 'A' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('migrates older model versions, in interventions too', () => {
    const old = {
      schemaVersion: '1.0.0',
      kind: 'scenario',
      model: { id: 'synthetic-model', version: '1' },
      parameters: { test_delay: { value: 4 } },
      protocol: { interventions: [{ parameter: 'test_delay', from: '2026-01-11', value: 1 }] },
    };
    const read = decodeDocument(JSON.stringify(old), [synthetic]);
    expect(read.values).toMatchObject({ 'testing.turnaround': 4, 'disease.r0': 3 });
    expect(read.changes).toEqual([{ parameter: 'testing.turnaround', from: 10, value: 1 }]);
  });

  it.each<[string, object, string, string]>([
    ['newer format', { schemaVersion: '1.1.0' }, 'newer', "has format '1.1.0'; this version reads formats up to 1.0.0"],
    [
      'newer model',
      { model: { id: 'synthetic-model', version: '4' } },
      'newer',
      'newer version of synthetic-model (v4; this is v3)',
    ],
    [
      'unknown model',
      { model: { id: 'synthetic-modl', version: '1' } },
      'unknown-model',
      "named 'synthetic-modl' that this version does not have (it has synthetic-model). Did you mean synthetic-model?",
    ],
    ['no kind', { kind: 'mesh' }, 'not-a-scenario', '"kind" is \'mesh\''],
    ['text seed', { seed: 'x' }, 'invalid', 'The scenario file cannot be used at seed: expected a number.'],
    [
      'bad value',
      { parameters: { 'disease.r0': { value: null } } },
      'invalid',
      'at parameters.disease.r0.value: expected a number, true or false, a text, or a list',
    ],
    [
      'out of bounds',
      { parameters: { 'disease.r0': { value: 9 } } },
      'invalid',
      'disease.r0 is 9; it must lie between 0 and 8. Example: 2.5',
    ],
    ['zero agents', { agents: 0 }, 'invalid', 'agents is 0; it must be a whole number'],
    ['field as parameter', { parameters: { seed: { value: 9 } } }, 'invalid', "'parameters.seed' is not a parameter"],
    [
      'failed migration',
      { model: { id: 'synthetic-model', version: '2' }, parameters: { test_sens: { value: 'high' } } },
      'migration-failed',
      '(step 2 to 3: test_sens)',
    ],
  ])('refuses: %s', (_, patch, kind, words) => {
    const fault = faultOf(JSON.stringify({ ...plain, ...patch }));
    expect(fault.kind).toBe(kind);
    expect(fault.message).toContain(words);
  });

  it('locates corrupt JSON', () => {
    expect(faultOf('{\n  "kind": "scenario",\n  "seed": 4 2\n}').message).toBe(
      "The scenario file is not valid JSON in line 3, column 13: expected ',' or '}'.",
    );
    expect(faultOf('').message).toBe('The scenario file is not valid JSON in line 1, column 1: expected a value.');
  });

  it('refuses what is too deep, too long or too big', () => {
    expect(faultOf(`{"kind":${'['.repeat(9)}${']'.repeat(9)}}`).kind).toBe('too-big');
    expect(faultOf(JSON.stringify({ a: Array(4097).fill(0) })).kind).toBe('too-big');
    expect(faultOf(' '.repeat((1 << 20) + 1)).kind).toBe('too-big');
    expect(faultOf('['.repeat(1 << 20)).kind).toBe('corrupt');
  });

  it('ends every edit of a file in a scenario or a DocumentError', () => {
    const text = encodeDocument(withValues(base, synthetic, { 'masks.on': true }), synthetic).replace(
      /"curve"[\s\S]*?\},\n/,
      '',
    );
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(3), fc.string({ maxLength: 4 }), (at, drop, insert) => {
        const edited = text.slice(0, at) + insert + text.slice(at + drop);
        try {
          expect(decodeDocument(edited, [synthetic]).model).toEqual({ id: 'synthetic-model', version: 3 });
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('published schema', () => {
  it('is the generated one', () => {
    const path = join(import.meta.dirname, '../../public', SCHEMA_PATH);
    expect(readFileSync(path, 'utf8'), 'run: npx tsx src/scenario/emitSchema.ts').toBe(scenarioJsonSchema());
  });

  it('requires format, kind and model', () => {
    const schema = JSON.parse(scenarioJsonSchema());
    expect(schema.required).toEqual(['schemaVersion', 'kind', 'model']);
    expect(schema.properties.schemaVersion.const).toBe('1.0.0');
  });
});
