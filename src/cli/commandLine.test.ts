import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../engine/testing/majority';
import { createTwinRun } from '../engine/twinRun';
import { scenarioHash } from '../scenario/canonical';
import { digestRows } from '../scenario/digest';
import { encodeDocument } from '../scenario/documentText';
import { encodeLink } from '../scenario/link';
import { call } from './testing/surroundings';

const { definition } = majorityWorld;

describe('run', () => {
  it('prints one JSON object with the figures of the twin, and nothing else', async () => {
    const { status, out, messages } = await call([
      'run',
      'ring',
      '--agents',
      '300',
      '--days',
      '12',
      '--seed',
      '9',
      '--set',
      'change.noise=0.2',
      '--device',
      'twin',
      '--json',
    ]);
    expect([status, messages]).toEqual([0, []]);
    const model = majorityWorld.build(
      majorityScenario({ agents: 300, horizon: 12, seed: 9, values: { 'start.share': 0.5, 'change.noise': 0.2 } }),
    );
    const run = createTwinRun(majorityWorld, model, 0);
    await run.advance(12);
    const rows = run.rows();
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual([
      'scenarioHash',
      'digest',
      'device',
      'agents',
      'days',
      'series',
      'outcomes',
      'timing',
    ]);
    expect(result).toMatchObject({
      scenarioHash: scenarioHash(model.scenario, definition),
      digest: digestRows(rows),
      device: 'twin',
      agents: 300,
      days: 12,
      series: { ones: [...rows].filter((_, k) => k % 2 === 0), changed: [...rows].filter((_, k) => k % 2 === 1) },
      outcomes: { finalShare: { mean: rows[22] / 300, lower: null, upper: null, n: 1 } },
      timing: { adapter: null },
    });
  });

  it('takes the same scenario from a preset, a file and a link', async () => {
    const scenario = { ...majorityScenario({ agents: 200, seed: 3, horizon: 10 }), license: 'CC-BY-4.0' };
    const options = ['--device', 'twin', '--json'];
    const runs = await Promise.all([
      call(['run', 'ring', '--agents', '200', '--seed', '3', '--days', '10', ...options]),
      call(['run', 'a.json', ...options], { 'a.json': encodeDocument(scenario, definition) }),
      call(['run', `https://example.org/#${encodeLink(scenario, definition)}`, ...options]),
    ]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    const [preset, file, link] = runs.map(({ out }) => JSON.parse(out));
    expect(file.scenarioHash).toBe(preset.scenarioHash);
    expect(link.scenarioHash).toBe(preset.scenarioHash);
    expect([file.digest, link.digest]).toEqual([preset.digest, preset.digest]);
  });

  it('says whether the run of a link was reproduced', async () => {
    const scenario = majorityScenario({ agents: 50, horizon: 3 });
    const first = await call(['run', encodeLink(scenario, definition), '--device', 'twin', '--json']);
    const { digest } = JSON.parse(first.out);
    const same = await call(['run', encodeLink(scenario, definition, { digest }), '--device', 'twin']);
    expect(same.messages).toEqual(['Reproduced: the digest is that of the shared run.']);
    const other = await call([
      'run',
      encodeLink(scenario, definition, { digest: 'ab'.repeat(32) }),
      '--device',
      'twin',
    ]);
    expect(other.messages[0]).toMatch(/^Differs: the shared run had the digest abababababab, this one [0-9a-f]{12}\.$/);
  });

  it('takes the run shown of a link that holds a comparison, and says so', async () => {
    const scenario = majorityScenario({ agents: 50, horizon: 3 });
    const values = { ...scenario.values, 'change.noise': 0.3 };
    const link = encodeLink(scenario, definition, { pinned: { ...scenario, values } });
    const [alone, compared] = await Promise.all(
      [encodeLink(scenario, definition), link].map((text) => call(['run', text, '--device', 'twin', '--json'])),
    );
    expect(JSON.parse(compared.out).digest).toBe(JSON.parse(alone.out).digest);
    expect(compared.messages).toContain(
      'This link also holds the run that it is compared with (A); only the run shown (B) is taken.',
    );
  });

  it('summarises replicates, with the series of the first and the digest of all', async () => {
    const single = await call(['run', 'ring', '--days', '5', '--device', 'twin', '--json']);
    const { status, out } = await call([
      'run',
      'ring',
      '--days',
      '5',
      '--replicates',
      '3',
      '--device',
      'twin',
      '--json',
    ]);
    expect(status).toBe(0);
    const [one, three] = [JSON.parse(single.out), JSON.parse(out)];
    expect(three.series).toEqual(one.series);
    expect(three.digest).not.toBe(one.digest);
    expect(three.outcomes.finalShare.n).toBe(3);
    expect(three.outcomes.finalShare.lower).toBeLessThan(three.outcomes.finalShare.mean);
  });

  it('writes CSV of all replicates or JSON, by the name of the file', async () => {
    const csv = await call(['run', 'ring', '--days', '2', '--replicates', '2', '--device', 'twin', '--out', 'r.csv']);
    const lines = csv.written['r.csv'].trimEnd().split('\n');
    expect(lines[0]).toBe('replicate,day,ones,changed');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2).join())).toEqual(['0,0', '0,1', '1,0', '1,1']);
    const json = await call(['run', 'ring', '--days', '2', '--device', 'twin', '--json', '--out', 'r.json']);
    expect(json.written['r.json']).toBe(json.out);
  });

  it('prints a table for people', async () => {
    const { out } = await call(['run', 'ring', '--days', '20', '--device', 'twin']);
    expect(out).toMatch(/^Ring: 1,000 agents, 20 days from 2026-01-01, seed 1\n/);
    expect(out).toMatch(/^ones +\d+ +\d+ +\d+ {2}[▁▂▃▄▅▆▇█]{20}$/m);
    expect(out).toMatch(/^finalShare +0\.\d+ {2}- \(n = 1\)$/m);
  });

  it('runs what is short on the CPU, and says so; refuses when a GPU was asked for and there is none', async () => {
    const auto = await call(['run', 'ring', '--days', '3', '--json']);
    expect(auto.status).toBe(0);
    expect(JSON.parse(auto.out).device).toBe('twin');
    expect(auto.messages).toEqual([expect.stringMatching(/^Running on the CPU: .* less than opening the GPU\.$/)]);
    const gpu = await call(['run', 'ring', '--days', '3', '--device', 'gpu', '--json']);
    expect([gpu.status, gpu.out]).toEqual([1, '']);
    expect(gpu.messages.at(-1)).toContain('Run on the CPU instead: --device twin.');
  });

  it('stops when interrupted, writes nothing, and says so', async () => {
    const controller = new AbortController();
    controller.abort();
    const { status, out, messages, written } = await call(
      ['run', 'ring', '--device', 'twin', '--json', '--out', 'r.json'],
      {},
      { interruption: () => controller.signal },
    );
    expect([status, out, messages, written]).toEqual([130, '', ['Stopped. Nothing was written.'], {}]);
  });
});

describe('wrong input ends in one sentence and no result', () => {
  const cases: [string[], number, string][] = [
    [['run', 'rung'], 1, "There is no preset 'rung'. Presets: ring, crowd, given. Did you mean 'ring'?"],
    [['params', 'rung'], 1, "There is no preset 'rung'. Presets: ring, crowd, given. Did you mean 'ring'?"],
    [['run', 'none.json'], 1, 'There is no file none.json.'],
    [['run', 'bad.json'], 1, 'The scenario file'],
    [['validate', 'bad.json'], 1, 'The scenario file'],
    [
      ['run', 'given'],
      1,
      "The preset 'given' needs given_people.csv, which is not part of Murmuration. Pass it with --people given_people.csv.",
    ],
    [
      ['run', 'given', '--people', 'none.csv'],
      1,
      'The file of people, none.csv, cannot be read: there is no such file.',
    ],
    [['run', 'given', '--people', 'cut.gz'], 1, 'cut.gz is a damaged gzip file.'],
    [['run', 'ring', '--set', 'change.noise=2'], 1, 'change.noise is 2; it must lie between 0 and 1'],
    [
      ['run', 'ring', '--set', 'change.noise=NaN'],
      1,
      "change.noise is 'NaN'; it must be a number. Example: --set change.noise=0.05",
    ],
    [
      ['run', 'ring', '--set', 'change.nose=1'],
      1,
      "'change.nose' is not a parameter of majority. Did you mean change.noise?",
    ],
    [['run', 'ring', '--set', 'noise'], 1, '--set noise is not of the form id=value.'],
    [['run', 'ring', '--agents', '0'], 1, 'agents is 0; it must be a whole number between 1 and 10000000'],
    [
      ['run', 'ring', '--agents', '20000000'],
      1,
      'agents is 20000000; it must be a whole number between 1 and 10000000',
    ],
    [['run', 'ring', '--agents', '1e3'], 2, "--agents is '1e3'; it must be a whole number"],
    [['run', 'ring', '--days', '-1'], 2, '--days'],
    [['run', 'ring', '--replicates', '0'], 2, "--replicates is '0'; it must be a whole number of at least 1."],
    [['run', 'ring', '--device', 'cpu'], 2, "--device is 'cpu'; it must be gpu, twin or auto."],
    [['run', 'ring', '--agent', '5'], 2, 'run has no option --agent. Did you mean --agents?'],
    [['run', 'ring', '--json=1'], 2, "--json takes no value, but '1' was given."],
    [['run'], 2, 'run needs a preset, a file or a link. Presets: ring, crowd, given.'],
    [['run', 'ring', '--out', 'no/r.json'], 1, 'There is no folder no to write no/r.json into.'],
    [
      ['rum'],
      2,
      "There is no command 'rum'. Commands: params, run, gradient, fidelity, improve, validate, bench. Did you mean 'run'?",
    ],
    [['run', 'majority&v=9'], 1, 'newer version'],
    [['run', 'plague&v=1'], 1, "a model named 'plague'"],
  ];
  it.each(cases)('%j', async (argv, expected, message) => {
    const files = { 'bad.json': '{"kind": "scenario",', 'cut.gz': gzipSync('id\n1\n').subarray(0, 12) };
    const { status, out, messages, written } = await call(argv, files);
    expect([status, out, written]).toEqual([expected, '', {}]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(message);
    expect(messages[0]).not.toContain('undefined');
  });
});

describe('files', () => {
  it('are unpacked, and enter the scenario by their hash', async () => {
    const plain = await call(['run', 'given', '--days', '2', '--people', 'p.csv', '--device', 'twin', '--json'], {
      'p.csv': 'id\n1\n',
    });
    const packed = await call(['run', 'given', '--days', '2', '--people', 'p.csv.gz', '--device', 'twin', '--json'], {
      'p.csv.gz': gzipSync('id\n1\n'),
    });
    expect([plain.status, packed.status]).toEqual([0, 0]);
    expect(JSON.parse(plain.out).scenarioHash).not.toBe(JSON.parse(packed.out).scenarioHash);
  });

  it('must be those that the scenario was made with', async () => {
    const data = [{ name: 'p.csv', sha256: 'cd'.repeat(32), role: 'people' as const }];
    const file = encodeDocument(majorityScenario({ data }), definition);
    const missing = await call(['run', 'a.json', '--device', 'twin'], { 'a.json': file });
    expect(missing.messages).toEqual([
      'This scenario needs p.csv, which is not part of Murmuration. Pass it with --people p.csv.',
    ]);
    const other = await call(['run', 'a.json', '--people', 'p.csv'], { 'a.json': file, 'p.csv': 'id\n1\n' });
    expect(other.messages[0]).toContain('p.csv is not the file of people that the scenario was made with');
    expect([missing.status, other.status]).toEqual([1, 1]);
  });
});

describe('params and validate', () => {
  it('gives the parameters with the values of the preset', async () => {
    const { status, out } = await call(['params', 'ring', '--json']);
    expect(status).toBe(0);
    const { parameters } = JSON.parse(out);
    expect(parameters.map(({ id }: { id: string }) => id)).toEqual(['start.share', 'change.noise']);
    expect(parameters[1]).toMatchObject({
      label: 'Noise',
      unit: '1/d',
      default: 0.05,
      min: 0,
      max: 1,
      source: 'assumption',
    });
  });

  it('validates without running', async () => {
    const scenario = majorityScenario();
    const { status, out } = await call(['validate', 'a.json', '--json'], {
      'a.json': encodeDocument(scenario, definition),
    });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      valid: true,
      scenarioHash: scenarioHash(scenario, definition),
      agents: 1000,
      days: 30,
    });
  });
});

describe('help', () => {
  it.each(['params', 'run', 'gradient', 'fidelity', 'validate', 'bench'])('explains %s', async (command) => {
    const { status, out } = await call([command, '--help']);
    expect(status).toBe(0);
    expect(out).toContain(`cli ${command}`);
    expect(await call(['help', command])).toEqual({ status, out, messages: [], written: {} });
  });

  it('lists commands and presets', async () => {
    for (const argv of [[], ['--help'], ['help']]) {
      const { status, out } = await call(argv);
      expect(status).toBe(0);
      expect(out).toContain('cli run <preset|file|link>');
      expect(out).toMatch(/^ {2}crowd +More agents\.$/m);
    }
  });
});
