/** Citations, crate, ODD page, AgentTorch fragment and the archive as a whole, read back by others' parsers. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decodeDocument } from '../../scenario/document';
import { encodeDocument } from '../../scenario/documentText';
import { readObservations } from '../../scenario/observations';
import { agentTorchMappings, agentTorchYaml } from './agentTorch';
import { agentTorchReference, type ReferenceTree } from './agentTorchReference.fixture';
import { type ArchiveParts, archiveFiles } from './archive';
import { scenarioInZip } from './carried';
import { bibtex, type Cited, citationCff, citationText } from './cite';
import { oddPage } from './odd';
import { settingsOf } from './printContent';
import { roCrate } from './roCrate';
import { definition, smallRun, smallScenario } from './run.fixture';
import { zipFiles } from './zip';

const page = readFileSync('docs/worlds/city.md', 'utf8');
const scenario = smallScenario({ 'testing.turnaround': 5 });
const cited: Cited = {
  scenario,
  title: 'Fast, "cheap" {tests} & 50 %',
  hash: 'ab'.repeat(32),
  digest: 'cd'.repeat(32),
  link: 'https://example.org/#city&v=1&testing.turnaround=5',
  version: '0.1.0',
  commit: 'abc123456789',
  date: '2026-11-24',
};

describe('citations', () => {
  it('carry link, version, commit, seed and digest, and the paper', () => {
    for (const text of [citationText(cited), bibtex(cited), citationCff(cited)]) {
      for (const part of [cited.link, '0.1.0', 'abc123456789', 'seed 1', 'cdcdcdcdcdcd', 'Chopra', 'Raskar', '267']) {
        expect(text).toContain(part);
      }
      expect(text).toContain('Scenario, not forecast');
    }
  });

  it('keep BibTeX whole whatever the title is', () => {
    expect(bibtex(cited)).toContain('title = {{Fast, "cheap" \\{tests\\} \\& 50 \\%}}');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const text = bibtex({ ...cited, title }).replace(
          /\\textbackslash\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}|\\[{}]/g,
          '',
        );
        let depth = 0;
        for (const letter of text) {
          depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });

  it('are a CITATION.cff that YAML reads, whatever the title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        const read = parse(citationCff({ ...cited, title }));
        expect(read.title).toBe(title);
        expect(read['cff-version']).toBe('1.2.0');
        expect(read.references.map(({ type }: { type: string }) => type)).toEqual(['software', 'conference-paper']);
        expect(read['date-released']).toBe('2026-11-24');
      }),
    );
  });
});

describe('the RO-Crate', () => {
  const crate = JSON.parse(
    roCrate({
      ...{ title: 'T', description: 'D', license: 'CC-BY-4.0', authors: ['Ada L.'], link: cited.link },
      app: { name: 'Murmuration', version: '0.1.0', commit: 'abc' },
      date: '2026-11-24T10:00:00Z',
      files: [
        { path: 'scenario.json', name: 'Scenario', type: 'application/json', role: 'input' },
        { path: 'data/runs.csv', name: 'Runs', type: 'text/csv', role: 'result' },
      ],
      data: [{ name: 'people.csv', sha256: '0123456789ab' }],
    }),
  );
  const entity = (id: string) => crate['@graph'].find((one: { '@id': string }) => one['@id'] === id);

  it('refers to nothing that it does not describe', () => {
    const references: string[] = [];
    const walk = (value: unknown, top: boolean) => {
      if (typeof value !== 'object' || value === null) return;
      const keys = Object.keys(value);
      if (!top && keys.length === 1 && keys[0] === '@id') references.push((value as { '@id': string })['@id']);
      for (const inner of Object.values(value)) walk(inner, false);
    };
    for (const one of crate['@graph']) walk(one, true);
    const missing = references.filter((id) => !entity(id) && id !== 'https://w3id.org/ro/crate/1.1');
    expect(missing).toEqual([]);
  });

  it('tells which program made which files of what', () => {
    expect(entity('#run')).toMatchObject({
      '@type': 'CreateAction',
      instrument: { '@id': '#murmuration' },
      object: [{ '@id': 'scenario.json' }, { '@id': '#sha256-0123456789ab' }],
      result: [{ '@id': 'data/runs.csv' }],
    });
    expect(entity('./').conformsTo).toEqual({ '@id': 'https://w3id.org/ro/wfrun/process/0.5' });
    expect(entity('#murmuration')).toMatchObject({ '@type': 'SoftwareApplication', softwareVersion: '0.1.0' });
  });
});

describe('the ODD page', () => {
  const odd = oddPage(
    page,
    { ...scenario, changes: [{ parameter: 'masks.on', from: 3, value: true }] },
    definition,
    cited.link,
  );

  it('has a value of this scenario in every row of a parameter, those off the default in bold', () => {
    const rows = odd.split('\n').filter((line) => /^\| `[A-Za-z][\w.]*` \|.*\|.*\|.*\|.*\|.*\|$/.test(line));
    const here = new Map(rows.map((line) => [line.split('`')[1], line.split('|').at(-2)?.trim()]));
    for (const { id } of definition.parameters) expect(here.get(id), id).not.toBe('');
    expect(here.get('testing.turnaround')).toBe('**5**');
    expect(here.get('testing.sensitivity')).toBe('0.95');
    expect(odd.match(/\| source \| here \|/g)?.length).toBe(page.match(/\| range \| source \|/g)?.length);
  });

  it('says what the scenario is and has no links out of the archive', () => {
    expect(odd).toContain('Fast, "cheap" tests: 400 people, 24 days from 2026-01-01, seed 1');
    expect(odd).toContain('| `masks.on` | 3 | end | true |');
    expect(odd).not.toMatch(/\]\(\.\./);
    expect(odd.startsWith('# The city\n')).toBe(true);
  });
});

describe('the AgentTorch fragment', () => {
  const yaml = agentTorchYaml(scenario, ['Fast tests', 'https://example.org']);

  it('parses, and has only keys of the reference configuration, lists of their lengths', () => {
    const check = (value: unknown, reference: ReferenceTree | true | number | undefined, path: string) => {
      expect(reference, `${path} is not in the reference configuration`).toBeDefined();
      if (typeof value === 'number') expect(reference, path).toBe(true);
      else if (Array.isArray(value)) {
        expect(value, path).toHaveLength(Number(reference));
        for (const entry of value) expect(typeof entry, path).toBe('number');
      } else {
        for (const [key, inner] of Object.entries(value as object)) {
          check(inner, (reference as ReferenceTree)[key], `${path}.${key}`);
        }
      }
    };
    const read = parse(yaml);
    expect(Object.keys(read)).toEqual(['simulation_metadata', 'state', 'substeps']);
    check(read, agentTorchReference, '');
  });

  it('has the values of the scenario', () => {
    const read = parse(yaml);
    expect(read.simulation_metadata).toMatchObject({
      num_agents: 400,
      num_steps_per_episode: 24,
      initial_infection_ratio: 0.1,
    });
    expect(read.substeps['0'].transition.new_transmission.arguments.R2.value).toBe(2.5);
    expect(read.state.environment.SFSusceptibility.value).toEqual([0.34, 0.67, 1, 1, 1, 1, 1.24, 1.47, 1.47]);
    const risk = (id: string) => scenario.values[id] as readonly number[];
    const ages = risk('population.ages');
    const weighted = ages.reduce((sum, share, band) => sum + share * risk('disease.death')[band], 0);
    expect(read.substeps['1'].transition.seirm_progression.arguments.M.value).toBeCloseTo(
      weighted / ages.reduce((a, b) => a + b),
      7,
    );
    expect(read.state.environment.lam_gamma_integrals.initialization_function.arguments.scale.value).toBe(5.5);
  });

  it('names a source that exists for every line, and what is lost', () => {
    const known = new Set(['agents', 'horizon', ...definition.parameters.map(({ id }) => id)]);
    for (const { from } of agentTorchMappings(scenario)) for (const id of from) expect(known, id).toContain(id);
    expect(yaml).toContain('# Not mapped:');
    expect(yaml).toContain('# vaccination, immunity, variant: ');
    expect(agentTorchYaml(scenario, ['evil\nkey: 1'])).toContain('# evil key: 1\n');
  });
});

describe('the archive', () => {
  const run = smallRun(2, { 'testing.turnaround': 5 });
  const document = encodeDocument(run.scenario, definition, { name: 'Murmuration', version: '0.1.0' });
  const parts: ArchiveParts = {
    runs: [run, smallRun(1)],
    cited: { ...cited, scenario: run.scenario, hash: run.hash },
    document,
    pictures: [{ path: 'figures/infections.svg', title: 'Infections', content: '<svg/>' }],
    modelPage: page,
  };

  it('holds what its README and its crate list, and opens again', async () => {
    const bytes = await zipFiles(archiveFiles(parts, '2026-11-24T10:00:00Z'));
    const files = unzipSync(bytes);
    const names = Object.keys(files).sort();
    expect(names).toEqual(
      [
        ...['CITATION.cff', 'ODD.md', 'README.md', 'data/daily.csv', 'data/runs.csv', 'data/summary.csv'],
        ...['data/timeseries.csv', 'datapackage.json', 'figures/infections.svg', 'ro-crate-metadata.json'],
        ...['scenario.json', 'scenario.schema.json'],
      ].sort(),
    );
    const readme = strFromU8(files['README.md']);
    for (const name of names) if (name !== 'README.md') expect(readme).toContain(`\`${name}\``);
    const crate = JSON.parse(strFromU8(files['ro-crate-metadata.json']));
    const root = crate['@graph'].find((one: { '@id': string }) => one['@id'] === './');
    expect(root.hasPart.map((one: { '@id': string }) => one['@id']).sort()).toEqual(
      names.filter((name) => name !== 'ro-crate-metadata.json'),
    );
    expect(decodeDocument(scenarioInZip(bytes) ?? '', [definition])).toEqual(run.scenario);
    expect(strFromU8(files['data/timeseries.csv']).trim().split('\n')).toHaveLength(
      1 + 3 * 24 * run.world.series.length,
    );
    const observed = readObservations(strFromU8(files['data/daily.csv']), 'daily.csv');
    expect(observed.ok && observed.observations.days).toHaveLength(24);
  });
});

describe('settings on the printed page', () => {
  it('are those off their defaults, in words, as many as there is room for', () => {
    const { world } = smallRun(1);
    expect(settingsOf(scenario, world)).toEqual([
      'People infected at the start: 40 people (was 20 people)',
      'Days to get a test result: 5 days (was 2 days)',
    ]);
    const every = { ...scenario, values: Object.fromEntries(definition.parameters.map(({ id }) => [id, false])) };
    const lines = settingsOf({ ...every, changes: [{ parameter: 'masks.on', from: 3, value: true }] }, world);
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('1 dated change during the run');
    expect(lines[10]).toMatch(/^and \d+ more, all in the link$/);
  });
});
