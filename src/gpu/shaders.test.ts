/**
 * Rules of the shader files that no compiler here enforces: every file links, kernels are named like their files, no struct is
 * defined twice, and no identifier is a word that another browser's compiler refuses.
 */
import { describe, expect, it } from 'vitest';
import { readShaderFiles } from '../cli/shaderFiles';
import { entryPointOf, NOW } from './kernel';
import { link } from './link';
import { declarationsOf, reflect } from './reflect';
import { emptyEnums, kernelFiles, RESERVED, reservedWords, structNames } from './testing/shaderRules';

const files = readShaderFiles();

describe('shader rules', () => {
  it('sees structs and reserved words where they are', () => {
    expect(structNames('// struct No {}\nstruct A { x: u32 }\nstruct B{}')).toEqual(['A', 'B']);
    expect(reservedWords('let target = 1u; // move\nlet moved = self.x; let a = b.set;')).toEqual([
      'target',
      'self',
      'set',
    ]);
    expect(reservedWords('fn f(step: u32, from: u32) -> u32 { return distance(a, b); }')).toEqual(['step', 'from']);
    expect(RESERVED).toHaveLength(28);
  });
});

describe('shaders', () => {
  it('are there', () => {
    expect(Object.keys(files)).toContain('lib/philox.wgsl');
    expect(kernelFiles(files).length).toBeGreaterThan(10);
  });

  it('define each struct once', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const [file, text] of Object.entries(files)) {
      for (const name of structNames(text)) {
        if (owners.has(name)) twice.push(`${name} in ${owners.get(name)} and ${file}`);
        owners.set(name, file);
      }
    }
    expect(twice).toEqual([]);
  });

  for (const [file, text] of Object.entries(files)) {
    it(`${file} uses no reserved word and no f16 or subgroups`, () => {
      expect(reservedWords(text)).toEqual([]);
      expect(text).not.toMatch(/^\s*enable\b/m);
    });

    it(`${file} has the entry point of its name, or none`, () => {
      const entries = [...declarationsOf(text).matchAll(/@compute[^{]*?\bfn\s+(\w+)/g)].map((match) => match[1]);
      const kernel = kernelFiles(files).includes(file);
      expect(entries).toEqual(kernel ? [entryPointOf(file.replace(/\.wgsl$/, ''))] : []);
      if (file.startsWith('lib/')) expect(reflect(text).bindings).toEqual([]);
    });
  }

  for (const file of kernelFiles(files)) {
    it(`${file} links, with at most eight storage buffers and no uniform but now`, () => {
      const { bindings } = reflect(link(file, files, emptyEnums(files)).code);
      expect(bindings.filter(({ type }) => type !== 'uniform').length).toBeLessThanOrEqual(8);
      expect(bindings.filter(({ type, name }) => type === 'uniform' && name !== NOW)).toEqual([]);
      expect(new Set(bindings.map(({ group, binding }) => `${group}.${binding}`)).size).toBe(bindings.length);
    });
  }
});
