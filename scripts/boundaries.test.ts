/** Holds src/ against the table of boundaries.mjs, shows that the table bites, and that biome.json forbids the same. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaOf, cycles, importsOf, MAY_IMPORT, violation } from './boundaries.mjs';
import { root } from './install.mjs';

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path));
const imports = files.flatMap((path) => importsOf(path, readFileSync(join(root, path), 'utf8')));

describe('src', () => {
  it('imports in the directions of the table', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(imports.map(violation).filter((sentence) => sentence !== null)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cycles(imports, new Set(files))).toEqual([]);
  });
});

describe('importsOf', () => {
  it('finds every form, and nothing in comments', () => {
    const text = `
      import { a } from './a'; // import './no1'
      import type { B } from '../b';
      import './c';
      import d, { type E } from "d/e";
      export * from './f';
      export { g } from './g';
      /* import './no2' */
      const lazy = import('./h');
      const url = 'https://example.org'; import { i,
        j } from './i';
    `;
    const found = importsOf('src/x/y.ts', text);
    expect(found.map((entry) => entry.specifier)).toEqual(['./a', '../b', './c', 'd/e', './f', './g', './h', './i']);
    expect(found.filter((entry) => entry.typeOnly).map((entry) => entry.specifier)).toEqual(['../b']);
  });
});

describe('violation', () => {
  const check = (from: string, specifier: string) => violation({ from, specifier, typeOnly: false });
  it.each([
    ['src/scenario/link.ts', '../worlds/world'],
    ['src/gpu/pool.ts', '../engine/run'],
    ['src/worlds/city/index.ts', '../../engine/run'],
    ['src/engine/run.ts', '../worlds/city'],
    ['src/engine/run.ts', '../worlds/index'],
    ['src/cli/main.ts', '../studio/store'],
    ['src/studio/App.tsx', '../gpu/device'],
    ['src/engine/run.ts', 'react'],
    ['src/gpu/device.ts', 'webgpu'],
    ['src/studio/App.tsx', 'three/webgpu'],
    ['src/engine/a.test.ts', '../studio/store'],
    ['src/helpers/a.ts', './b'],
  ])('%s may not import %s', (from, specifier) => {
    expect(check(from, specifier)).toContain(from);
  });
  it.each([
    ['src/engine/run.ts', '../worlds/world'],
    ['src/engine/run.ts', '../scenario/scenario'],
    ['src/engine/run.gpu.test.ts', '../cli/dawn'],
    ['src/worlds/city/twin.ts', '../../gpu/lib/philox'],
    ['src/gpu/layout.ts', 'webgpu-utils'],
    ['src/cli/dawn.ts', '../../scripts/browser.mjs'],
    ['src/main.tsx', './studio/App'],
    ['src/main.tsx', '/shaders/lib/index.wgsl?raw'],
  ])('%s may import %s', (from, specifier) => {
    expect(check(from, specifier)).toBeNull();
  });
});

describe('cycles', () => {
  const at = (from: string, specifier: string, typeOnly = false) => ({ from, specifier, typeOnly });
  const three = new Set(['src/a/x.ts', 'src/a/y.ts', 'src/a/index.ts']);
  it('are found through index files, and not through types', () => {
    const chain = [at('src/a/x.ts', './y'), at('src/a/y.ts', '.'), at('src/a/index.ts', './x')];
    expect(cycles(chain, three)).toEqual([['src/a/x.ts', 'src/a/y.ts', 'src/a/index.ts', 'src/a/x.ts']]);
    expect(cycles([...chain.slice(0, 2), at('src/a/index.ts', './x', true)], three)).toEqual([]);
  });
});

describe('biome.json', () => {
  it('forbids each folder what the table forbids it, and allows what the table allows', () => {
    const project = mkdtempSync(join(tmpdir(), 'murmuration-boundaries-'));
    try {
      writeFileSync(
        join(project, 'biome.json'),
        readFileSync(join(root, 'biome.json'), 'utf8').replace(
          '"enabled": true, "clientKind"',
          '"enabled": false, "clientKind"',
        ),
      );
      const expected = new Set<string>();
      const areas = Object.keys(MAY_IMPORT).filter((area) => area !== 'main');
      for (const area of areas) {
        for (const other of areas) {
          const specifier = other === 'worlds' ? '../worlds/index' : `../${other}/thing`;
          const name = `src/${area}/to_${other}.ts`;
          mkdirSync(join(project, dirname(name)), { recursive: true });
          writeFileSync(join(project, name), `import { thing } from '${specifier}';\n\nexport const other = thing;\n`);
          if (violation({ from: name, specifier, typeOnly: false })) expected.add(name);
        }
      }
      const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
      const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', 'src'];
      const done = spawnSync(process.execPath, [biome, ...args], { cwd: project, encoding: 'utf8' });
      const report: { diagnostics: { location: { path: string | { file: string } } }[] } = JSON.parse(done.stdout);
      const found = report.diagnostics.map(({ location }) =>
        typeof location.path === 'string' ? location.path : location.path.file,
      );
      expect([...new Set(found)].sort()).toEqual([...expected].sort());
      expect(expected.size).toBeGreaterThan(30);
      expect(areaOf(found[0] ?? '')).not.toBeNull();
    } finally {
      rmSync(project, { recursive: true, force: true });
    }
  });
});
