import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../engine/testing/majority';
import { createTwinRun } from '../engine/twinRun';
import { defaultScenario, withValues } from '../scenario/validate';
import { cityWorld } from '../worlds/city/index';
import { cityObjectives } from '../worlds/city/objectives';
import type { ObjectiveSpec } from '../worlds/objective';
import { objectiveOf } from './objective';
import type { Frame } from './terms';

const DAYS = 9;
/** Two series, `ones` and `changed`, over nine days from Thursday, 1 January 2026; 200 agents. */
const frame: Frame = {
  series: majorityWorld.series,
  scenario: majorityScenario({ agents: 200, horizon: DAYS }),
  agents: 200,
  horizon: DAYS,
};
const rowsOf = (ones: readonly number[], changed: readonly number[] = ones.map(() => 0)) =>
  Float64Array.from({ length: 2 * DAYS }, (_, k) => (k % 2 === 0 ? ones : changed)[k >> 1] ?? 0);
const ONES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const value = (spec: ObjectiveSpec, rows = rowsOf(ONES)) => objectiveOf(spec, frame).value(rows);

describe('exact values', () => {
  it('of totals, with weights that are numbers, daily, or parameters', () => {
    expect(value({ kind: 'total', of: { ones: 2 }, constant: 7 })).toBe(97);
    expect(value({ kind: 'total', of: { ones: [1, 0, 0, 0, 0, 0, 0, 0, 10] } })).toBe(91);
    expect(
      value({ kind: 'total', of: { ones: { parameters: ['start.share', 'change.noise'], times: 4 } } }),
    ).toBeCloseTo(45 * 4 * 0.55, 12);
    expect(value({ kind: 'total', of: { ones: 1, changed: -1 }, per: 'agent' }, rowsOf(ONES, ONES.toReversed()))).toBe(
      0,
    );
  });

  it('of the last day', () => {
    expect(value({ kind: 'last', of: { ones: 1 } })).toBe(9);
    expect(value({ kind: 'last', of: { ones: 1 }, complement: true })).toBe(191);
    expect(value({ kind: 'last', of: { ones: 1 }, complement: true, per: 'agent' })).toBe(191 / 200);
  });

  it('of peaks, within the bounds that are promised', () => {
    const flat = rowsOf(ONES.map(() => 5));
    expect(value({ kind: 'peak', of: { ones: 1 }, sharpness: 2 }, flat)).toBeCloseTo(15, 12);
    expect(value({ kind: 'peak', of: { ones: 1 }, form: 'exponential', sharpness: 3 }, flat)).toBeCloseTo(
      5 + Math.log(9) / 3,
      12,
    );
    expect(value({ kind: 'peak', of: { ones: 1 }, sharpness: 1000 }, rowsOf(ONES.map((one) => 1e6 * one)))).toBeCloseTo(
      9e6,
      3,
    );
    expect(value({ kind: 'peak', of: { ones: 1 }, sharpness: 1000, window: 3 })).toBeCloseTo(8, 9);
    expect(value({ kind: 'peak', of: { ones: 1 }, sharpness: 20 }, rowsOf([]))).toBe(0);
    expect([...objectiveOf({ kind: 'peak', of: { ones: 1 }, sharpness: 20 }, frame).cotangent(rowsOf([]))]).toEqual(
      new Array(18).fill(0),
    );
  });

  it('of what exceeds a threshold, with half a slope at the corner', () => {
    expect(value({ kind: 'excess', of: { ones: 1 }, threshold: 6 })).toBe(1 + 2 + 3);
    expect(value({ kind: 'excess', of: { ones: 1 }, threshold: [0, 0, 0, 9, 9, 9, 9, 9, 9] })).toBe(6);
    const slope = objectiveOf({ kind: 'excess', of: { ones: 1 }, threshold: 6 }, frame).cotangent(rowsOf(ONES));
    expect([...slope].filter((_, k) => k % 2 === 0)).toEqual([0, 0, 0, 0, 0, 0.5, 1, 1, 1]);
    // Far above its softness, the soft threshold is the hard one.
    expect(value({ kind: 'excess', of: { ones: 1 }, threshold: 6, softness: 0.01 })).toBeCloseTo(
      6 + 0.01 * Math.log(2),
      12,
    );
    expect(value({ kind: 'excess', of: { ones: 1000 }, threshold: 0, softness: 0.5 })).toBeCloseTo(45_000, 6);
  });

  it('of likelihoods: mean by fraction, delay and weekday', () => {
    // Monday is 5 January, day 4. Two observations of one count each.
    const observed = [null, null, null, null, 3, 0];
    const weekday = [2, 0.5, 1, 1, 1, 1, 1];
    const spec: ObjectiveSpec = {
      kind: 'likelihood',
      of: { ones: 1 },
      observed,
      fraction: 0.1,
      delay: [0.25, 0.75],
      weekday,
      dispersion: 4,
      background: 0.5,
    };
    const means = [0.1 * 2 * (0.25 * 5 + 0.75 * 4) + 0.5, 0.1 * 0.5 * (0.25 * 6 + 0.75 * 5) + 0.5];
    // Written out for k = 4: Γ(7) / (Γ(4) 3!) = 20.
    const p3 = 20 * (4 / (4 + means[0])) ** 4 * (means[0] / (4 + means[0])) ** 3;
    const p0 = (4 / (4 + means[1])) ** 4;
    expect(value(spec)).toBeCloseTo(Math.log(p3) + Math.log(p0), 12);
  });

  it('of likelihoods of sums over periods, from a later day', () => {
    const spec: ObjectiveSpec = {
      kind: 'likelihood',
      of: { ones: 1 },
      observed: [2],
      from: 2,
      period: 7,
      fraction: 0.5,
      dispersion: 1,
    };
    const mean = 0.5 * (3 + 4 + 5 + 6 + 7 + 8 + 9) + 7 * 0.01;
    expect(value(spec)).toBeCloseTo(Math.log((1 / (1 + mean)) * (mean / (1 + mean)) ** 2), 12);
  });

  it('of sums of objectives', () => {
    const parts: ObjectiveSpec & { kind: 'sum' } = {
      kind: 'sum',
      parts: [
        { weight: 2, of: { kind: 'total', of: { ones: 1 } } },
        { weight: -3, of: { kind: 'last', of: { ones: 1 }, per: 'agent' } },
      ],
    };
    expect(value(parts)).toBeCloseTo(90 - (3 * 9) / 200, 12);
    expect(value({ ...parts, per: 'agent' })).toBeCloseTo((90 - (3 * 9) / 200) / 200, 12);
  });
});

const small = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const weight = small(0.1, 3);
const termsOf = fc.record({ ones: weight, changed: weight });
const priced = fc.constant({ ones: { parameters: ['start.share'], times: 3 }, changed: 1 });
const terms = fc.oneof(termsOf, priced);

/** Every kind; the corner of a hard threshold lies where no count comes near it. */
const specs: fc.Arbitrary<ObjectiveSpec> = fc.oneof(
  fc.record({ kind: fc.constant('total' as const), of: terms, per: fc.constantFrom('agent' as const, undefined) }),
  fc.record({ kind: fc.constant('last' as const), of: terms, complement: fc.boolean() }),
  fc.record({
    kind: fc.constant('peak' as const),
    of: terms,
    sharpness: small(1, 30),
    window: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({
    kind: fc.constant('peak' as const),
    form: fc.constant('exponential' as const),
    of: terms,
    sharpness: small(0.01, 0.5),
    window: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({
    kind: fc.constant('excess' as const),
    of: terms,
    threshold: fc.constantFrom(30, { parameters: ['change.noise'], times: 700 }),
    softness: small(1, 20),
    window: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({
    kind: fc.constant('likelihood' as const),
    of: terms,
    observed: fc.array(fc.option(fc.integer({ min: 0, max: 60 })), { minLength: 2, maxLength: 3 }),
    from: fc.integer({ min: 0, max: 3 }),
    period: fc.constantFrom(1, 2),
    fraction: small(0.05, 1),
    delay: fc.constantFrom([1], [0.2, 0.5, 0.3]),
    weekday: fc.constantFrom([1, 1, 1, 1, 1, 1, 1], [1.3, 1.1, 1, 1, 1, 0.7, 0.6]),
    dispersion: small(0.5, 50),
  }),
);
const all: fc.Arbitrary<ObjectiveSpec> = fc.oneof(
  specs,
  fc.record({
    kind: fc.constant('sum' as const),
    parts: fc.array(fc.record({ weight: small(-2, 2), of: specs }), { minLength: 1, maxLength: 3 }),
  }),
);
const counts = fc.array(small(2, 60), { minLength: 2 * DAYS, maxLength: 2 * DAYS });

/** Central difference of `f` at 0 with a step of `h`. */
const central = (f: (x: number) => number, h: number) => (f(h) - f(-h)) / (2 * h);

describe('derivatives', () => {
  it('by every count are those of central differences', () => {
    fc.assert(
      fc.property(all, counts, (spec, given) => {
        const objective = objectiveOf(spec, frame);
        const rows = Float64Array.from(given);
        const cotangent = objective.cotangent(rows);
        const scale = Math.max(1e-3, ...cotangent.map(Math.abs));
        for (let k = 0; k < rows.length; k++) {
          const difference = central((x) => objective.value(rows.map((one, at) => (at === k ? one + x : one))), 1e-4);
          expect(Math.abs(cotangent[k] - difference)).toBeLessThan(1e-5 * scale);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('by prices and thresholds are those of another scenario with the same counts', () => {
    fc.assert(
      fc.property(all, counts, (spec, given) => {
        const rows = Float64Array.from(given);
        const changes = [{ parameter: 'start.share', from: 2, to: 5, value: 0.8 }];
        const at = (values: Record<string, number>, more: typeof changes = []) => {
          const scenario = majorityScenario({ agents: 200, horizon: DAYS, changes: [...changes, ...more] });
          return objectiveOf(spec, { ...frame, scenario: { ...scenario, values: { ...scenario.values, ...values } } });
        };
        const direct = at({}).direct(rows);
        for (const [id, base] of [
          ['start.share', 0.5],
          ['change.noise', 0.05],
        ] as const) {
          const difference = central((x) => at({ [id]: base + x }).value(rows), 1e-5);
          expect(Math.abs((direct[id] ?? 0) - difference)).toBeLessThan(1e-5 * Math.max(1, Math.abs(difference)));
        }
        const oneDay = central(
          (x) => at({}, [{ parameter: 'start.share', from: 3, to: 4, value: 0.8 + x }]).value(rows),
          1e-5,
        );
        expect(Math.abs((direct['start.share@3'] ?? 0) - oneDay)).toBeLessThan(1e-5 * Math.max(1, Math.abs(oneDay)));
      }),
      { numRuns: 100 },
    );
  });

  it('by counts of a real run are the slopes at its integers', async () => {
    const model = majorityWorld.build(frame.scenario);
    const run = createTwinRun(majorityWorld, model, 0);
    await run.advance(DAYS);
    const rows = run.rows();
    const objective = objectiveOf({ kind: 'total', of: { changed: 2 } }, { ...frame, ...model });
    expect(objective.value(rows)).toBe(2 * rows.reduce((sum, count, k) => sum + (k % 2) * count, 0));
    expect([...objective.cotangent(rows)]).toEqual([...rows].map((_, k) => 2 * (k % 2)));
  });
});

describe('the city', () => {
  it('has its outcomes as objectives: totals, last day, money by dated prices, and the peak nearly', async () => {
    const scenario = withValues(defaultScenario(cityWorld.definition), cityWorld.definition, {
      agents: 2000,
      horizon: 60,
      'vaccination.on': true,
      'tracing.on': true,
      'isolation.support': 20,
      'distancing.on': true,
      'distancing.trigger': 'cases',
      'distancing.closeAt': 900,
      changes: [
        { parameter: 'isolation.support', from: 30, value: 90 },
        { parameter: 'distancing.open.work', from: 10, to: 20, value: 0.4 },
      ],
    });
    const model = cityWorld.build(scenario);
    const run = createTwinRun(cityWorld, model, 0);
    await run.advance(60);
    const rows = run.rows();
    const outcomes = cityWorld.outcomes(model, rows);
    const of = (name: string) => objectiveOf(cityObjectives[name], { ...model, series: cityWorld.series }).value(rows);
    const exact = Object.keys(cityObjectives).filter((name) => !['cost', 'socialCost', 'peakHospital'].includes(name));
    expect(Object.fromEntries(exact.map((name) => [name, of(name)]))).toEqual(
      Object.fromEntries(exact.map((name) => [name, outcomes[name]])),
    );
    expect(outcomes.infections).toBeGreaterThan(100);
    expect(outcomes.closedVenueDays).toBeGreaterThan(0);
    expect(of('cost') / outcomes.cost).toBeCloseTo(1, 12);
    expect(of('peakHospital') / outcomes.peakHospital).toBeGreaterThanOrEqual(1);
    expect(of('peakHospital') / outcomes.peakHospital).toBeLessThan(60 ** (1 / 40));
  });
});

describe('what does not fit the run', () => {
  it.each<[ObjectiveSpec, string]>([
    [{ kind: 'total', of: { one: 1 } }, "There is no series 'one' in this world. Did you mean ones?"],
    [{ kind: 'total', of: { xyzzyplugh: 1 } }, "There is no series 'xyzzyplugh' in this world. Example: ones"],
    [{ kind: 'total', of: { ones: [1, 2] } }, "The weight of 'ones' has 2 entries for a run of 9 days"],
    [{ kind: 'total', of: { ones: { parameters: ['cost.test'] } } }, "'cost.test' is not a parameter that is a number"],
    [{ kind: 'excess', of: { ones: 1 }, threshold: [1] }, 'The threshold has 1 entries for a run of 9 days'],
    [
      { kind: 'likelihood', of: { ones: 1 }, observed: [1, 2, 3], from: 8, fraction: 1, dispersion: 1 },
      'The observations end on day 10, beyond the run of 9 days; run longer or leave the last ones out. Example: 11 days',
    ],
  ])('%j', (spec, message) => {
    expect(() => objectiveOf(spec, frame)).toThrow(RangeError);
    expect(() => objectiveOf(spec, frame)).toThrow(message);
  });

  it('refuses rows of another run', () => {
    expect(() => value({ kind: 'last', of: { ones: 1 } }, new Float64Array(4))).toThrow('needs 18 counts, not 4');
  });
});
