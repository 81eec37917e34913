/** What protocols must do exactly: capacities, triggers, thresholds at 0 and 1, arrivals. Directions are protocols.test.ts. */
import { describe, expect, it } from 'vitest';
import { Count } from './enums';
import { daily, type Patch, rowsOf, scenarioOf, total } from './protocols.fixture';

const AGENTS = 2000;
const rows = (patch: Patch, horizon = 60, replicate = 0) => rowsOf(scenarioOf(patch, AGENTS, horizon), replicate);
const every = <T>(value: T): T[] => Array.from({ length: 18 }, () => value);

describe('testing', () => {
  const TESTS = { 'testing.on': true, 'testing.symptomatic': 1, 'testing.turnaround': 0, 'testing.capacity': 100000 };

  it('gives exactly the capacity where more is asked for, and never more', () => {
    const run = rows({ ...TESTS, 'testing.screening': 1, 'testing.capacity': 1500 });
    expect(new Set(daily(run, Count.tests))).toEqual(new Set([30]));
    expect(Math.max(...daily(rows({ ...TESTS, 'testing.capacity': 100 }), Count.tests))).toBe(2);
    expect(total(rows({ ...TESTS, 'testing.capacity': 0 }), Count.tests)).toBe(0);
  });

  it('tests everybody once where everybody is screened without limit, but for those found positive', () => {
    const run = rows({ ...TESTS, 'seeding.count': 0, 'testing.screening': 1, 'testing.falsePositive': 0 });
    expect(new Set(daily(run, Count.tests))).toEqual(new Set([AGENTS]));
    expect(total(run, Count.positives)).toBe(0);
  });

  it('reports everybody who is not infected at a rate of false positives of 1, again after 30 days', () => {
    const run = rows({ ...TESTS, 'seeding.count': 0, 'testing.screening': 1, 'testing.falsePositive': 1 });
    const reported = daily(run, Count.falsePositives);
    expect(reported.map((count) => count / AGENTS)).toEqual(reported.map((_, day) => (day % 30 === 0 ? 1 : 0)));
    expect(daily(run, Count.positives)).toEqual(reported);
  });

  it('finds no infected person at a sensitivity of 0, everybody at 1', () => {
    const screened = { ...TESTS, 'testing.screening': 1, 'testing.falsePositive': 0 };
    expect(total(rows({ ...screened, 'testing.sensitivity': 0 }), Count.positives)).toBe(0);
    const curve = Array.from({ length: 32 }, () => 1);
    const run = rows({ ...screened, 'testing.sensitivity': 1, 'testing.assay': 'own', 'testing.curve': curve });
    // Infected in the evening, tested in the next morning's screening; the seeds on day 0.
    const infections = daily(run, Count.infections);
    const expected = infections.map((_, day) => (day === 0 ? 10 : infections[day - 1]));
    expect(daily(run, Count.positives)).toEqual(expected);
  });

  it('finds infections without symptoms by screening alone', () => {
    const silent = { ...TESTS, 'disease.symptomatic': every(0), 'testing.falsePositive': 0 };
    expect(total(rows(silent), Count.positives)).toBe(0);
    expect(total(rows({ ...silent, 'testing.screening': 0.1 }), Count.positives)).toBeGreaterThan(100);
  });

  it('reports a result after the turnaround, to the day', () => {
    const once = { ...TESTS, 'seeding.count': 0, 'testing.screening': 1, 'testing.falsePositive': 1 };
    for (const turnaround of [0, 1, 3, 14]) {
      const reported = daily(rows({ ...once, 'testing.turnaround': turnaround }, 20), Count.positives);
      expect(reported.findIndex((count) => count > 0)).toBe(turnaround);
      expect(reported[turnaround]).toBe(AGENTS);
    }
    // Half of the results after one day, half after two: four standard errors are 89 people.
    const mixed = daily(rows({ ...once, 'testing.turnaround': 1.5 }, 4), Count.positives);
    expect(Math.abs(mixed[1] - 1000)).toBeLessThan(90);
    expect(mixed[1] + mixed[2]).toBe(AGENTS);
  });
});

describe('tracing', () => {
  const TRACING = {
    'testing.on': true,
    'testing.screening': 0.2,
    'testing.turnaround': 0,
    'testing.capacity': 100000,
    'tracing.on': true,
    'tracing.app': 0,
    'tracing.delay': 2,
    'quarantine.compliance': 1,
  };

  it('interviews every case after the delay, or the capacity of a day', () => {
    const free = rows({ ...TRACING, 'tracing.capacity': 100000 });
    const cases = daily(free, Count.positives);
    expect(daily(free, Count.interviews)).toEqual(cases.map((_, day) => cases[day - 2] ?? 0));
    const short = rows({ ...TRACING, 'tracing.capacity': 150 });
    const reported = daily(short, Count.positives);
    expect(daily(short, Count.interviews)).toEqual(reported.map((_, day) => Math.min(3, reported[day - 2] ?? 0)));
    expect(Math.max(...daily(short, Count.interviews))).toBe(3);
  });

  it('quarantines nobody without compliance', () => {
    const run = rows({ ...TRACING, 'tracing.capacity': 100000, 'tracing.app': 1, 'quarantine.compliance': 0 });
    expect(total(run, Count.interviews)).toBeGreaterThan(100);
    expect(total(run, Count.quarantines)).toBe(0);
  });
});

describe('vaccination', () => {
  const VACCINES = { 'vaccination.on': true, 'vaccination.hesitancy': every(0), 'vaccination.dropout': 0 };
  const healthy = { ...VACCINES, 'seeding.count': 0 };

  it('gives exactly the doses of a day while people ask for them, second doses when due', () => {
    const run = rows({ ...healthy, 'vaccination.doses': 0.05, 'vaccination.interval': 30 });
    // 100 a day: first doses for all 2,000 on days 0 to 19, second ones on days 30 to 49.
    const due = (day: number) => day < 20 || (day >= 30 && day < 50);
    expect(daily(run, Count.doses)).toEqual(Array.from({ length: 60 }, (_, day) => (due(day) ? 100 : 0)));
    expect(daily(run, Count.fullyVaccinated)[59]).toBe(AGENTS);
    const boosted = rows(
      { ...healthy, 'vaccination.doses': 0.05, 'vaccination.interval': 1, 'vaccination.booster': 1 },
      70,
    );
    expect(total(boosted, Count.doses)).toBe(3 * AGENTS);
    expect(Math.max(...daily(boosted, Count.doses))).toBe(100);
  });

  it('prefers second doses that are due to first ones', () => {
    const run = rows({ ...healthy, 'vaccination.doses': 0.01, 'vaccination.interval': 5 }, 20);
    const vaccinated = daily(run, Count.vaccinated);
    // 20 a day: five days of first doses, five of their second ones, and so on.
    expect(vaccinated).toEqual(
      vaccinated.map((_, day) => 20 * (Math.min(5, day + 1) + Math.max(0, Math.min(5, day - 9)))),
    );
  });

  it('gives no first dose where everybody refuses, no second where nobody comes back', () => {
    expect(total(rows({ ...healthy, 'vaccination.hesitancy': every(1) }), Count.doses)).toBe(0);
    const run = rows({ ...healthy, 'vaccination.doses': 0.05, 'vaccination.interval': 1, 'vaccination.dropout': 1 });
    expect(total(run, Count.doses)).toBe(AGENTS);
    expect(daily(run, Count.fullyVaccinated)[59]).toBe(0);
  });

  it('protects everybody fully where the efficacy is 1 and the ramp 0', () => {
    const full = { 'vaccination.infection.first': 1, 'vaccination.ramp': 0, 'vaccination.doses': 0.05 };
    const run = rows({ ...VACCINES, ...full, 'importation.rate': 0, 'seeding.count': 5 }, 60);
    // From the day after the last first dose on nobody is left to infect.
    const infections = daily(run, Count.infections);
    expect(infections.slice(22)).toEqual(infections.slice(22).map(() => 0));
    expect(total(rows({ 'seeding.count': 5 }), Count.infections)).toBeGreaterThan(500);
  });
});

describe('distancing', () => {
  const OPEN = 65536;

  it.each([
    ['cases', 0],
    ['cases', 14],
    ['hospital', 7],
  ])('closes and opens at the thresholds of %s, after at least %i days', (trigger, minimum) => {
    const closeAt = trigger === 'cases' ? 40 : 6;
    const openAt = trigger === 'cases' ? 25 : 2;
    const perHundredThousand = 100000 / AGENTS;
    const run = rows(
      {
        'testing.on': true,
        'testing.symptomatic': 1,
        'testing.capacity': 100000,
        'testing.turnaround': 0,
        'disease.severe': every(0.2),
        'immunity.halfLife': 20,
        'distancing.on': true,
        'distancing.trigger': trigger,
        'distancing.closeAt': closeAt * perHundredThousand,
        'distancing.openAt': openAt * perHundredThousand,
        'distancing.minimum': minimum,
        'distancing.closed.work': 0.25,
        'distancing.closed.community': 0.125,
      },
      150,
    );
    const cases = daily(run, Count.positives);
    const beds = daily(run, Count.hospital).map((count, day) => count + daily(run, Count.critical)[day]);
    const figure = (day: number) =>
      trigger === 'cases' ? cases.slice(Math.max(0, day - 7), day).reduce((sum, x) => sum + x, 0) : beds[day - 1];
    let since = -1;
    let turns = 0;
    const expected = cases.map((_, day) => {
      if (since < 0 ? day > 0 && figure(day) >= closeAt : figure(day) <= openAt && day - since >= minimum) {
        since = since < 0 ? day : -1;
        turns++;
      }
      return since < 0 ? OPEN : OPEN / 4;
    });
    expect(daily(run, Count.openWork)).toEqual(expected);
    expect(daily(run, Count.openCommunity)).toEqual(expected.map((word) => (word === OPEN ? OPEN : OPEN / 8)));
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('follows dated multipliers', () => {
    const changes = [
      { parameter: 'distancing.open.work', from: 10, to: 20, value: 0.5 },
      { parameter: 'distancing.open.school', from: 15, value: 0 },
    ];
    const run = rows({ 'distancing.on': true, changes }, 30);
    expect(daily(run, Count.openWork)).toEqual(
      Array.from({ length: 30 }, (_, d) => (d >= 10 && d < 20 ? OPEN / 2 : OPEN)),
    );
    expect(daily(run, Count.openSchool)).toEqual(Array.from({ length: 30 }, (_, d) => (d >= 15 ? 0 : OPEN)));
    const schools = daily(run, Count.infectionsSchool);
    expect(schools.slice(15)).toEqual(schools.slice(15).map(() => 0));
  });
});

describe('importation and variants', () => {
  it('imports the rate on average', () => {
    const runs = Array.from({ length: 8 }, (_, replicate) =>
      total(
        rows({ 'disease.r0': 0, 'seeding.count': 0, 'importation.rate': 2 }, 60, replicate),
        Count.infectionsImported,
      ),
    );
    // 960 Poisson cases less about 3 % who had been infected before; four standard deviations are 124.
    const sum = runs.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - 960 * 0.97)).toBeLessThan(124);
    expect(new Set(runs).size).toBeGreaterThan(4);
  });

  it('brings the second variant on its day and lets the fitter one take over', () => {
    const run = rows(
      {
        'variant.on': true,
        'variant.day': 12,
        'variant.cases': 10,
        'variant.transmissibility': 3,
        'variant.escape': 1,
        'immunity.halfLife': 5,
      },
      80,
    );
    const second = daily(run, Count.infectionsSecond);
    const all = daily(run, Count.infections);
    expect(second.slice(0, 12)).toEqual(second.slice(0, 12).map(() => 0));
    expect(second[12]).toBeGreaterThanOrEqual(8);
    const sum = (counts: readonly number[]) => counts.slice(60).reduce((a, b) => a + b, 0);
    expect(sum(second) / sum(all)).toBeGreaterThan(0.95);
  });

  it('infects nobody again while protection is complete, many when it wanes', () => {
    expect(total(rows({ 'importation.rate': 5 }, 100), Count.reinfections)).toBe(0);
    expect(total(rows({ 'importation.rate': 5, 'immunity.halfLife': 10 }, 100), Count.reinfections)).toBeGreaterThan(
      500,
    );
  });
});
