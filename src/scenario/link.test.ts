import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from './arbitrary.fixture';
import { scenarioHash } from './canonical';
import { checkCode, crc24 } from './crc24';
import { decodeDocument } from './document';
import { encodeDocument } from './documentText';
import { decodeLink, encodeLink } from './link';
import { LinkError } from './linkError';
import { pack } from './pack';
import type { Scenario } from './scenario';
import { synthetic } from './synthetic.fixture';
import { defaultScenario, withValues } from './validate';

const models = [synthetic];
const base = defaultScenario(synthetic);
const encode = (patch: Record<string, unknown>) => encodeLink(withValues(base, synthetic, patch), synthetic);
const decode = (text: string) => decodeLink(text, models);

function faultOf(text: string): { kind: string; message: string; original: string } {
  try {
    decode(text);
  } catch (error) {
    if (error instanceof LinkError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A fragment with a valid check code, as a newer or hostile writer would make it. */
function signed(head: string, rest: string): string {
  return `${head}&ck=${checkCode(`${head}&${rest}`)}&${rest}`;
}

/** Whether the text is refused or carries the note that nothing could be checked. */
function caught(text: string): boolean {
  try {
    return decode(text).notes.some(({ kind }) => kind === 'no-check-code');
  } catch (error) {
    return error instanceof LinkError && error.original === text;
  }
}

describe('encodeLink', () => {
  it('has the check value of RFC 9580', () => {
    expect(crc24('123456789')).toBe(0x21cf02);
    expect(checkCode('123456789')).toBe('Ic8C');
  });

  it('writes nothing but the model for all defaults', () => {
    expect(encodeLink(base, synthetic)).toBe('synthetic-model&v=3');
  });

  it('writes deltas in schema order, then the fields', () => {
    const link = encode({
      seed: 42,
      level: 4,
      'testing.turnaround': 1,
      'disease.r0': 2.8,
      title: 'Faster tests beat accurate tests',
    });
    expect(link.replace(/ck=[\w-]{4}/, 'ck=….')).toBe(
      'synthetic-model&v=3&ck=….&disease.r0=2.8&testing.turnaround=1&seed=42&lvl=4&t=Faster_tests_beat_accurate_tests',
    );
    expect(encode({ 'tiny.offset': 1e21, 'masks.on': true, 'contacts.multiplier': [1, 0.5, 0, 1] })).toMatch(
      /tiny\.offset=1e21&masks\.on=true&contacts\.multiplier=1~0\.5~0~1$/,
    );
  });

  it('compresses what has no readable form or is long, and only then', () => {
    expect(encode({ title: 'Größe' })).toMatch(/^synthetic-model&v=3&ck=[\w-]{4}&z=eN[\w-]+$/);
    expect(encode({ changes: [{ parameter: 'masks.on', from: 3, value: true }] })).toContain('&z=');
    const curve = Array.from({ length: 120 }, (_, k) => k / 200);
    expect(encode({ curve })).toContain('&z=');
    expect(encode({ curve: curve.map(() => 0) })).not.toContain('&z=');
  });

  it('carries digest and view beside the scenario', () => {
    const link = encodeLink(base, synthetic, { digest: 'ab12'.repeat(16), view: { at: '43', layer: 'state' } });
    expect(decode(link)).toMatchObject({
      digest: 'ab12ab12ab12',
      view: { at: '43', layer: 'state' },
      notes: [],
      scenario: base,
    });
  });
});

describe('round trip', () => {
  const withoutNotes = (scenario: Scenario) => {
    const link = encodeLink(scenario, synthetic);
    const read = decode(link);
    const bare = link === 'synthetic-model&v=3';
    expect(read.notes.map(({ kind }) => kind)).toEqual(bare ? ['no-check-code'] : []);
    expect(read.scenario).toEqual(scenario);
    expect(encodeLink(read.scenario, synthetic)).toBe(link);
    expect(link).toMatch(/^[a-z-]+&v=3(&ck=[\w-]{4})?(&[A-Za-z][\w.]*=[A-Za-z0-9_.~-]+)*$/);
  };

  it('returns 1,000 random scenarios', () => {
    fc.assert(fc.property(arbitraryScenario(synthetic), withoutNotes), { numRuns: 1000 });
  });

  it('keeps the hash through link and file', () => {
    fc.assert(
      fc.property(arbitraryScenario(synthetic), fc.string(), (scenario, name) => {
        const data = [{ name, sha256: '0123456789abcdef'.repeat(4), role: 'people' as const }];
        const whole = withValues(scenario, synthetic, { data });
        const hash = scenarioHash(whole, synthetic);
        expect(scenarioHash(decode(encodeLink(whole, synthetic)).scenario, synthetic)).toBe(hash);
        expect(scenarioHash(decodeDocument(encodeDocument(whole, synthetic), models), synthetic)).toBe(hash);
        expect(scenarioHash(scenario, synthetic)).not.toBe(hash);
      }),
    );
  });

  it('reads whole addresses, percent-encoding and the punctuation of a sentence', () => {
    const link = encode({ 'contacts.multiplier': [1, 0.5, 0, 1], 'testing.turnaround': 1 });
    const { scenario } = decode(link);
    const percent = link.replace(/~/g, '%7E').replace(/&/g, '%26');
    for (const text of [
      `https://example.org/?embed=1#${link}`,
      `#${link}`,
      percent,
      `${link}.`,
      `${link}).`,
      ` ${link}\n`,
    ]) {
      expect(decode(text)).toMatchObject({ scenario, notes: [], original: text });
    }
  });
});

describe('the pinned run', () => {
  const pinning = (shown: Record<string, unknown>, patch: Record<string, unknown>) => {
    const scenario = withValues(base, synthetic, shown);
    return encodeLink(scenario, synthetic, { pinned: withValues(scenario, synthetic, patch) });
  };

  it('travels as readable differences from the run shown', () => {
    const link = pinning(
      { 'testing.turnaround': 1, seed: 42 },
      { 'testing.turnaround': 3, 'contacts.multiplier': [1, 0, 0, 1], level: 4 },
    );
    expect(link.replace(/ck=[\w-]{4}/, 'ck=….')).toBe(
      'synthetic-model&v=3&ck=….&testing.turnaround=1&seed=42' +
        '&A~testing.turnaround=3&A~contacts.multiplier=1~0~0~1&A~lvl=4',
    );
    const { scenario, pinned, notes } = decode(link);
    expect(scenario).toEqual(withValues(base, synthetic, { 'testing.turnaround': 1, seed: 42 }));
    expect(pinned).toEqual(
      withValues(scenario, synthetic, { 'testing.turnaround': 3, 'contacts.multiplier': [1, 0, 0, 1], level: 4 }),
    );
    expect(notes).toEqual([]);
  });

  it('names defaults where only the run shown is off them, and is absent where both run the same', () => {
    expect(pinning({ 'disease.r0': 4 }, { 'disease.r0': 2.5 })).toContain('&disease.r0=4&A~disease.r0=2.5');
    const texts = pinning({ seed: 5 }, { seed: 9, agents: 200, horizon: 7, title: 'Other', license: 'MIT' });
    expect(texts).toBe(encode({ seed: 5 }));
    expect(decode('synthetic-model&v=3&disease.r0=4&A~disease.r0=4')).not.toHaveProperty('pinned');
  });

  it('is compressed with the rest where it has no readable form', () => {
    const changes = [{ parameter: 'masks.on', from: 3, value: true }];
    for (const [shown, patch] of [
      [{ 'disease.r0': 3 }, { changes }],
      [{ changes }, { changes: [] }],
    ]) {
      const link = pinning(shown, patch);
      expect(link).toMatch(/^synthetic-model&v=3&ck=[\w-]{4}&z=eN[\w-]+$/);
      const scenario = withValues(base, synthetic, shown);
      expect(decode(link)).toMatchObject({ scenario, pinned: withValues(scenario, synthetic, patch), notes: [] });
    }
  });

  it('is clamped and reported with its letter; what is shared or unknown is ignored', () => {
    const read = decode(
      'synthetic-model&v=3&testing.turnaround=99&A~disease.r0=99&A~evil=1&A~seed=7&A~n=5&A~rd=ab&A~A~x=1&A~masks.on=7',
    );
    expect(read.scenario).toEqual(withValues(base, synthetic, { 'testing.turnaround': 14 }));
    expect(read.pinned).toEqual(withValues(read.scenario, synthetic, { 'disease.r0': 8 }));
    expect(read.notes.map(({ text }) => text)).toEqual([
      'Link without check code: 4 settings applied.',
      'A~rd: unknown, ignored',
      'A~A~x: unknown, ignored',
      'A: seed: shared with the run shown, ignored',
      'A: agents: shared with the run shown, ignored',
      'testing.turnaround: 99 became 14',
      'A: disease.r0: 99 became 8',
      'A: evil: unknown, ignored',
      'A: masks.on: 7 cannot be used (expected true or false), ignored',
    ]);
    const hostile = signed('synthetic-model&v=3', `z=${pack('{"A~__proto__":{"seed":7},"A~constructor":1}')}`);
    expect(decode(hostile)).not.toHaveProperty('pinned');
    expect(decode(hostile).notes.map(({ path }) => path)).toEqual(['A~__proto__', 'A~constructor']);
    expect(faultOf('synthetic-model&v=3&A~start=soon').kind).toBe('invalid');
  });

  it('migrates with the run shown', () => {
    const { scenario, pinned } = decode(signed('synthetic-model&v=1', 'test_delay=4&A~test_delay=6'));
    expect(scenario.values['testing.turnaround']).toBe(4);
    expect(pinned).toEqual(withValues(scenario, synthetic, { 'testing.turnaround': 6 }));
  });

  it('is covered by the check code', () => {
    const link = pinning({ 'testing.turnaround': 1 }, { 'testing.turnaround': 3, 'disease.r0': 4 });
    for (let end = 0; end < link.length; end++) {
      if (!caught(link.slice(0, end))) expect.fail(`not caught: ${link.slice(0, end)}`);
    }
    expect(faultOf(link.replace('A~disease.r0=4', 'A~disease.r0=5')).kind).toBe('damaged');
  });
});

describe('damage', () => {
  const texts = fc
    .sample(arbitraryScenario(synthetic), { numRuns: 500, seed: 9 })
    .map((scenario) => encodeLink(scenario, synthetic))
    .filter((text) => text.length < 600)
    .slice(0, 200);

  it('catches every truncation of 200 links', () => {
    expect(texts).toHaveLength(200);
    let count = 0;
    for (const text of texts) {
      for (let end = 0; end < text.length; end++) {
        count++;
        if (!caught(text.slice(0, end))) expect.fail(`not caught: ${text.slice(0, end)}`);
      }
    }
    expect(count).toBeGreaterThan(20_000);
  }, 120_000);

  it('catches a replaced character at every position of 200 links', () => {
    const others = ['A', 'z', '0', '~', '.', '&', '=', '%', '#', '+', ' ', 'é'];
    let count = 0;
    texts.forEach((text, n) => {
      for (let at = 0; at < text.length; at++) {
        const other = others[(at + n) % others.length];
        if (other === text[at]) continue;
        count++;
        const edited = text.slice(0, at) + other + text.slice(at + 1);
        if (!caught(edited)) expect.fail(`not caught at ${at}: ${edited} (was ${text})`);
      }
    });
    expect(count).toBeGreaterThan(20_000);
  }, 120_000);

  it('catches any edit of any link, or reads the same scenario', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat(2),
        fc.string({ maxLength: 2 }),
        (text, place, drop, insert) => {
          const at = place % (text.length + 1);
          const edited = text.slice(0, at) + insert + text.slice(at + drop);
          if (!caught(edited)) expect(decode(edited).scenario).toEqual(decode(text).scenario);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('names the kind', () => {
    const link = encode({ 'disease.r0': 2.8, seed: 42 });
    expect(faultOf(link.replace('2.8', '2.9')).kind).toBe('damaged');
    expect(faultOf(link.slice(0, -2)).kind).toBe('truncated');
    expect(faultOf(link.replace('=2.8', '=2+8')).kind).toBe('mangled');
    expect(faultOf(link.replace('=2.8', '=%zz')).kind).toBe('mangled');
    expect(faultOf('').kind).toBe('truncated');
    expect(faultOf('https://example.org/').kind).toBe('truncated');
    const fault = faultOf('epidemik&v=1');
    expect(fault).toMatchObject({ kind: 'unknown-model', original: 'epidemik&v=1' });
    expect(fault.message).toBe("This link asks for a model named 'epidemik' that this version does not have.");
  });

  it('refuses versions with words', () => {
    expect(faultOf('synthetic-model&v=4')).toMatchObject({
      kind: 'newer',
      message: 'This link was made with a newer version (v4; this is v3).',
    });
    expect(faultOf(signed('synthetic-model&v=4', 'new.thing=1')).kind).toBe('newer');
    for (const text of ['synthetic-model&v=x', 'synthetic-model&v=0', 'synthetic-model', 'synthetic-model&v=-1']) {
      expect(faultOf(text).kind).toBe('bad-version');
    }
  });

  it('refuses bombs, depth and length', () => {
    const bomb = pack(JSON.stringify({ title: 'a'.repeat(1 << 21) }));
    expect(faultOf(signed('synthetic-model&v=3', `z=${bomb}`))).toMatchObject({
      kind: 'too-big',
      message: 'This link expands to more than 1 MB and was not opened.',
    });
    const deep = pack(`{"title":${'['.repeat(9)}${']'.repeat(9)}}`);
    expect(faultOf(signed('synthetic-model&v=3', `z=${deep}`)).kind).toBe('too-big');
    expect(faultOf(`synthetic-model&v=3&seed=${'1'.repeat(100_000)}`).kind).toBe('too-big');
    expect(faultOf(signed('synthetic-model&v=3', `z=${pack('[1]')}`)).kind).toBe('invalid');
    expect(faultOf(signed('synthetic-model&v=3', `z=${pack('{"title"')}`)).kind).toBe('invalid');
  });

  it('refuses what cannot be clamped and names it', () => {
    expect(faultOf('synthetic-model&v=3&days=long').message).toContain('a setting that cannot be used (horizon)');
    expect(faultOf('synthetic-model&v=3&seed=4294967296').kind).toBe('invalid');
  });
});

describe('hand-typed and foreign links', () => {
  it('clamps and reports', () => {
    const { scenario, notes } = decode(
      'synthetic-model&v=3&disease.r0=99&evil=1&masks.on=7&n=200&__proto__=1&seed=5&seed=6',
    );
    expect(scenario).toEqual(withValues(base, synthetic, { 'disease.r0': 8, agents: 200, seed: 5 }));
    expect(notes.map(({ text }) => text)).toEqual([
      'Link without check code: 5 settings applied.',
      '__proto__: unknown, ignored',
      'seed: given twice, the first is used',
      'disease.r0: 99 became 8',
      'evil: unknown, ignored',
      'masks.on: 7 cannot be used (expected true or false), ignored',
    ]);
  });

  it('keeps __proto__ in the compressed part away', () => {
    const hostile = signed('synthetic-model&v=3', `z=${pack('{"__proto__":{"seed":7},"constructor":1,"seed":9}')}`);
    const { scenario, notes } = decode(hostile);
    expect(scenario.seed).toBe(9);
    expect(notes.map(({ path }) => path)).toEqual(['constructor']);
  });

  it('lets readable keys win over the compressed part', () => {
    const both = signed('synthetic-model&v=3', `seed=4&z=${pack('{"seed":9,"disease.r0":1}')}`);
    expect(decode(both).scenario).toEqual(withValues(base, synthetic, { seed: 4, 'disease.r0': 1 }));
  });

  it('migrates older versions', () => {
    const first = decode(signed('synthetic-model&v=1', 'test_delay=4')).scenario;
    expect(first).toEqual(withValues(base, synthetic, { 'testing.turnaround': 4, 'disease.r0': 3 }));
    expect(decode('synthetic-model&v=2').scenario.values['disease.r0']).toBe(3);
    expect(faultOf('synthetic-model&v=2&test_sens=high')).toMatchObject({
      kind: 'migration-failed',
      message: 'This link is from an older version and could not be converted (step 2 to 3: test_sens).',
    });
  });
});
