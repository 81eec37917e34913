/**
 * A protocol that is off changes nothing, one that begins later changes nothing before, and one without effect changes nothing but its
 * own counts: draws depend on nobody else's, so that runs can be compared on common random numbers.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestRows } from '../../scenario/digest';
import { rowsDifference } from './differences.fixture';
import { Count } from './enums';
import { anyValue } from './epidemic.fixture';
import { cityDefinition } from './parameters';
import { daily, daysOf, type Patch, rowsOf, scenarioOf, total } from './protocols.fixture';

const AGENTS = 2000;
const HORIZON = 40;
const rows = (patch: Patch) => rowsOf(scenarioOf(patch, AGENTS, HORIZON));
const digest = (patch: Patch) => digestRows(rows(patch));
const layers = (prefix: string, value: number): Patch =>
  Object.fromEntries(['household', 'school', 'work', 'community'].map((name) => [`${prefix}.${name}`, value]));

/** Everything on and at work, so that a leak of what is off would be seen. */
const BUSY: Patch = {
  'testing.on': true,
  'testing.symptomatic': 0.8,
  'testing.screening': 0.02,
  'testing.capacity': 3000,
  'isolation.on': true,
  'tracing.on': true,
  'tracing.capacity': 1000,
  'tracing.app': 0.5,
  'behaviour.on': true,
  'vaccination.on': true,
  'vaccination.doses': 0.01,
  'vaccination.interval': 7,
  'distancing.on': true,
  'distancing.trigger': 'cases',
  'distancing.closeAt': 500,
  'distancing.openAt': 200,
  'distancing.minimum': 3,
  'masks.on': true,
  'ventilation.on': true,
  'variant.on': true,
  'variant.day': 8,
};

/** Switch, and the parameters that only matter while it is on. What isolation and quarantine share is quarantine's too. */
const SWITCHES = [
  ['testing.on', /^testing\./],
  ['isolation.on', /^isolation\.(?!break|support)/],
  ['tracing.on', /^(tracing|quarantine)\./],
  ['vaccination.on', /^vaccination\./],
  ['distancing.on', /^distancing\./],
  ['masks.on', /^masks\./],
  ['ventilation.on', /^ventilation\./],
  ['behaviour.on', /^behaviour\./],
  ['variant.on', /^variant\./],
] as const;

describe('off', () => {
  it.each(SWITCHES)('%s: whatever its parameters, the digest is the same', (id, pattern) => {
    const off = { ...BUSY, [id]: false };
    const expected = digest(off);
    expect(digest(BUSY)).not.toBe(expected);
    const others = cityDefinition.parameters.filter((parameter) => pattern.test(parameter.id) && parameter.id !== id);
    expect(others.length).toBeGreaterThan(2);
    const drawn = fc.tuple(...others.map(anyValue));
    for (const values of fc.sample(drawn, { numRuns: 3, seed: 1 })) {
      const patch = Object.fromEntries(others.map((parameter, k) => [parameter.id, values[k]]));
      expect(digest({ ...off, ...patch })).toBe(expected);
    }
  });

  it('without tests and tracing nobody is apart, so what isolation and quarantine share does not matter', () => {
    const off = { ...BUSY, 'tracing.on': false, 'isolation.on': false };
    const shared = { 'isolation.break': 0.5, 'isolation.support': 500, 'isolation.supportHalf': 10 };
    expect(digest({ ...off, ...shared })).toBe(digest(off));
  });

  it.each(SWITCHES.filter(([id]) => id !== 'variant.on'))(
    '%s: a change that switches off what is off is none',
    (id) => {
      const off = { ...BUSY, [id]: false };
      expect(digest({ ...off, changes: [{ parameter: id, from: 12, value: false }] })).toBe(digest(off));
    },
  );
});

describe('dates', () => {
  const dated = SWITCHES.filter(([id]) => id !== 'variant.on');

  it.each(dated)('%s: nothing differs before it is switched on', (id) => {
    const off = { ...BUSY, [id]: false };
    const later = rows({ ...off, changes: [{ parameter: id, from: 20, value: true }] });
    const never = rows(off);
    expect(rowsDifference(daysOf(later, 0, 20), daysOf(never, 0, 20))).toBe('equal');
    expect(rowsDifference(later, never)).not.toBe('equal');
  });

  it.each(dated)('%s: nothing differs before it is switched off, and it does nothing afterwards', (id) => {
    const run = rows({ ...BUSY, changes: [{ parameter: id, from: 20, value: false }] });
    expect(rowsDifference(daysOf(run, 0, 20), daysOf(rows(BUSY), 0, 20))).toBe('equal');
    const after = daysOf(run, 20);
    const silent: Partial<Record<string, readonly number[]>> = {
      'testing.on': [Count.tests],
      'isolation.on': [Count.isolations],
      'tracing.on': [Count.interviews, Count.quarantines],
      'vaccination.on': [Count.doses],
    };
    for (const counter of silent[id] ?? []) {
      expect(total(daysOf(run, 0, 20), counter)).toBeGreaterThan(0);
      expect(total(after, counter)).toBe(0);
    }
    if (id === 'distancing.on') expect(new Set(daily(after, Count.openSchool))).toEqual(new Set([65536]));
  });

  it.each(['masks.on', 'ventilation.on', 'behaviour.on', 'distancing.on'])(
    '%s: on only while nobody is infected leaves nothing behind',
    (id) => {
      const open = [Count.openSchool, Count.openWork, Count.openCommunity];
      const imports = [{ parameter: 'importation.rate', from: 12, value: 5 }];
      const base = { 'seeding.count': 0, 'distancing.open.work': 0.5, 'testing.on': true, 'testing.capacity': 100000 };
      const never = rows({ ...base, changes: imports });
      const early = rows({ ...base, changes: [...imports, { parameter: id, from: 0, to: 12, value: true }] });
      for (const row of [never, early])
        for (let day = 0; day < 12; day++) for (const c of open) row[day * Count.words + c] = 0;
      expect(rowsDifference(early, never)).toBe('equal');
      expect(total(never, Count.infections)).toBeGreaterThan(100);
    },
  );
});

describe('without effect', () => {
  /** Everything about the disease, nothing about protocols. */
  const DISEASE = Array.from({ length: Count.words }, (_, counter) => counter).filter(
    (counter) => counter <= Count.dead || (counter >= Count.infections && counter <= Count.recoveries),
  );
  const disease = (run: Uint32Array) => {
    const kept = new Uint32Array(run.length);
    for (let day = 0; day < HORIZON; day++)
      for (const counter of DISEASE) kept[day * Count.words + counter] = run[day * Count.words + counter];
    return kept;
  };
  const TESTS = { 'testing.on': true, 'testing.screening': 0.3, 'testing.capacity': 100000, 'testing.turnaround': 0 };
  const none = { ...layers('isolation.contact', 1), ...layers('quarantine.contact', 1) };
  const efficacies = Object.fromEntries(
    ['infection', 'disease', 'onward'].flatMap((kind) =>
      ['first', 'second', 'third'].map((dose) => [`vaccination.${kind}.${dose}`, 0]),
    ),
  );

  it.each([
    ['tests that nobody acts on', TESTS, Count.tests],
    ['isolation that changes no contact', { ...TESTS, ...none, 'isolation.on': true }, Count.isolations],
    [
      'tracing and quarantine that change no contact',
      { ...TESTS, ...none, 'isolation.on': true, 'tracing.on': true, 'tracing.capacity': 100000, 'tracing.app': 1 },
      Count.quarantines,
    ],
    ['vaccines that do nothing', { 'vaccination.on': true, 'vaccination.doses': 0.05, ...efficacies }, Count.doses],
    ['distancing at a multiplier of 1', { 'distancing.on': true }, null],
    ['masks that block nothing', { 'masks.on': true, 'masks.uptake': 1, 'masks.source': 0, 'masks.wearer': 0 }, null],
    [
      'the usual air',
      { 'ventilation.on': true, 'ventilation.school': 3, 'ventilation.work': 3, 'ventilation.community': 3 },
      null,
    ],
    ['people who change nothing', { ...TESTS, 'behaviour.on': true, 'behaviour.response': 0 }, Count.positives],
  ])('%s leave every count of the disease as it was', (_, patch, busy) => {
    const run = rows(patch);
    expect(rowsDifference(disease(run), disease(rows({})))).toBe('equal');
    expect(total(run, Count.infections)).toBeGreaterThan(200);
    if (busy !== null) expect(total(run, busy)).toBeGreaterThan(100);
  });
});
