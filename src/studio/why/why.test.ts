import { describe, expect, it } from 'vitest';
import { byId } from '../../scenario/definition';
import type { NumberParameter } from '../../scenario/parameter';
import { withValues } from '../../scenario/validate';
import { worldById } from '../../worlds';
import { presetScenario } from '../../worlds/preset';
import type { World } from '../../worlds/world';
import { barsSvg } from '../export/barsSvg';
import { agreement, askedKeys, byDay, datedIds, type Explanation, isSure, rowsOf } from './explanation';
import { comparableStep, naturalStep, stepWords } from './naturalStep';
import { changeWords, objectiveLabel, plusMinus } from './objectiveWords';
import { effectText, ratioText, stepText, verdictOf } from './rowWords';
import { sensitivityTable, tornadoTable } from './whyFigures';

const world = worldById('city') as World;
const scenario = withValues(presetScenario(world, world.presets.town), world.definition, { horizon: 3 });
const parameter = (id: string) => byId(world.definition).get(id) as NumberParameter;
const stepOf = (id: string, value = parameter(id).default) => naturalStep(parameter(id), value, world.face);

/** Replicates with these derivatives by R0 and by turnaround, and 7 a day on its second day. */
function explained(r0: readonly number[], differences?: readonly number[]): Explanation {
  return {
    hash: 'h',
    objective: 'infections',
    world,
    scenario,
    goal: r0.length,
    gradients: r0.map((one) => ({
      value: 2500,
      parameters: { 'disease.r0': one, 'testing.turnaround': -40, 'masks.uptake': 0, 'testing.turnaround@1': 7 },
      forms: { 'disease.r0': 'pivotal' },
    })),
    checked: differences ? { 'disease.r0': { values: differences, step: { step: 0.1, side: 'central' } } } : {},
  };
}

describe('natural steps', () => {
  it('are a day, a percentage point, a tenth of a ratio, a tenth of what spans powers of ten', () => {
    const steps = ['testing.turnaround', 'isolation.compliance', 'disease.r0', 'vaccination.doses', 'ventilation.work'];
    expect(steps.map((id) => stepOf(id))).toEqual([1, 0.01, 0.1, 0.001, 1]);
    expect([stepOf('seeding.count', 20), stepOf('cost.death', 1e6), stepOf('importation.rate', 0)]).toEqual([
      2, 1e5, 1,
    ]);
    expect(comparableStep(parameter('disease.r0'), 0.1)).toBe(0.8);
    expect(comparableStep(parameter('seeding.count'), 2)).toBe(2);
  });

  it('are told in words', () => {
    const say = (id: string) => stepWords(parameter(id), stepOf(id), world.face);
    expect(['testing.turnaround', 'isolation.compliance', 'disease.r0', 'contacts.work'].map(say)).toEqual([
      '+1 day',
      '+1 percentage point',
      '+0.1',
      '+1 contact per day',
    ]);
  });
});

describe('an explanation', () => {
  it('has a row a setting that does something, largest comparable effect first', () => {
    const rows = rowsOf(explained([1000, 1200, 1100, 1300]));
    expect(rows.map(({ id }) => id)).toEqual(['disease.r0', 'testing.turnaround']);
    const [row] = rows;
    expect(row.effect.mean).toBeCloseTo(115, 9);
    // t(3) = 3.182, standard error 64.55.
    expect((row.effect.upper ?? 0) - 115).toBeCloseTo(0.1 * 3.1824 * 64.55, 1);
    expect(row.elasticity).toBeCloseTo((1150 * Number(scenario.values['disease.r0'])) / 2500, 9);
    expect(row.fidelity).toBeNull();
  });

  it('leaves out factors of transmission that stand at 0, whose beginning no run has', () => {
    const known = explained([1000, 1200]);
    const at = (id: string, form: string) => {
      const gradients = known.gradients.map((one) => ({
        ...one,
        parameters: { ...one.parameters, [id]: -5 },
        forms: { ...one.forms, [id]: form },
      }));
      return rowsOf({ ...known, gradients }).some((row) => row.id === id);
    };
    expect(scenario.values['disease.infectivity.exposed']).toBe(0);
    expect(at('disease.infectivity.exposed', 'pivotal')).toBe(false);
    expect(at('isolation.support', 'value')).toBe(true);
    expect(at('disease.infectivity.symptomatic', 'pivotal')).toBe(true);
  });

  it('says which way, and where chance is all there is', () => {
    const known = explained([1000, 1200, 1100, 1300]);
    const [r0, days] = rowsOf(known);
    expect([stepText(known, r0), effectText(known, r0)]).toEqual(['+0.1', '115 ± 21 more infections']);
    expect(effectText(known, days)).toBe('40 fewer infections');
    const unsure = explained([1000, -1200, 100]);
    const found = rowsOf(unsure).find(({ id }) => id === 'disease.r0');
    expect(found && effectText(unsure, found)).toBe('no effect beyond chance');
    expect(isSure(rowsOf(explained([1000]))[0].effect)).toBeNull();
  });

  it('stands the check, or does not', () => {
    const verdict = (differences: readonly number[]) => {
      const [row] = rowsOf(explained([1000, 1200, 1100, 1300], differences));
      return [verdictOf(row), ratioText(row)];
    };
    expect(verdict([1010, 1190, 1105, 1290])).toEqual(['true', '1.00 ± 0.00']);
    expect(verdict([2010, 2190, 2105, 2290])[0]).toBe('false');
    expect(verdict([-1010, -1190, -1105, -1290])[0]).toBe('sign');
    expect(verdict([-10, 190, -15, 90])[0]).toBe('noisy');
    expect(verdictOf(rowsOf(explained([1000]))[0])).toBeNull();
  });

  it('says how far both gradients agree, from two checked settings on', () => {
    const one = explained([1000, 1200], [1000, 1200]);
    expect(agreement(one)).toBeNull();
    const turnaround = { values: [-40, -40], step: { step: 0.1, side: 'central' as const } };
    const both = { ...one, checked: { ...one.checked, 'testing.turnaround': turnaround } };
    expect(agreement(both)?.cosine).toBeCloseTo(1, 12);
    const other = {
      ...both,
      checked: { ...both.checked, 'testing.turnaround': { ...turnaround, values: [400, 500] } },
    };
    // Ranges 8 and 14: (8800, -560) and (8800, 6300).
    expect(agreement(other)).toEqual({ cosine: expect.closeTo(0.7743, 3), rows: 2 });
  });

  it('has days of what may be dated, and asks for them', () => {
    const known = explained([1000, 1200]);
    expect(datedIds(known)).toEqual(['testing.turnaround']);
    expect(byDay(known, 'testing.turnaround', 1).map(({ mean }) => mean)).toEqual([0, 7, 0]);
    const keys = askedKeys(world.definition, scenario);
    expect(keys).toContain('testing.turnaround@2');
    expect(keys).not.toContain('testing.turnaround@3');
    expect(keys).not.toContain('disease.r0@0');
  });

  it('leaves as a sensitivity table and as a picture with the scenario inside', () => {
    const known = explained([1000, 1200, 1100, 1300], [1010, 1190, 1105, 1290]);
    const rows = rowsOf(known);
    const [head, first, second] = sensitivityTable(known, rows);
    expect(head).toEqual(['metric', 'parameter', 'value', 'gradient', 'gradient_se', 'elasticity', 'method']);
    expect(first.slice(0, 4)).toEqual(['infections', 'disease.r0', scenario.values['disease.r0'], 1150]);
    expect([first[6], second[6]]).toEqual(['adjoint (pivotal), n=4', 'paired differences, n=4']);
    const table = tornadoTable(known, rows, 'step');
    expect(table.rows.map((cells) => cells.slice(0, 2))).toEqual([
      ['R0 of the disease', '+0.1'],
      ['Days to get a test result', '+1 day'],
    ]);
    const svg = barsSvg(table, { title: 'A & B', caption: ['c'], document: '{"a": 1}', language: 'en' });
    expect(svg.match(/data-bar/g)).toHaveLength(2);
    expect(svg).toContain('A &amp; B');
    expect(svg).not.toContain('NaN');
  });
});

describe('numbers with their interval', () => {
  it('are rounded to the place of the interval', () => {
    expect(plusMinus(1243.2, 88)).toBe('1,240 ± 90');
    expect(plusMinus(1243.2, 14.4)).toBe('1,243 ± 14');
    expect(plusMinus(0.4953, 0.054)).toBe('0.50 ± 0.05');
    expect(plusMinus(12.3456, null)).toBe('12.3');
    expect(plusMinus(3_456_000, 120_000)).toBe('3.46M ± 120K');
  });

  it('say what there is more or less of', () => {
    expect(changeWords('infections', { mean: -1243, half: 88 })).toBe('1,240 ± 90 fewer infections');
    expect(changeWords('cost', { mean: -5, half: null })).toBe('5 less money');
    expect(changeWords('attackRate', { mean: 0.0123, half: 0.004 })).toBe('1.2 ± 0.4 % more of the people infected');
  });
});

it('every objective of the city has words of the page and not its name', () => {
  expect(Object.keys(world.objectives ?? {}).filter((id) => objectiveLabel(id) === id)).toEqual([]);
});
