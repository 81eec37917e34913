import { describe, expect, it } from 'vitest';
import { workshopWorld } from '../learn/testing/workshop';
import { decodeDocument } from '../scenario/document';
import type { World } from '../worlds/world';
import type { Surroundings } from './surroundings';
import { call } from './testing/surroundings';

const world = workshopWorld() as World;
/** A rate of 1 is best where waste is worth 6 a piece less. */
const BEST = '{"kind":"total","of":{"made":1,"waste":-6}}';
const tell = (argv: string, more: Partial<Surroundings> = {}) =>
  call([...argv.split(' '), '--device', 'twin', '--objective', BEST], {}, { worlds: [world], ...more });

describe('improve', () => {
  it('prints the best protocol and its gain on fresh replicates, with what other ways found', async () => {
    const argv = 'improve shop --params work.rate@daily --budget 200 --batch 1 --fresh 8 --compare --json --out b.json';
    const { status, out, messages, written } = await tell(argv);
    expect([status, messages]).toEqual([0, []]);
    const { best, comparators, improved, before, variables, trace, gradientRuns } = JSON.parse(out);
    expect(improved).toBe(true);
    expect(variables).toHaveLength(8);
    expect(best.relative.lower).toBeGreaterThan(0.05);
    expect(best.relative.mean).toBeCloseTo(best.gain.mean / before.mean, 10);
    expect(best.spent.equivalents).toBe(best.spent.runs + gradientRuns * best.spent.gradients);
    expect(Object.keys(comparators)).toEqual(['random', 'pieces', 'differences']);
    for (const { spent, beaten } of Object.values(comparators) as (typeof best)[]) {
      expect(spent.equivalents).toBeLessThanOrEqual(200);
      expect(beaten.relative.lower).toBeLessThan(beaten.relative.upper);
    }
    expect(trace.at(-1).equivalents).toBeLessThanOrEqual(200);
    const found = decodeDocument(written['b.json'], [world.definition]);
    for (const [day, { after }] of variables.entries()) {
      expect(Math.abs(after - 1)).toBeLessThan(0.3);
      expect(found.changes.find(({ from, to = 8 }) => from <= day && day < to)?.value).toBe(after);
    }
  });

  it('says to people when there is nothing better', async () => {
    const { out } = await tell('improve shop --set work.rate=1 --params work.rate --budget 40 --fresh 4');
    expect(out).toMatch(/^Workshop|^Shop/);
    expect(out).toMatch(/No better protocol in \d+ runs; the best is within chance of the current one/);
    expect(out).toMatch(/work\.rate +1 +\S+ +0 to 10/);
  });

  it('has the same result in processes, and gives a front', async () => {
    const argv = 'improve shop --params work.rate@weekly --budget 200 --fresh 4 --grid 3 --json';
    const fork: Surroundings['fork'] = async (part) => {
      const { status, out, messages } = await call([...part], {}, { worlds: [world] });
      return { status, out, messages: messages.join('\n') };
    };
    const [alone, shared] = [await tell(argv), await tell(`${argv} --jobs 2`, { fork })];
    const timeless = (text: string) => text.replace(/"measured":[^,}]*/g, '');
    expect(timeless(shared.out)).toBe(timeless(alone.out));
    const { out } = await tell('improve shop --params work.rate --budget 60 --fresh 4 --pareto made --points 2');
    const { points, second } = JSON.parse(out);
    expect([points.length, second]).toEqual([3, 'made']);
  });

  it.each([
    ['improve shop', 2, 'improve needs --params: what it may change. Example: --params testing.symptomatic'],
    ['improve shop --params work.rat', 1, 'Did you mean work.rate?'],
    ['improve shop --params work.rate@30', 2, "'work.rate@30' has no schedule that can be read"],
    ['improve shop --params work.rate --bounds work.rate=1-2', 2, 'is not of the form id=min..max'],
    [
      'improve shop --params work.rate --bounds work.benches=1..2',
      2,
      '--bounds names work.benches, which --params does not',
    ],
    ['improve shop --params work.rate --constraint made<5', 2, 'Example: --constraint peakHospital<=40'],
    ['improve shop --params work.rate --constraint mad<=5', 1, 'Did you mean made?'],
    ['improve shop --params work.rate --budget 100 --compare', 2, '--budget must be at least that'],
  ])('%s', async (argv, code, message) => {
    const { status, messages } = await tell(argv);
    expect([status, messages[0]]).toEqual([code, expect.stringContaining(message)]);
  });
});
