import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enumConstants, LinkError, link } from './link';

const files = {
  'lib/a.wgsl': 'fn a() {}\nfn a2() {}',
  'lib/b.wgsl': '// #include "lib/a.wgsl"\nfn b() {}',
  'w/main.wgsl': '// head\n// #include "lib/a.wgsl"\n// #include "lib/b.wgsl"\n// #enum Stage\nfn main() {}',
  'w/again.wgsl': '// #enum Stage\n// #include "w/main.wgsl"',
  'c/1.wgsl': '// #include "c/2.wgsl"',
  'c/2.wgsl': '// #include "c/3.wgsl"',
  'c/3.wgsl': '\n// #include "c/1.wgsl"',
};
const enums = { Stage: { susceptible: 0, justExposed: 1 } };

describe('link', () => {
  it('pastes each file once, depth first, in place', () => {
    expect(link('w/main.wgsl', files, enums).code.split('\n')).toEqual([
      '// head',
      'fn a() {}',
      'fn a2() {}',
      'fn b() {}',
      'const STAGE_SUSCEPTIBLE: u32 = 0u;',
      'const STAGE_JUST_EXPOSED: u32 = 1u;',
      'fn main() {}',
    ]);
  });

  it('maps each linked line to where it was written', () => {
    const { code, map } = link('w/main.wgsl', files, enums);
    expect(map).toHaveLength(code.split('\n').length);
    expect(map[2]).toEqual({ file: 'lib/a.wgsl', line: 2 });
    expect(map[3]).toEqual({ file: 'lib/b.wgsl', line: 2 });
    expect(map[5]).toEqual({ file: 'w/main.wgsl', line: 4 });
    expect(map[6]).toEqual({ file: 'w/main.wgsl', line: 5 });
  });

  it('pastes an enumeration once even when two files ask for it', () => {
    const { code } = link('w/again.wgsl', files, enums);
    expect(code.match(/STAGE_SUSCEPTIBLE/g)).toHaveLength(1);
  });

  it('prints the chain of a cycle', () => {
    expect(() => link('c/1.wgsl', files)).toThrow(
      /c\/3\.wgsl:2: include cycle c\/1\.wgsl -> c\/2\.wgsl -> c\/3\.wgsl -> c\/1\.wgsl/,
    );
  });

  it('names unknown files and enumerations with their place', () => {
    expect(() => link('x.wgsl', files)).toThrow(/no shader file "x.wgsl"/);
    expect(() => link('e', { e: '\n// #include "gone.wgsl"' })).toThrow(/^e:2: there is no shader file "gone.wgsl"/);
    expect(() => link('e', { e: '// #enum Gone' }, enums)).toThrow(/e:1: there is no enumeration "Gone". Known: Stage/);
    expect(() => link('e', { e: '// #enum constructor' }, enums)).toThrow(LinkError);
  });

  it('refuses anything beside a directive', () => {
    for (const text of [
      'fn f() {} // #include "lib/a.wgsl"',
      '// #include "lib/a.wgsl" // why',
      '// #include lib/a.wgsl',
      '// #enum Stage, Place',
      '//#include "lib/a.wgsl"',
    ]) {
      expect(() => link('e', { ...files, e: text }, enums)).toThrow(/e:1: malformed directive/);
    }
  });

  it('leaves files without directives as they are', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/#\s*(include|enum)/.test(text));
        const { code, map } = link('e', { e: text });
        expect(code).toBe(text.replace(/\r\n/g, '\n'));
        expect(map.every((place, index) => place.line === index + 1)).toBe(true);
      }),
    );
  });
});

describe('enumConstants', () => {
  it('refuses values that are no u32 and names that fall together', () => {
    expect(() => enumConstants('Stage', { a: -1 })).toThrow(/Stage.a is -1/);
    expect(() => enumConstants('Stage', { a: 0.5 })).toThrow(LinkError);
    expect(() => enumConstants('Stage', { aB: 1, a_b: 2 })).toThrow(/STAGE_A_B twice/);
  });
});
