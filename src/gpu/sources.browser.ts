/** The shaders as the bundler sees them; Node has src/cli/shaderFiles.ts instead. */
import type { ShaderSources } from './link';

const PREFIX = '/shaders/';

/** Text of every .wgsl file by its path relative to shaders/. */
export const shaderSources: ShaderSources = Object.fromEntries(
  Object.entries(import.meta.glob<string>('/shaders/**/*.wgsl', { query: '?raw', import: 'default', eager: true })).map(
    ([path, text]) => [path.slice(PREFIX.length), text],
  ),
);
