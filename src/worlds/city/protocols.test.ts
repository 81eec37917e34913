/**
 * Each protocol alone, at full strength, moves its outcome in the direction it is for: paired on common random numbers over replicates
 * of 5,000 people, by more than four standard errors. What a protocol must do exactly is protocolRules.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { pairedDifferences, type Replicate, replicates } from '../../engine/ensemble';
import { createTwinRun } from '../../engine/twinRun';
import { cityWorld } from '.';
import { Count } from './enums';
import { modelOf, type Patch, scenarioOf, total } from './protocols.fixture';

const REPLICATES = 6;
const STANDARD_ERRORS = 4;
const every = <T>(value: T): T[] => Array.from({ length: 18 }, () => value);

/** Counters that are no outcome of the world. */
const COUNTED = { secondShare: [Count.infectionsSecond, Count.infections] } as const;

const arms = new Map<string, Promise<Replicate[]>>();

async function run(patch: Patch): Promise<Replicate[]> {
  const model = modelOf(scenarioOf(patch, 5000, 60));
  const all = await replicates(cityWorld, model, REPLICATES, {
    launch: async (m, replicate) => createTwinRun(cityWorld, m, replicate),
  });
  return all.map((one) => {
    const shares = Object.entries(COUNTED).map(([name, [part, whole]]) => [
      name,
      total(one.rows, part) / Math.max(1, total(one.rows, whole)),
    ]);
    return { ...one, outcomes: { ...one.outcomes, ...Object.fromEntries(shares) } };
  });
}

/** Runs of one patch, made once: many comparisons share their base. */
function arm(patch: Patch): Promise<Replicate[]> {
  const key = JSON.stringify(patch);
  const found = arms.get(key) ?? run(patch);
  arms.set(key, found);
  return found;
}

const layers = (prefix: string, value: number, names = ['household', 'school', 'work', 'community']): Patch =>
  Object.fromEntries(names.map((name) => [`${prefix}.${name}`, value]));

/** Tests on the spot for everybody with symptoms. */
const TESTS = {
  'testing.on': true,
  'testing.symptomatic': 1,
  'testing.quarantined': 0,
  'testing.turnaround': 0,
  'testing.sensitivity': 1,
  'testing.capacity': 100000,
  'testing.falsePositive': 0,
};
const ISOLATION = {
  'isolation.on': true,
  'isolation.compliance': 1,
  'isolation.symptomatic': 0,
  'isolation.break': 0,
  ...layers('isolation.contact', 0),
};
const TESTED = { ...TESTS, ...ISOLATION };
/** Isolation that changes no contact, so that the number of cases stays the same. */
const APART = { ...TESTED, ...layers('isolation.contact', 1) };
const QUARANTINE = { 'quarantine.compliance': 1, ...layers('quarantine.contact', 0) };
const TRACING = {
  'tracing.on': true,
  'tracing.named': 1,
  'tracing.namedCommunity': 1,
  'tracing.delay': 0,
  'tracing.capacity': 100000,
  'tracing.app': 0,
  ...QUARANTINE,
};
/** Enough cases slip through the tests that tracing finds somebody. */
const HALF_TESTED = { ...TESTED, 'testing.symptomatic': 0.3 };
const TRACED = { ...HALF_TESTED, ...TRACING };
const VACCINES = {
  'vaccination.on': true,
  'vaccination.doses': 0.03,
  'vaccination.hesitancy': every(0),
  'vaccination.ramp': 0,
  'vaccination.dropout': 0,
};
const efficacy = (kind: string, first: number, second = first, third = second): Patch => ({
  [`vaccination.${kind}.first`]: first,
  [`vaccination.${kind}.second`]: second,
  [`vaccination.${kind}.third`]: third,
});
const ONLY = { ...efficacy('infection', 0), ...efficacy('disease', 0), ...efficacy('onward', 0) };
/** Half of the people have two doses after 20 days, of which neither acts. */
const SOON = {
  ...VACCINES,
  ...efficacy('infection', 0, 0, 1),
  'vaccination.doses': 0.05,
  'vaccination.hesitancy': every(0.5),
  'vaccination.interval': 1,
};
/** Few doses for people who differ much in their risk of death. */
const DEADLY = {
  ...VACCINES,
  'vaccination.doses': 0.01,
  'disease.severe': Array.from({ length: 18 }, (_, band) => (band < 12 ? 0.001 : 0.7)),
  'disease.critical': Array.from({ length: 18 }, (_, band) => (band < 12 ? 0.001 : 0.6)),
  'disease.death': Array.from({ length: 18 }, (_, band) => (band < 12 ? 0.001 : 0.5)),
};
const CASES = {
  ...TESTS,
  'distancing.on': true,
  'distancing.trigger': 'cases',
  'distancing.closeAt': 100,
  'distancing.openAt': 50,
};

/** [what changes, without, with, outcome, sign of the difference] */
const TABLE: readonly (readonly [string, Patch, Patch, string, 1 | -1])[] = [
  ['isolation with symptoms', {}, { ...ISOLATION, 'isolation.symptomatic': 1 }, 'infections', -1],
  ['tests, for those who isolate', ISOLATION, TESTED, 'infections', -1],
  ['compliance with isolation', { ...TESTED, 'isolation.compliance': 0 }, TESTED, 'infections', -1],
  ['leaving isolation', TESTED, { ...TESTED, 'isolation.break': 1 }, 'infections', 1],
  ['longer isolation', { ...TESTED, 'isolation.days': 2 }, { ...TESTED, 'isolation.days': 20 }, 'infections', -1],
  ['remaining contact', TESTED, { ...TESTED, ...layers('isolation.contact', 1) }, 'infections', 1],
  [
    'a support payment',
    { ...APART, 'isolation.compliance': 0.2 },
    { ...APART, 'isolation.compliance': 0.2, 'isolation.support': 1000 },
    'isolationDays',
    1,
  ],
  ['slower results', TESTED, { ...TESTED, 'testing.turnaround': 6 }, 'infections', 1],
  ['fewer tests', TESTED, { ...TESTED, 'testing.capacity': 20 }, 'infections', 1],
  ['a less sensitive test', TESTED, { ...TESTED, 'testing.sensitivity': 0.2 }, 'infections', 1],
  ['the rapid assay', TESTS, { ...TESTS, 'testing.assay': 'rapid' }, 'reportedCases', -1],
  [
    'screening',
    { ...TESTED, 'testing.symptomatic': 0 },
    { ...TESTED, 'testing.symptomatic': 0, 'testing.screening': 0.5 },
    'infections',
    -1,
  ],
  ['screening, beside tests of the sick', HALF_TESTED, { ...HALF_TESTED, 'testing.screening': 0.3 }, 'infections', -1],
  ['false positives', TESTED, { ...TESTED, 'testing.screening': 0.1, 'testing.falsePositive': 1 }, 'isolationDays', 1],
  ['manual tracing', HALF_TESTED, TRACED, 'infections', -1],
  ['tracing by app', HALF_TESTED, { ...TRACED, 'tracing.capacity': 0, 'tracing.app': 1 }, 'infections', -1],
  ['a delay of tracing', TRACED, { ...TRACED, 'tracing.delay': 10 }, 'infections', 1],
  ['few interviews', TRACED, { ...TRACED, 'tracing.capacity': 20 }, 'infections', 1],
  ['no contact named', TRACED, { ...TRACED, 'tracing.named': 0, 'tracing.namedCommunity': 0 }, 'quarantineDays', -1],
  [
    'looking back further',
    { ...TRACED, 'tracing.lookBack': 1 },
    { ...TRACED, 'tracing.lookBack': 10 },
    'quarantineDays',
    1,
  ],
  ['compliance with quarantine', { ...TRACED, 'quarantine.compliance': 0 }, TRACED, 'infections', -1],
  ['tests in quarantine', TRACED, { ...TRACED, 'testing.quarantined': 1 }, 'tests', 1],
  ['vaccination', {}, VACCINES, 'infections', -1],
  ['vaccination, deaths', { ...DEADLY, 'vaccination.on': false }, DEADLY, 'deaths', -1],
  [
    'oldest first',
    { ...DEADLY, 'vaccination.order': 'random' },
    { ...DEADLY, 'vaccination.order': 'age' },
    'deaths',
    -1,
  ],
  [
    'most contacts first',
    { ...VACCINES, 'vaccination.order': 'age' },
    { ...VACCINES, 'vaccination.order': 'contacts' },
    'infections',
    -1,
  ],
  ['protection against infection alone', {}, { ...VACCINES, ...ONLY, ...efficacy('infection', 1) }, 'infections', -1],
  ['protection against passing on alone', {}, { ...VACCINES, ...ONLY, ...efficacy('onward', 1) }, 'infections', -1],
  [
    'protection against severe disease alone',
    {},
    { ...VACCINES, ...ONLY, ...efficacy('disease', 1) },
    'admissions',
    -1,
  ],
  [
    'a later second dose, where only it acts',
    { ...VACCINES, ...efficacy('infection', 0, 0.95), 'vaccination.interval': 7 },
    { ...VACCINES, ...efficacy('infection', 0, 0.95), 'vaccination.interval': 60 },
    'infections',
    1,
  ],
  ['a third dose, where only it acts', SOON, { ...SOON, 'vaccination.booster': 1 }, 'infections', -1],
  ['a slow ramp', VACCINES, { ...VACCINES, 'vaccination.ramp': 60 }, 'infections', 1],
  [
    'waning of vaccines',
    { ...VACCINES, ...efficacy('infection', 1) },
    { ...VACCINES, ...efficacy('infection', 1), 'vaccination.halfLife': 5 },
    'infections',
    1,
  ],
  ['hesitancy', VACCINES, { ...VACCINES, 'vaccination.hesitancy': every(0.8) }, 'infections', 1],
  [
    'distancing from a date',
    {},
    { changes: [{ parameter: 'distancing.on', from: 15, value: true }], ...layers('distancing.open', 0.2) },
    'infections',
    -1,
  ],
  ['closing at a trigger', TESTS, { ...CASES, ...layers('distancing.closed', 0.2) }, 'infections', -1],
  [
    'closing at a trigger of hospital beds',
    {},
    {
      'distancing.on': true,
      'distancing.trigger': 'hospital',
      'distancing.closeAt': 20,
      'distancing.openAt': 10,
      ...layers('distancing.closed', 0.2),
    },
    'infections',
    -1,
  ],
  [
    'masks',
    {},
    {
      'masks.on': true,
      'masks.uptake': 1,
      'masks.source': 1,
      'masks.wearer': 1,
      ...layers('masks.worn', 1, ['school', 'work', 'community']),
    },
    'infections',
    -1,
  ],
  [
    'masks that only protect others',
    {},
    { 'masks.on': true, 'masks.uptake': 1, 'masks.source': 0.5, 'masks.wearer': 0 },
    'infections',
    -1,
  ],
  [
    'masks that only protect their wearers',
    {},
    { 'masks.on': true, 'masks.uptake': 0.6, 'masks.source': 0, 'masks.wearer': 0.5 },
    'infections',
    -1,
  ],
  [
    'ventilation',
    {},
    {
      'ventilation.on': true,
      'ventilation.airborne': 1,
      ...layers('ventilation', 30, ['school', 'work', 'community']),
    },
    'infections',
    -1,
  ],
  [
    'stale air',
    {},
    { 'ventilation.on': true, 'ventilation.airborne': 1, ...layers('ventilation', 1, ['school', 'work', 'community']) },
    'infections',
    1,
  ],
  [
    'behaviour',
    TESTS,
    {
      ...TESTS,
      'behaviour.on': true,
      'behaviour.response': 1,
      'behaviour.half': 1,
      'behaviour.delay': 0,
      'behaviour.work': 1,
      'behaviour.community': 1,
    },
    'infections',
    -1,
  ],
  ['importation', {}, { 'importation.rate': 20 }, 'infections', 1],
  [
    'a second variant that spreads and escapes',
    {},
    { 'variant.on': true, 'variant.day': 5, 'variant.transmissibility': 3, 'variant.escape': 1 },
    'infections',
    1,
  ],
  [
    'its transmissibility',
    { 'variant.on': true, 'variant.day': 0, 'variant.transmissibility': 1 },
    { 'variant.on': true, 'variant.day': 0, 'variant.transmissibility': 2.5 },
    'secondShare',
    1,
  ],
  ['waning immunity', {}, { 'immunity.halfLife': 10 }, 'reinfections', 1],
];

describe('direction of each protocol, 5,000 people, 60 days, 6 pairs', () => {
  it.each(TABLE)('%s', async (_, without, with_, outcome, sign) => {
    const difference = pairedDifferences(await arm(without), await arm(with_))[outcome];
    const t = (difference.mean ?? 0) / (difference.se ?? 1);
    expect(sign * t).toBeGreaterThan(STANDARD_ERRORS);
  });
});
