/** That docs/worlds/city.md says what the code does, as far as that can be checked: numbers of equations, bits, series, parameters. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultScenario, withValues } from '../../scenario/validate';
import { Care, Event, Health, Immunity, Lever, Purpose, Stage } from './enums';
import { cityWorld } from './index';
import { cityDefinition } from './parameters';
import { shownDefault, withParameterTable } from './parameterTable';
import { citySeries } from './series';
import { CityTwin } from './twin';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/worlds/city.md'), 'utf8');

/** Text of the source files of the city and of its shaders, tests left out. */
function sources(): string[] {
  return ['src/worlds/city', 'shaders/city'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|wgsl)$/.test(name) && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
}

/** Numbers in "eq. 4 to 6", "eq. 9, 10" and "eq. 3". */
function equations(text: string): number[] {
  return [...text.matchAll(/\beq\. (\d+)(?:( to |, )(\d+))?/g)].flatMap(([, first, mark, last]) => {
    const from = Number(first);
    if (last === undefined) return [from];
    return mark === ' to ' ? Array.from({ length: Number(last) - from + 1 }, (_, k) => from + k) : [from, Number(last)];
  });
}

describe('equations', () => {
  const defined = new Set(
    [...page.matchAll(/ {2,}\(eq\. (\d+)(?:, (\d+))?\)$/gm)].flatMap(([, a, b]) => [a, b ?? a].map(Number)),
  );

  it('are numbered without gaps', () => {
    expect([...defined].sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, k) => k + 1));
  });

  it('exist where the code and the page refer to them', () => {
    const cited = new Set([...sources(), page].flatMap(equations));
    expect(cited.size).toBeGreaterThanOrEqual(10);
    expect([...cited].filter((number) => !defined.has(number))).toEqual([]);
  });
});

describe('state', () => {
  const days = (shift: number) => `${shift}–${shift + 10}`;

  it('has the bits of the words', () => {
    for (const row of [
      `| 0–3 | stage | ${Object.entries(Stage)
        .map(([name, value]) => `${value} ${name}`)
        .join(', ')} |`,
      `| ${days(Health.untilShift)} | until |`,
      `| ${days(Health.infectedShift)} | infected |`,
      `| ${Health.latencyShift}–${Health.latencyShift + Math.log2(Health.latencyMask + 1) - 1} | latency |`,
      `| ${Health.secondShift} | second |`,
      `| ${days(Care.isolationShift)} | isolation |`,
      `| ${days(Care.quarantineShift)} | quarantine |`,
      `| ${Care.pendingShift}–${Care.pendingShift + Math.log2(Care.pendingMask + 1) - 1} | pending |`,
      `| ${Math.log2(Care.outcome)} | outcome |`,
      `| ${Math.log2(Care.infected)} | infected |`,
      `| ${Math.log2(Care.worsens)} | worsens |`,
      `| 0–${Math.log2(Immunity.dosesMask + 1) - 1} | doses |`,
      `| ${days(Immunity.lastShift)} | last |`,
      `| ${days(Immunity.positiveShift)} | positive |`,
      `| ${Math.log2(Immunity.hasPositive)} | has positive |`,
      `| ${Math.log2(Immunity.interviewed)} | interviewed |`,
      `| ${Immunity.infectionsShift}–${Immunity.infectionsShift + 1} | infections |`,
    ]) {
      expect(page).toContain(row);
    }
  });

  it('has the bits of the events', () => {
    const { layerShift, ...bits } = Event;
    expect(page).toContain(`| ${layerShift}–${layerShift + 1} | layer of the infecting contact |`);
    for (const [name, bit] of Object.entries(bits))
      expect(page).toMatch(new RegExp(`^\\| ${Math.log2(bit)} \\| ${name}\\b`, 'm'));
  });

  it('names the purposes that it cites', () => {
    expect(Object.keys(Purpose)).toEqual(expect.arrayContaining(['infection', 'mixing']));
  });
});

describe('series and outcomes', () => {
  it('are listed in the order of the digest', () => {
    const listed = [...page.matchAll(/^\| (\d+) \| `(\w+)` \| (stock|flow) \|$/gm)].map(([, k, name, kind]) => [
      k,
      name,
      kind,
    ]);
    expect(listed).toEqual(citySeries.map(({ name, kind }, k) => [String(k), name, kind]));
  });

  it('are explained', () => {
    const model = cityWorld.build(
      withValues(defaultScenario(cityDefinition), cityDefinition, { agents: 100, horizon: 1 }),
    );
    const twin = new CityTwin(model, 0);
    twin.advance();
    const names = Object.keys(cityWorld.outcomes(model, twin.row));
    expect(names.length).toBeGreaterThan(10);
    const text = page.slice(page.indexOf('Outcomes of a replicate'), page.indexOf('## 8.'));
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe('parameters', () => {
  it('are in the table as they are in the code; run `npx tsx src/worlds/city/emitParameters.ts` after a change', () => {
    expect(withParameterTable(page, cityDefinition.parameters)).toBe(page);
  });

  it('stand in one row each, with their default', () => {
    const rows = new Map([...page.matchAll(/^\| `(\w+\.[\w.]+)` \| .*$/gm)].map(([row, id]) => [id, row.split(' | ')]));
    expect([...rows.keys()]).toEqual(cityDefinition.parameters.map(({ id }) => id));
    for (const parameter of cityDefinition.parameters)
      expect(rows.get(parameter.id)?.[3]).toBe(shownDefault(parameter));
    expect(rows.get('disease.r0')?.slice(2, 5)).toEqual(['1', '2.5', '0 … 8']);
    expect(rows.get('testing.on')?.slice(1, 5)).toEqual(['Testing (d)', '1', 'on', 'on, off']);
    expect(rows.get('disease.susceptibility')?.[3]).toBe('0.34 ×2, 0.67 ×2, 1 ×8, 1.24 ×2, 1.47 ×4');
  });

  it('exist where the text names them', () => {
    const known = cityDefinition.parameters.map(({ id }) => id);
    const groups = [...new Set(known.map((id) => id.split('.')[0]))].join('|');
    const text = page.slice(0, page.indexOf('## 11.'));
    const named = [...text.matchAll(new RegExp(`\`((?:${groups})\\.[\\w.*]+)\``, 'g'))].map(([, id]) => id);
    const exists = (id: string) =>
      id.includes('*') || id.endsWith('.l') ? known.some((one) => matches(one, id)) : known.includes(id);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((id) => !exists(id))).toEqual([]);
  });
});

/** Whether `id` is one that `pattern` stands for: `*` is any rest of a name, a final `.l` any layer. */
function matches(id: string, pattern: string): boolean {
  const source = pattern.replace(/\.l$/, '.*').replace(/[.]/g, '\\.').replace(/\*/g, '\\w*');
  return new RegExp(`^${source}$`).test(id);
}

describe('figures quoted', () => {
  const levers = (values: Record<string, unknown>, agents = 2000) =>
    cityWorld
      .build(withValues(defaultScenario(cityDefinition), cityDefinition, { agents, horizon: 1, ...values }))
      .levers(0, 0);

  it('eq. 17: 6 air changes an hour leave 0.697', () => {
    const ratio = levers({ 'ventilation.on': true })[Lever.outgoing + 8] / levers({})[Lever.outgoing + 8];
    expect(page).toContain(`(6 /h) it is ${ratio.toFixed(3)}`);
  });

  it('eq. 9: closing takes one person at least', () => {
    const rare = { 'distancing.on': true, 'distancing.trigger': 'hospital', 'distancing.closeAt': 10 };
    expect([4000, 6000, 30000].map((agents) => levers(rare, agents)[Lever.closeAt])).toEqual([1, 1, 3]);
  });

  it('limits: a transmission beyond the tables is refused, naming the layer and what to change', () => {
    expect(() =>
      levers({ 'contacts.household': 0, 'contacts.school': 0, 'contacts.work': 0, 'contacts.community': 0.01 }),
    ).toThrow(/R0 2\.5 .* layer household .*Lower disease\.r0/);
  });
});
