/**
 * The command line: bundles src/cli with esbuild, which takes a fraction of a second, and runs it. A bundle rather than a loader that
 * transforms file by file, because the engines of the twin run two to three times faster when V8 sees one module.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { build } = await import('esbuild');
// One folder a process: two commands at once do not write over each other's bundle.
const outdir = join(root, 'node_modules', '.cache', 'murmuration', `cli-${process.pid}`);
process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
await build({
  absWorkingDir: root,
  entryPoints: { globals: 'src/cli/nodeGlobals.ts', cli: 'src/cli/main.ts' },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // Files beside the sources (shaders) are found from where the sources are, not from the bundle.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'src', 'cli', 'main.ts')).href) },
  sourcemap: 'inline',
  logLevel: 'warning',
});
// Chunks that several parts share are evaluated before the entry's own first import, so that what they need is there before them.
for (const entry of ['globals', 'cli']) await import(pathToFileURL(join(outdir, `${entry}.mjs`)).href);
