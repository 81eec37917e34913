import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from './arbitrary.fixture';
import { clampScenario } from './clamp';
import { checkDefinition } from './definition';
import { ScenarioError, type ScenarioErrorKind } from './errors';
import { synthetic } from './synthetic.fixture';
import { defaultScenario, validateScenario, withValues } from './validate';

const base = defaultScenario(synthetic);

function faultOf(act: () => unknown): { kind: ScenarioErrorKind; path: string; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const change = (fields: object) => ({
  changes: [{ parameter: 'testing.turnaround', from: 30, to: 90, value: 1, ...fields }],
});

describe('validateScenario', () => {
  it('fills in the defaults', () => {
    expect(validateScenario(synthetic, {})).toEqual(base);
    expect(base.values['testing.turnaround']).toBe(2);
  });

  it.each<[Record<string, unknown>, ScenarioErrorKind, string, string]>([
    [
      { 'testing.turnaround': 99 },
      'out-of-range',
      'testing.turnaround',
      'testing.turnaround is 99; it must lie between 0 and 14 days. Example: 2',
    ],
    [
      { 'testing.turnaround': Number.NaN },
      'not-finite',
      'testing.turnaround',
      'testing.turnaround is NaN; it must be a number between 0 and 14 days. Example: 2',
    ],
    [
      { 'testing.turnaround': 'soon' },
      'wrong-type',
      'testing.turnaround',
      "testing.turnaround is 'soon'; it must be a number between 0 and 14 days. Example: 2",
    ],
    [
      { 'testing.capacity': 1.5 },
      'not-integer',
      'testing.capacity',
      'testing.capacity is 1.5; it must be a whole number between 0 and 1000000000 tests per day. Example: 100',
    ],
    [{ 'masks.on': 1 }, 'wrong-type', 'masks.on', 'masks.on is 1; it must be true or false. Example: false'],
    [
      { 'vaccination.order': 'by-height' },
      'unknown-choice',
      'vaccination.order',
      "vaccination.order is 'by-height'; it must be one of by-age, by-contacts, 1.0, true, who knows. Example: by-age",
    ],
    [
      { 'contacts.multiplier': [1, 1] },
      'wrong-length',
      'contacts.multiplier',
      'contacts.multiplier has 2 entries; it must have 4. Example: [1,1,1,1]',
    ],
    [
      { 'contacts.multiplier': [1, 5, 1, 1] },
      'out-of-range',
      'contacts.multiplier[1]',
      'contacts.multiplier[1] (school) is 5; it must be a number between 0 and 4. Example: 1',
    ],
    [
      { 'contacts.multiplier': [1, null, 1, 1] },
      'wrong-type',
      'contacts.multiplier[1]',
      'contacts.multiplier[1] (school) is null; it must be a number between 0 and 4. Example: 1',
    ],
    [
      { 'testing.turnarond': 1 },
      'unknown-parameter',
      'testing.turnarond',
      "'testing.turnarond' is not a parameter of synthetic-model. Did you mean testing.turnaround?",
    ],
    [
      { agents: 0 },
      'out-of-range',
      'agents',
      'agents is 0; it must be a whole number between 100 and 8400000 people. Example: 100000',
    ],
    [
      { agents: 1000.5 },
      'not-integer',
      'agents',
      'agents is 1000.5; it must be a whole number between 100 and 8400000 people. Example: 100000',
    ],
    [
      { agents: 9e9 },
      'out-of-range',
      'agents',
      'agents is 9000000000; it must be a whole number between 100 and 8400000 people. Example: 100000',
    ],
    [
      { seed: -1 },
      'out-of-range',
      'seed',
      'seed is -1; it must be a whole number between 0 and 4294967295. Example: 1',
    ],
    [
      { horizon: 0 },
      'out-of-range',
      'horizon',
      'horizon is 0; it must be a whole number between 1 and 1000 days. Example: 180',
    ],
    [
      { start: '2026-02-30' },
      'bad-date',
      'start',
      "start is '2026-02-30'; it must be an ISO date. Example: 2026-01-01",
    ],
    [
      change({ parameter: 'disease.r0' }),
      'not-dated',
      'changes[0].parameter',
      'changes[0] dates disease.r0, which holds for the whole run; set it without a date.',
    ],
    [
      change({ parameter: 'nothing' }),
      'unknown-parameter',
      'changes[0].parameter',
      "changes[0] names 'nothing', which is not a parameter of synthetic-model.",
    ],
    [
      change({ from: -1 }),
      'before-start',
      'changes[0].from',
      'changes[0].from is -1, a date before the start (2026-01-01, day 0). Example: 30',
    ],
    [
      change({ from: '2025-12-31' }),
      'before-start',
      'changes[0].from',
      "changes[0].from is '2025-12-31', a date before the start (2026-01-01, day 0). Example: 30",
    ],
    [
      change({ from: '31.1.2026' }),
      'bad-date',
      'changes[0].from',
      "changes[0].from is '31.1.2026'; it must be a day or an ISO date. Example: 30 or 2026-01-31",
    ],
    [
      change({ from: 90 }),
      'empty-interval',
      'changes[0].to',
      "changes[0].to is 90, which is not after from (90); 'to' is the first day without the change. Example: 120",
    ],
    [
      change({ from: 180, to: undefined }),
      'beyond-horizon',
      'changes[0].from',
      'changes[0].from is 180, beyond the end of the run (180 days). Example: 90',
    ],
    [
      change({ to: 181 }),
      'beyond-horizon',
      'changes[0].to',
      'changes[0].to is 181, beyond the end of the run (180 days). Example: 90',
    ],
    [
      change({ value: 99 }),
      'out-of-range',
      'changes[0].value (testing.turnaround)',
      'changes[0].value (testing.turnaround) is 99; it must lie between 0 and 14 days. Example: 2',
    ],
    [{ changes: 3 }, 'malformed', 'changes', 'changes is 3; it must be a list. Example: []'],
  ])('refuses %j', (patch, kind, path, message) => {
    expect(faultOf(() => withValues(base, synthetic, patch))).toMatchObject({ kind, path, message });
  });

  it('takes ISO dates of changes as days from the start', () => {
    const { changes } = withValues(base, synthetic, change({ from: '2026-01-31', to: '2026-02-10' }));
    expect(changes).toEqual([{ parameter: 'testing.turnaround', from: 30, to: 40, value: 1 }]);
  });

  it('refuses a scenario of another model or version', () => {
    const other = { ...base, model: { id: 'synthetic-model', version: 2 } };
    expect(faultOf(() => validateScenario(synthetic, other)).kind).toBe('wrong-model');
  });

  it('is blind to __proto__ and refuses constructor as a parameter', () => {
    const values = JSON.parse('{"__proto__": 5}');
    expect(faultOf(() => validateScenario(synthetic, { values })).kind).toBe('unknown-parameter');
    expect(faultOf(() => withValues(base, synthetic, { constructor: 1 })).kind).toBe('unknown-parameter');
  });

  it('turns -0 into 0 and keeps its result a fixed point', () => {
    expect(Object.is(withValues(base, synthetic, { 'tiny.offset': -0 }).values['tiny.offset'], 0)).toBe(true);
    fc.assert(
      fc.property(arbitraryScenario(synthetic), (scenario) => {
        expect(validateScenario(synthetic, scenario)).toEqual(scenario);
      }),
    );
  });

  it('either returns or throws a ScenarioError, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom('seed', 'values', 'changes', 'data', 'estimates', 'model', 'curve') }),
        (raw) => {
          try {
            expect(validateScenario(synthetic, raw).model.id).toBe('synthetic-model');
          } catch (error) {
            expect(error).toBeInstanceOf(ScenarioError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('withValues', () => {
  it('cuts dated changes when the run becomes shorter', () => {
    const long = withValues(base, synthetic, {
      changes: [
        { parameter: 'testing.turnaround', from: 10, to: 90, value: 1 },
        { parameter: 'masks.on', from: 70, value: true },
      ],
    });
    expect(withValues(long, synthetic, { horizon: 60 }).changes).toEqual([
      { parameter: 'testing.turnaround', from: 10, to: 60, value: 1 },
    ]);
  });
});

describe('clampScenario', () => {
  it('clamps, ignores and says so', () => {
    const { scenario, notes } = clampScenario(synthetic, {
      'disease.r0': 99,
      evil: 1,
      'masks.on': 'maybe',
      agents: 5,
      'contacts.multiplier': [1, 9, 1, 1],
      changes: [
        { parameter: 'testing.turnaround', from: 3, to: 500, value: -1 },
        { parameter: 'gone', from: 3, value: 1 },
        { parameter: 'masks.on', from: 999, value: true },
      ],
    });
    expect(scenario.values).toMatchObject({ 'disease.r0': 8, 'masks.on': false, 'contacts.multiplier': [1, 4, 1, 1] });
    expect(scenario.agents).toBe(100);
    expect(scenario.changes).toEqual([{ parameter: 'testing.turnaround', from: 3, to: 180, value: 0 }]);
    expect(notes.map(({ text }) => text)).toEqual([
      'disease.r0: 99 became 8',
      'evil: unknown, ignored',
      "masks.on: 'maybe' cannot be used (expected true or false), ignored",
      'contacts.multiplier: [1,9,1,1] became [1,4,1,1]',
      'agents: 5 became 100',
      'changes[0] (testing.turnaround): -1 became 0',
      'changes[0]: its end on day 500 became day 180',
      "changes[1] names 'gone', which is not a parameter of synthetic-model. Ignored",
      'changes[2].from is 999, beyond the end of the run (180 days). Example: 90 Ignored',
    ]);
  });

  it('refuses what has no nearest meaning', () => {
    expect(faultOf(() => clampScenario(synthetic, { seed: 2 ** 32 })).path).toBe('seed');
    expect(faultOf(() => clampScenario(synthetic, { start: 'today' })).path).toBe('start');
    expect(faultOf(() => clampScenario(synthetic, { horizon: 'long' })).path).toBe('horizon');
  });
});

describe('checkDefinition', () => {
  it('accepts the synthetic model', () => {
    expect(checkDefinition(synthetic)).toBeUndefined();
  });

  it.each([
    ['twice', [...synthetic.parameters, synthetic.parameters[0]], "parameter id 'disease.r0' stands twice"],
    ['reserved', [{ ...synthetic.parameters[0], id: 'seed' }], "parameter id 'seed' is reserved"],
    [
      'odd id',
      [{ ...synthetic.parameters[0], id: '__proto__' }],
      "parameter id '__proto__' is not a dotted identifier",
    ],
    ['default outside', [{ ...synthetic.parameters[0], default: 9 }], 'disease.r0 is 9; it must lie between 0 and 8'],
  ])('refuses %s', (_, parameters, message) => {
    expect(() => checkDefinition({ ...synthetic, parameters: parameters as typeof synthetic.parameters })).toThrow(
      message,
    );
  });
});
