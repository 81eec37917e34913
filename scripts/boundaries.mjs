/**
 * Which folder may import which: the table of ARCHITECTURE.md, as data, and the functions that hold a source tree against
 * it. biome.json states the same table as lint rules, for editors; this is what decides, because it resolves paths, knows
 * every folder (an unlisted one is an error) and sees packages. Import statements are found by pattern, not by a parser:
 * TypeScript 7 has no JavaScript API.
 */
import { posix } from 'node:path';

/** @typedef {{ from: string, specifier: string, typeOnly: boolean }} Import  `from`: path of the importing file from the root */

/**
 * Folders below src/ (and files, for `main.tsx`) -> folders and files below src/ that they may import, besides themselves and
 * `scenario`. `worlds/world` stands for one file. Packages: those that only this folder may use are in `PACKAGES`.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const MAY_IMPORT = {
  scenario: [],
  gpu: [],
  worlds: ['gpu'],
  engine: ['gpu', 'worlds/world'],
  learn: ['engine', 'worlds'],
  orchestra: ['learn', 'engine', 'worlds'],
  view: ['gpu', 'worlds'],
  studio: ['orchestra', 'learn', 'engine', 'worlds'],
  cli: ['orchestra', 'learn', 'engine', 'worlds', 'gpu'],
  main: ['studio', 'view', 'orchestra', 'learn', 'engine', 'worlds', 'gpu'],
};

/**
 * Packages that are not for everyone -> who may import them. By the first part of the name, `plotly.js` includes its bundles.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const PACKAGES = {
  webgpu: ['cli'],
  'webgpu-utils': ['gpu'],
  react: ['studio', 'main'],
  'react-dom': ['studio', 'main'],
  zustand: ['studio', 'main'],
  'plotly.js': ['studio'],
  uplot: ['studio'],
  three: ['view'],
};

/** Tests reach sideways for a device and for oracles, but nothing below the studio needs it or the view to be tested. */
const TESTS_MAY_NOT = ['studio', 'view', 'main'];

/** @param {string} path */
function isTest(path) {
  return /\.test\.tsx?$/.test(path);
}

/**
 * @param {string} path  from the root: `src/engine/run.ts`
 * @returns {string | null} `engine`, `main` for src/main.tsx, null outside of src
 */
export function areaOf(path) {
  const match = /^src\/([^/.]+)/.exec(path);
  return match?.[1] ?? null;
}

/** Comments go first: an example in a docstring imports nothing. Strings with slashes stay whole, for they hold paths. */
const COMMENTS = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const STATEMENTS =
  /\b(import|export)\s+(type\s)?(?:[\w*${}\s,]+?\sfrom\s*)?['"]([^'"\n]+)['"]|\bimport\s*\(\s*['"]([^'"\n]+)['"]/g;

/**
 * @param {string} from  path of the file from the root
 * @param {string} text  TypeScript
 * @returns {Import[]} static, dynamic and re-exporting
 */
export function importsOf(from, text) {
  const code = text.replace(COMMENTS, (_, string) => string ?? ' ');
  return [...code.matchAll(STATEMENTS)].map((match) => ({
    from,
    specifier: match[3] ?? match[4] ?? '',
    typeOnly: match[2] !== undefined,
  }));
}

/** @param {Import} found @returns {string | null} target from the root without extension, null for a package */
function targetOf({ from, specifier }) {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('/')) return path.slice(1).replace(/\.(ts|tsx)$/, '');
  if (!path.startsWith('.')) return null;
  return posix.join(posix.dirname(from), path).replace(/\.(ts|tsx)$/, '');
}

/** @param {string} specifier */
function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * @param {Import} found
 * @returns {string | null} one sentence when the import breaks the table, else null
 */
export function violation(found) {
  const area = areaOf(found.from);
  if (area === null) return null;
  const allowed = MAY_IMPORT[area];
  if (!allowed)
    return `${found.from} lies in src/${area}, which the table in scripts/boundaries.mjs does not know; add it there.`;
  const target = targetOf(found);
  if (target === null) {
    const owners = PACKAGES[packageName(found.specifier)];
    if (!owners || owners.includes(area)) return null;
    return `${found.from} imports the package ${found.specifier}, which is for src/${owners.join(' and src/')} only.`;
  }
  const other = areaOf(target);
  if (other === null || other === area || other === 'scenario') return null;
  if (isTest(found.from) && !TESTS_MAY_NOT.includes(other)) return null;
  if (allowed.some((entry) => `src/${entry}` === target || entry === other)) return null;
  const list = ['scenario', ...allowed].join(', ');
  return `${found.from} imports ${found.specifier}, and src/${area} may import ${list} only; see ARCHITECTURE.md.`;
}

/**
 * Cycles among imports of values. Types may refer to each other, since they are gone when modules load.
 *
 * @param {readonly Import[]} imports
 * @param {ReadonlySet<string>} files  paths from the root, to resolve extensions and index files
 * @returns {string[][]} one chain per cycle found, first file repeated at the end
 */
export function cycles(imports, files) {
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  for (const found of imports) {
    const target = found.typeOnly ? null : targetOf(found);
    const file =
      target && [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`, target].find((path) => files.has(path));
    if (file) graph.set(found.from, [...(graph.get(found.from) ?? []), file]);
  }
  /** @type {string[][]} */
  const chains = [];
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} file @param {string[]} path */
  const visit = (file, path) => {
    const seen = path.indexOf(file);
    if (seen >= 0) {
      chains.push([...path.slice(seen), file]);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return chains;
}
