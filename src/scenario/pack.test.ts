import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_UNPACKED, PackError, pack, unpack } from './pack';

function kindOf(packed: string): string {
  try {
    unpack(packed);
  } catch (error) {
    if (error instanceof PackError) return error.kind;
    throw error;
  }
  return 'read';
}

describe('pack', () => {
  it('returns the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(pack(text)).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(unpack(pack(text))).toBe(text);
      }),
    );
  });

  it('refuses every truncation and every changed byte', () => {
    const packed = pack('{"seed":42,"title":"Faster tests beat accurate tests"}');
    for (let end = 0; end < packed.length; end++) expect(kindOf(packed.slice(0, end))).not.toBe('read');
    // The last character may carry bits that no byte needs; all others must be caught.
    for (let at = 0; at < packed.length - 1; at++) {
      const other = packed[at] === 'A' ? 'B' : 'A';
      expect(kindOf(packed.slice(0, at) + other + packed.slice(at + 1))).not.toBe('read');
    }
  });

  it('stops inflating at a MiB', () => {
    expect(unpack(pack('a'.repeat(MAX_UNPACKED)))).toHaveLength(MAX_UNPACKED);
    expect(kindOf(pack('a'.repeat(MAX_UNPACKED + 1)))).toBe('too-big');
    expect(kindOf(pack('a'.repeat(1 << 26)))).toBe('too-big');
  });

  it('refuses bytes that are no UTF-8 and headers that are no zlib', () => {
    const bytes = zlibSync(Uint8Array.of(0xff, 0xfe));
    const text = btoa(String.fromCharCode(...bytes))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
    expect(kindOf(text)).toBe('damaged');
    expect(kindOf('AAAAAAAAAAAA')).toBe('damaged');
    expect(kindOf('eJw')).toBe('truncated');
    expect(kindOf('e+/=')).toBe('damaged');
  });
});
