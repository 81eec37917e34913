/**
 * That docs/guide.md works: every command in it is run (on few people, for few days), its example is the file, its links lead
 * somewhere. So do those of the README, whose links to scenarios open without a complaint.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { worlds } from '../worlds/index';
import { call } from './testing/surroundings';

const root = join(import.meta.dirname, '../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const guide = text('docs/guide.md');

const commands = [...guide.matchAll(/^npm run -s cli -- (.*)$/gm)].map(([, command]) => command);
// `bench` measures for seconds and has tests of its own.
const tried = commands.filter((command) => !command.startsWith('bench'));

/** Stand-ins for the files of the preset `franklin`, which are not part of the repository. */
const STAND_INS: Readonly<Record<string, string>> = {
  'franklin_agents.csv': ',age_group,stage\n0,3,1\n1,4,0\n2,0,0\n',
  'franklin_edges.csv.gz': '0,1\n1,2\n',
};

/** Words of a command line, single quotes taken off. */
const wordsOf = (command: string) =>
  (command.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'(.*)'$/, '$1'));

const small = ['--days', '3', '--replicates', '2', '--device', 'twin'];
const few = ['--agents', '300'];

/** The command as the guide has it, but quick: of an option given twice the last counts. */
function quick(words: readonly string[]): readonly string[] {
  if (words[0] === 'gradient') return [...words, '--days', '3', '--replicates', '2', ...few];
  if (words[0] === 'fidelity') {
    return [...words, '--days', '3', '--pairs', '2', '--jobs', '1', '--device', 'twin', ...few];
  }
  if (words[0] !== 'run') return words;
  return [...words, ...small, ...(words.includes('--people') ? [] : few)];
}

it('has commands of every kind', () => {
  expect(tried.length).toBeGreaterThanOrEqual(20);
  expect(new Set(tried.map((command) => command.split(' ')[0]))).toEqual(
    new Set(['--help', 'params', 'run', 'gradient', 'fidelity', 'validate']),
  );
});

it.each(tried)('%s', async (command) => {
  const words = wordsOf(command);
  const { status, out, messages, written } = await call(
    quick(words),
    {},
    {
      worlds,
      exists: (path) => Object.hasOwn(STAND_INS, path) || existsSync(join(root, path)),
      readFile: (path) =>
        Object.hasOwn(STAND_INS, path) ? new TextEncoder().encode(STAND_INS[path]) : readFileSync(join(root, path)),
    },
  );
  expect([status, messages.filter((message) => !message.startsWith('Link without check code'))]).toEqual([0, []]);
  if (words.includes('--json')) expect(typeof JSON.parse(out)).toBe('object');
  else expect(out.length).toBeGreaterThan(100);
  const file = words[words.indexOf('--out') + 1];
  if (words.includes('--out')) expect(written[file].split('\n')).toHaveLength(1 + 2 * 3 + 1);
});

it('shows the example as the file is', () => {
  const example = text('docs/examples/closure.scenario.json');
  expect(guide).toContain(`\`\`\`json\n${example}\`\`\``);
  for (const name of ['people.csv', 'edges.csv']) {
    const head = text(`docs/examples/${name}`).split('\n', 2).join('\n');
    expect(guide).toContain(`\`\`\`\n${head}\n`);
  }
});

const shown = [...text('README.md').matchAll(/^(http:\/\/localhost:5173\/\S*#\S+)/gm)].map(([, link]) => link);

it('the README has links to try', () => {
  expect(shown.length).toBeGreaterThanOrEqual(4);
});

it.each(shown)('%s opens as it is', async (link) => {
  const { status, out, messages } = await call(['validate', link, '--json'], {}, { worlds });
  expect([status, messages.filter((message) => !message.startsWith('Link without check code'))]).toEqual([0, []]);
  expect(typeof JSON.parse(out)).toBe('object');
});

/** Anchors of a page's headings as code hosts make them. */
function anchors(page: string): Set<string> {
  return new Set(
    [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replace(/ /g, '-'),
    ),
  );
}

const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name));
const front = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];

it.each([...front, ...pages])('%s has no dead link', (page) => {
  const dead = [...text(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [path, anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchors(text(file)).has(anchor);
    });
  expect(dead).toEqual([]);
});
