import { describe, expect, it } from 'vitest';
import { createTwinRun } from '../engine/twinRun';
import type { Model, World } from '../worlds/world';
import { fidelityOf, joinMeasured, measureFidelity, type Sample } from './fidelity';
import { replicateGradient } from './gradient';
import { objectiveOf } from './objective';
import { type Flaw, workshopScenario, workshopWorld } from './testing/workshop';

/** Measured and compared. */
async function fidelity<M extends Model>(...given: Parameters<typeof measureFidelity<M>>) {
  const measured = await measureFidelity(...given);
  return { ...fidelityOf(measured), stopped: measured.stopped };
}

/** The comparison of samples, whatever their steps were. */
function compareGradients(samples: Readonly<Record<string, Sample>>) {
  return fidelityOf({ samples, steps: {} });
}

const KEYS = ['work.rate', 'work.benches', 'work.skills', 'work.skills[2]', 'cost.thing'];

function shop(flaw: Flaw = {}, values = {}) {
  const world = workshopWorld(flaw);
  const model = world.build(workshopScenario(values));
  const objective = (one: Model) =>
    objectiveOf(
      { kind: 'total', of: { made: { parameters: ['cost.thing'] }, waste: -1 } },
      { ...one, series: world.series },
    );
  const adjoint = async (one: typeof model, replicate: number, keys: readonly string[], signal?: AbortSignal) =>
    (await replicateGradient(world as World, one, replicate, objective(one), keys, { signal })).parameters;
  return { world, model, objective, adjoint };
}

describe('fidelity', () => {
  it('of a true adjoint is 1 for numbers, whole numbers, tables, entries and prices', async () => {
    const { world, model, objective, adjoint } = shop();
    const result = await fidelity(world, model, KEYS, objective, adjoint, 6);
    expect([result.pairs, result.stopped, Object.keys(result.parameters)]).toEqual([6, false, KEYS]);
    for (const row of Object.values(result.parameters)) {
      // Counts are whole things: a part in ten thousand.
      expect(row.ratio).toBeCloseTo(1, 3);
      expect(row.ratioSe).toBeLessThan(1e-3);
      expect([row.ok, row.sign, row.n, row.side]).toEqual([true, true, 6, 'central']);
    }
    expect(result.cosine).toBeCloseTo(1, 6);
    expect(result.cosineSe).toBeLessThan(1e-4);
    expect(result.parameters['work.benches'].step).toBe(1);
  });

  it('of an adjoint that says twice the truth is 2, and not passed', async () => {
    const { world, model, objective, adjoint } = shop({ bias: 2, noise: 0.2 });
    const { parameters, cosine } = await fidelity(world, model, ['work.rate', 'work.benches'], objective, adjoint, 12);
    for (const { ratio, ok, sign } of Object.values(parameters)) {
      expect(ratio).toBeGreaterThan(1.7);
      expect(ratio).toBeLessThan(2.3);
      expect([ok, sign]).toEqual([false, true]);
    }
    // A common factor is no matter of direction.
    expect(cosine).toBeGreaterThan(0.99);
  });

  it('of an adjoint that has the sign wrong says so', async () => {
    const { world, model, objective, adjoint } = shop({ bias: -1 });
    const { parameters, cosine } = await fidelity(world, model, ['work.rate'], objective, adjoint, 3);
    expect([parameters['work.rate'].ok, parameters['work.rate'].sign]).toEqual([false, false]);
    expect(cosine).toBeCloseTo(-1, 6);
  });

  it('passes an error that its own noise explains', async () => {
    const { world, model, objective, adjoint } = shop({ bias: 1.1, noise: 0.9 });
    const { parameters } = await fidelity(world, model, ['work.rate'], objective, adjoint, 16);
    const { ratio, ratioSe, ok } = parameters['work.rate'];
    expect(ratioSe).toBeGreaterThan(0.05);
    expect(Math.abs((ratio ?? 0) - 1.1)).toBeLessThan(4 * (ratioSe ?? 0));
    expect(ok).toBe(true);
  });

  it('keeps whole pairs when stopped', async () => {
    const { world, model, objective, adjoint } = shop();
    const controller = new AbortController();
    let runs = 0;
    const seen: number[] = [];
    const result = await fidelity(world, model, ['work.rate', 'work.benches'], objective, adjoint, 9, {
      signal: controller.signal,
      progress: (fraction) => seen.push(fraction),
      launch: async (one, replicate) => {
        if (++runs === 11) controller.abort();
        return createTwinRun(world, one, replicate);
      },
    });
    expect([result.stopped, result.pairs]).toEqual([true, 2]);
    expect([result.parameters['work.rate'].n, result.parameters['work.benches'].n]).toEqual([3, 2]);
    expect(result.parameters['work.rate'].ratio).toBeCloseTo(1, 2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('has gaps and no numbers when stopped at once', async () => {
    const { world, model, objective, adjoint } = shop();
    const { cosine, cosineSe, pairs, parameters } = await fidelity(world, model, ['work.rate'], objective, adjoint, 9, {
      signal: AbortSignal.abort(),
    });
    expect({ cosine, cosineSe, pairs }).toEqual({ cosine: null, cosineSe: null, pairs: 0 });
    expect(parameters['work.rate']).toMatchObject({ adjoint: { mean: null, se: null }, ratio: null, ok: null, n: 0 });
  });

  it.each([0, 1.5, Number.NaN])('refuses %d pairs', async (pairs) => {
    const { world, model, objective, adjoint } = shop();
    await expect(fidelity(world, model, KEYS, objective, adjoint, pairs)).rejects.toThrow('pairs cannot be compared');
  });
});

describe('parts of a measurement', () => {
  it('joined are the whole, and only whole pairs of a part that was stopped', async () => {
    const { world, model, objective, adjoint } = shop({ noise: 0.3 });
    const part = (first: number, pairs: number) =>
      measureFidelity(world, model, KEYS, objective, adjoint, pairs, { first });
    const [whole, left, right] = await Promise.all([part(0, 5), part(0, 3), part(3, 2)]);
    expect(joinMeasured([left, right])).toEqual(whole);
    const cut = { ...left.samples['work.rate'], adjoint: [1, 2], difference: [3, 4] };
    const joined = joinMeasured([{ ...left, samples: { ...left.samples, 'work.rate': cut }, stopped: true }, right]);
    expect([joined.stopped, fidelityOf(joined).pairs]).toEqual([true, 4]);
    for (const { adjoint: a, difference: d } of Object.values(joined.samples))
      expect([a.length, d.length]).toEqual([4, 4]);
    expect(joined.samples['work.benches'].difference.slice(2)).toEqual(right.samples['work.benches'].difference);
  });
});

describe('the comparison', () => {
  it('is that of a worked example', () => {
    const { parameters, cosine, pairs } = compareGradients({
      a: { adjoint: [1, 3], difference: [2, 2], range: 1 },
      b: { adjoint: [4, 4], difference: [1, 1], range: 0.5 },
    });
    expect(parameters.a).toEqual({
      adjoint: { mean: 2, se: 1 },
      difference: { mean: 2, se: 0 },
      ratio: 1,
      ratioSe: 0.5,
      ok: true,
      sign: true,
      n: 2,
    });
    expect([parameters.b.ratio, parameters.b.ratioSe, parameters.b.ok]).toEqual([4, 0, false]);
    // (2, 2) and (2, 0.5).
    expect(cosine).toBeCloseTo(5 / Math.sqrt(8 * 4.25), 12);
    expect(pairs).toBe(2);
  });

  it('does not judge differences within four standard errors of nothing', () => {
    const { parameters } = compareGradients({
      weak: { adjoint: [9, 9, 9], difference: [1, -1, 3], range: 1 },
      none: { adjoint: [0, 0, 0], difference: [0, 0, 0], range: 1 },
      one: { adjoint: [1], difference: [1], range: 1 },
    });
    expect(Object.values(parameters).map(({ ok, sign }) => [ok, sign])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect([parameters.none.ratio, parameters.one.ratio, parameters.one.ratioSe]).toEqual([null, 1, null]);
  });

  it('has errors that cover: of 95 % intervals of a ratio about 95 in 100 hold the truth', () => {
    let state = 5;
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const truth = 0.9;
    let covered = 0;
    let cosines = 0;
    const TRIALS = 400;
    for (let trial = 0; trial < TRIALS; trial++) {
      const samples = ['a', 'b', 'c'].map((key, k) => {
        const difference = Array.from({ length: 64 }, () => 10 * (k + 1) + 4 * normal());
        // Half of the noise is common to both sides of a pair.
        const adjoint = difference.map((one) => truth * (10 * (k + 1) + 0.5 * (one - 10 * (k + 1)) + 3 * normal()));
        return [key, { adjoint, difference, range: 1 }] as const;
      });
      const { parameters, cosine, cosineSe } = compareGradients(Object.fromEntries(samples));
      const { ratio, ratioSe } = parameters.a;
      if (Math.abs((ratio ?? 0) - truth) < 1.96 * (ratioSe ?? 0)) covered++;
      if (1 - (cosine ?? 0) < 5 * (cosineSe ?? 0) + 1e-3) cosines++;
    }
    expect(covered / TRIALS).toBeGreaterThan(0.91);
    expect(covered / TRIALS).toBeLessThan(0.98);
    expect(cosines).toBe(TRIALS);
  });
});
