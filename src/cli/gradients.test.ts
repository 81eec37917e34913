import { describe, expect, it } from 'vitest';
import { type Flaw, workshopScenario, workshopWorld } from '../learn/testing/workshop';
import { encodeDocument } from '../scenario/documentText';
import type { World } from '../worlds/world';
import { plusMinus } from './gradientTable';
import type { Surroundings } from './surroundings';
import { call } from './testing/surroundings';

const shop = (flaw?: Flaw) => workshopWorld(flaw) as World;
const tell = (argv: string, more: Partial<Surroundings> & { flaw?: Flaw } = {}) => {
  const { flaw, ...rest } = more;
  return call(argv.split(' '), {}, { worlds: [shop(flaw)], ...rest });
};

describe('fidelity', () => {
  it('prints the contract as one JSON object and nothing else', async () => {
    const { status, out, messages } = await tell(
      'fidelity shop --params work.rate,work.benches,cost.thing --pairs 6 --seed 9 --device twin --objective income --json',
    );
    expect([status, messages]).toEqual([0, []]);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual([
      'cosine',
      'cosineSe',
      'ok',
      'signs',
      'parameters',
      'attackRate',
      'outcomes',
      'objective',
      'regime',
      'agents',
      'days',
      'seed',
      'pairs',
      'stopped',
      'scenarioHash',
    ]);
    expect(result).toMatchObject({
      ok: true,
      signs: true,
      attackRate: null,
      objective: 'income',
      regime: null,
      agents: 100,
      days: 8,
      seed: 9,
      pairs: 6,
      stopped: false,
    });
    expect(result.cosine).toBeCloseTo(1, 6);
    expect(Object.keys(result.parameters)).toEqual(['work.rate', 'work.benches', 'cost.thing']);
    const { adjoint, difference, ratio, ratioSe, ok, step, side, form } = result.parameters['work.rate'];
    // d income / d rate = 5 / 100 · 8 days · 1000 · 2 · 2 · 3, in ±0.1 by replicate.
    expect(Math.abs(adjoint.mean / 4800 - 1)).toBeLessThan(0.1);
    expect(difference.mean / adjoint.mean).toBeCloseTo(1, 3);
    expect(adjoint.se).toBeGreaterThan(0);
    expect(difference.se / adjoint.se).toBeCloseTo(1, 2);
    expect(ratio).toBeCloseTo(1, 3);
    expect(ratioSe).toBeLessThan(1e-3);
    expect([ok, step, side, form]).toEqual([true, 0.1, 'central', 'pathwise']);
  });

  it('lays a regime over the preset, and options over the regime', async () => {
    const plain = await tell(
      'fidelity shop --regime waves --params work.rate@2,work.rate --pairs 1 --device twin --json',
    );
    const result = JSON.parse(plain.out);
    expect([result.regime, result.days]).toEqual(['waves', 6]);
    // On day 2 the dated value 6 holds, on the others 2: four days of them.
    const { parameters } = result;
    expect(parameters['work.rate@2'].difference.mean / parameters['work.rate'].difference.mean).toBeCloseTo(6 / 8, 3);
    const longer = await tell(
      'fidelity shop --regime waves --days 7 --params work.rate --pairs 1 --device twin --json',
    );
    expect(JSON.parse(longer.out).days).toBe(7);
  });

  it('takes all that the adjoint knows where nothing is named, tables as a whole', async () => {
    const { out } = await tell('fidelity shop --pairs 2 --device twin --json');
    const result = JSON.parse(out);
    expect(Object.keys(result.parameters)).toEqual([
      'work.rate',
      'work.benches',
      'people.hands',
      'work.skills',
      'cost.thing',
    ]);
    expect(result.objective).toBe('output');
    expect(result.parameters['people.hands']).toMatchObject({ ratio: null, ok: null, side: 'down' });
    expect(result.parameters['work.skills'].ratio).toBeCloseTo(1, 3);
  });

  it('prints a table for people, with a verdict a row', async () => {
    const good = await tell('fidelity shop --params work.rate,people.hands --pairs 3 --device twin');
    expect(good.out).toMatch(
      /^Shop: 100 agents, 8 days from 2026-01-01, seed 1; derivatives of output\n3 pairs, cosine 1/,
    );
    expect(good.out).toMatch(/^parameter +adjoint +difference +ratio +verdict +step +form$/m);
    expect(good.out).toMatch(
      /^work\.rate +\d+ ± \d+ +\d+ ± \d+ +(1(\.0+)?|0\.9999\d*)( ± \S+)? +true +0\.1 +pathwise$/m,
    );
    expect(good.out).toMatch(/^people\.hands +0 +0 +- +too noisy +1 down/m);
    expect(good.out).toContain('Together: true.');
    const twice = await tell('fidelity shop --params work.rate --pairs 3 --device twin', { flaw: { bias: 2 } });
    expect(twice.out).toMatch(/^work\.rate .* +(2|2\.0000\d|1\.9999\d) ± \S+ +off +0\.1/m);
    expect(twice.out).toContain('Together: not shown to be true.');
    const wrong = await tell('fidelity shop --params work.rate --pairs 3 --device twin', { flaw: { bias: -1 } });
    expect(wrong.out).toMatch(/^work\.rate .* +wrong sign +0\.1/m);
    const json = await tell('fidelity shop --params work.rate --pairs 3 --device twin --json', { flaw: { bias: -1 } });
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, signs: false });
  });

  it('keeps and prints what is done when interrupted, and shows progress', async () => {
    const controller = new AbortController();
    const lines: string[] = [];
    const { status, out, messages } = await tell('fidelity shop --params work.rate --pairs 50 --device twin --json', {
      interruption: () => controller.signal,
      status(text) {
        lines.push(text);
        if (text.includes('pair 4 of 50')) controller.abort();
      },
    });
    expect(status).toBe(130);
    expect(messages).toEqual(['Stopped after 3 of 50 pairs; what is printed is of those.']);
    const result = JSON.parse(out);
    expect([result.pairs, result.stopped, result.parameters['work.rate'].n]).toEqual([3, true, 3]);
    expect(lines.at(-1)).toBe('');
    expect(lines[0]).toBe('  0 % pair 1 of 50');
  });

  describe('in several processes', () => {
    const words = 'fidelity shop --params work.rate,work.benches --pairs 5 --first 2 --device twin --json';
    /** Processes that are calls; `also` may do something at the progress of one. */
    const forking = (flaw: Flaw, also: (argv: readonly string[], text: string) => void = () => {}) => {
      const started: (readonly string[])[] = [];
      const fork: Surroundings['fork'] = async (argv, signal, status) => {
        started.push(argv);
        const show = (text: string) => {
          status(text);
          also(argv, text);
        };
        const more = { worlds: [shop(flaw)], interruption: () => signal, status: show };
        const { status: code, out, messages } = await call(argv, {}, more);
        return { status: code, out, messages: messages.join('\n') };
      };
      return { started, fork };
    };

    it.each([{ noise: 0.4 }, { bias: Number.NaN }])('gives the same result of an adjoint with %o', async (flaw) => {
      const { fork, started } = forking(flaw);
      const lines: string[] = [];
      const [one, three] = [
        await tell(words, { flaw }),
        await tell(`${words} --jobs 3`, { flaw, fork, status: (text) => lines.push(text) }),
      ];
      expect(three).toEqual(one);
      expect(started.map((argv) => argv.slice(-7).join(' '))).toEqual([
        '--jobs 1 --first 2 --pairs 1 --part',
        '--jobs 1 --first 3 --pairs 2 --part',
        '--jobs 1 --first 5 --pairs 2 --part',
      ]);
      expect(lines[0]).toBe('  0 % in 3 processes');
      expect(lines.at(-1)).toBe('');
    });

    it('keeps what is done when interrupted', async () => {
      const controller = new AbortController();
      const { fork } = forking({}, (argv, text) => {
        if (argv.includes('20') && text.includes('pair 4 of 20')) controller.abort();
      });
      const { status, out, messages } = await tell(
        'fidelity shop --params work.rate --pairs 40 --jobs 2 --device twin --json',
        { fork, interruption: () => controller.signal },
      );
      const { pairs, stopped } = JSON.parse(out);
      expect([status, stopped]).toEqual([130, true]);
      expect(pairs).toBeGreaterThanOrEqual(3);
      expect(pairs).toBeLessThan(20);
      expect(messages).toEqual([`Stopped after ${pairs} of 40 pairs; what is printed is of those.`]);
    });

    it('says what went wrong in one of them, and when there are no processes', async () => {
      const { fork } = forking({});
      const failing: Surroundings['fork'] = async (argv, ...rest) =>
        argv.includes('4')
          ? { status: 1, out: '', messages: 'Running on the CPU.\nThe disk is full.\n' }
          : fork(argv, ...rest);
      const failed = await tell(`${words} --jobs 2`, { fork: failing });
      expect([failed.status, failed.out, failed.messages]).toEqual([1, '', ['The disk is full.']]);
      const alone = await tell(`${words} --jobs 2`);
      expect(alone.messages).toEqual(['This program cannot start others here; leave --jobs out.']);
      const stopped = await tell(`${words} --jobs 2`, { fork, interruption: () => AbortSignal.abort() });
      expect([stopped.status, JSON.parse(stopped.out).pairs]).toEqual([130, 0]);
    });
  });

  it('reads scenario files and objectives in JSON', async () => {
    const world = shop();
    const file = encodeDocument(workshopScenario({ 'work.rate': 3 }, { agents: 50 }), world.definition);
    const spec = '{"kind": "last", "of": {"waste": 1}, "per": "agent", "id": "spoilt"}';
    const { out, status } = await call(
      [
        'fidelity',
        'a.json',
        '--params',
        'work.rate',
        '--pairs',
        '2',
        '--objective',
        spec,
        '--device',
        'twin',
        '--json',
      ],
      { 'a.json': file },
      { worlds: [world] },
    );
    expect(status).toBe(0);
    const { objective, parameters, agents } = JSON.parse(out);
    expect([objective, agents]).toEqual(['spoilt', 50]);
    expect(parameters['work.rate'].adjoint).toEqual({ mean: 1000 / 50, se: 0 });
    expect(parameters['work.rate'].difference.mean).toBeCloseTo(20, 9);
  });
});

describe('gradient', () => {
  it('prints means and errors as JSON', async () => {
    const { status, out, messages } = await tell(
      'gradient shop --params work.rate,work.skills[1] --replicates 5 --objective made --json',
    );
    expect([status, messages]).toEqual([0, []]);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ objective: 'made', agents: 100, days: 8, seed: 1, replicates: 5, stopped: false });
    expect(result.value.n).toBe(5);
    const rate = result.parameters['work.rate'];
    expect(Object.keys(rate)).toEqual(['mean', 'se', 'n', 'form']);
    expect(rate.mean / result.value.mean).toBeCloseTo(12 / 29, 4);
    expect(result.parameters['work.skills[1]'].mean / result.value.mean).toBeCloseTo(2 / 29, 4);
    expect([rate.n, rate.form]).toEqual([5, 'pathwise']);
  });

  it('prints a table for people', async () => {
    const { out } = await tell('gradient shop --replicates 3');
    expect(out).toMatch(/^Shop: .*derivatives of output\noutput: \S+, 95 % interval \S+ to \S+ \(n = 3\)\n/);
    expect(out).toMatch(/^work\.rate +\d+ ± \d+ +1 +pathwise$/m);
    expect(out.match(/\n/g)).toHaveLength(3 + 1 + 5);
  });

  it('keeps what is done when interrupted', async () => {
    const controller = new AbortController();
    const { status, out, messages } = await tell('gradient shop --replicates 9 --params work.rate --json', {
      interruption: () => controller.signal,
      status(text) {
        if (text.includes('gradient 3 of 9')) controller.abort();
      },
    });
    expect([status, messages]).toEqual([130, ['Stopped after 2 of 9 replicates; what is printed is of those.']]);
    expect(JSON.parse(out).parameters['work.rate'].n).toBe(2);
  });
});

it.each(['gradient', 'fidelity'])('%s counts the agents of the model, which a file may decide', async (command) => {
  const plain = shop();
  const world: World = {
    ...plain,
    build: (scenario) => ({ ...plain.build(scenario), agents: 7 }),
    rebuild: undefined,
  };
  const words = `${command} shop --params work.rate`.split(' ');
  const { out } = await call([...words, '--json'], {}, { worlds: [world] });
  expect(JSON.parse(out).agents).toBe(7);
  const forPeople = await call(words, {}, { worlds: [world] });
  expect(forPeople.out).toMatch(/^Shop: 7 agents, 8 days/);
});

describe('wrong input ends in one sentence and no result', () => {
  it.each([
    ['fidelity shop --regime flood', 1, "There is no regime 'flood'. Regimes: growth, waves."],
    ['fidelity shop --params work.pace', 1, "'work.pace' is not a parameter of workshop. Did you mean work.rate?"],
    ['fidelity shop --params work.open', 1, 'work.open is a switch and has no derivative'],
    [
      'fidelity shop --params ,',
      2,
      '--params is empty; name parameters with commas between them. Example: --params work.rate',
    ],
    ['fidelity shop --pairs 0', 2, "--pairs is '0'; it must be a whole number of at least 1."],
    ['fidelity shop --objective incme', 1, "There is no objective 'incme'. Did you mean income?"],
    ['fidelity shop --objective {"kind":"total"}', 1, '--objective.of is undefined; it must be an object'],
    ['fidelity shop --objective {"kind":', 1, '--objective is not valid JSON'],
    [
      'fidelity shop --objective {"kind":"total","of":{"mde":1}}',
      1,
      "There is no series 'mde' in this world. Did you mean made?",
    ],
    ['fidelity shop --replicates 3', 2, 'fidelity has no option --replicates.'],
    ['fidelity', 2, 'fidelity needs a preset, a file or a link. Presets: shop.'],
    ['gradient shop --device tpu', 2, "--device is 'tpu'"],
    ['gradient shop --device gpu', 1, "The model 'workshop' has no adjoint kernels"],
    ['gradient shop --replicates 0', 2, "--replicates is '0'"],
  ])('%s', async (argv, expected, message) => {
    const { status, out, messages } = await tell(argv);
    expect([status, out, messages.length]).toEqual([expected, '', 1]);
    expect(messages[0]).toContain(message);
  });

  it.each(['gradient', 'fidelity'])('%s of a model without an adjoint', async (command) => {
    const { status, out, messages } = await call([command, 'ring']);
    expect([status, out]).toEqual([1, '']);
    expect(messages).toEqual([
      "The model 'majority' has no adjoint, so it has no gradient of its own. Compare runs instead: run … --replicates 8 --out a.csv",
    ]);
    const regime = await call([command, 'ring', '--regime', 'growth']);
    expect(regime.messages[0]).toContain("The model 'majority' has no regimes");
  });
});

it('numbers are written as far as their errors go', () => {
  const cases: [number | null, number | null, string][] = [
    [null, null, '-'],
    [1.23456789, null, '1.2346'],
    [1.23456, 0.0567, '1.235 ± 0.057'],
    [1234.5678, 56.7, '1235 ± 57'],
    [12345678, 5678, '12346000 ± 5700'],
    [0.00001234, 0.00000056, '0.00001234 ± 5.6e-7'],
    [5, 0, '5'],
  ];
  for (const [mean, se, text] of cases) expect(plusMinus(mean, se)).toBe(text);
});
