/** What the tests ask of shader text; a scan of words, not a compiler. */
import type { ShaderEnums, ShaderSources } from '../link';

/** Words that WGSL reserves or that shadow builtins, and that invite agent modellers (engine rules, section 2.3). */
export const RESERVED = [
  'move',
  'target',
  'active',
  'from',
  'common',
  'resource',
  'shared',
  'self',
  'set',
  'get',
  'filter',
  'pass',
  'register',
  'meta',
  'layout',
  'final',
  'mod',
  'match',
  'type',
  'use',
  'with',
  'where',
  'of',
  'new',
  'distance',
  'step',
  'length',
  'mix',
] as const;

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/[^\n]*/g, '');
}

/** Files with a compute entry point, in order of their names. */
export function kernelFiles(files: ShaderSources): string[] {
  return Object.keys(files).filter((file) => /@compute\b/.test(withoutComments(files[file])));
}

/** Every enumeration that some file includes, without values: enough to link, not to compile. */
export function emptyEnums(files: ShaderSources): ShaderEnums {
  const names = Object.values(files).flatMap((text) =>
    [...text.matchAll(/^\/\/ #enum (\w+)\s*$/gm)].map((match) => match[1]),
  );
  return Object.fromEntries(names.map((name) => [name, {}]));
}

/** Names of the structs a file defines itself. */
export function structNames(text: string): string[] {
  return [...withoutComments(text).matchAll(/\bstruct\s+(\w+)/g)].map((match) => match[1]);
}

/** Reserved words among the identifiers of a file, in order; calls of builtins of the same name are not identifiers. */
export function reservedWords(text: string): string[] {
  const words = new Set<string>(RESERVED);
  return [...withoutComments(text).matchAll(/\b([a-z]+)\b(?!\s*\()/g)]
    .map((match) => match[1])
    .filter((word) => words.has(word));
}
