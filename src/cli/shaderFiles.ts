/** The shaders from disk, for Node; a page has src/gpu/sources.browser.ts instead. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ShaderSources } from '../gpu/link';

const SHADERS = fileURLToPath(new URL('../../shaders', import.meta.url));

/** Text of every .wgsl file by its path relative to shaders/, with forward slashes. */
export function readShaderFiles(folder: string = SHADERS): ShaderSources {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.wgsl'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}
