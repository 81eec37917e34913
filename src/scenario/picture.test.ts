/** Pictures give back the text they were given, and nothing else makes them throw. */
import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pictureKind, scenarioInPicture, svgMetadata, withScenario } from './picture';
import { crc32, withPngText } from './png';
import { escapeXml, unescapeXml } from './xml';

/** A PNG of one black pixel, written by hand. */
function onePixel(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Uint8Array.from([...Array.from(type, (letter) => letter.charCodeAt(0)), ...data]);
    const words = new DataView(new ArrayBuffer(8));
    words.setUint32(0, data.length);
    words.setUint32(4, crc32(body));
    const frame = new Uint8Array(words.buffer);
    return [...frame.subarray(0, 4), ...body, ...frame.subarray(4)];
  };
  const header = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0);
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', zlibSync(Uint8Array.of(0, 0))),
    ...chunk('IEND', new Uint8Array(0)),
  ]);
}

const svgOf = (document: string) =>
  new TextEncoder().encode(
    `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">${svgMetadata(document)}</svg>`,
  );

describe('a PNG with a scenario', () => {
  const png = onePixel();

  it('knows the check code of the specification', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('gives back any text, and only the last one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const carrying = withScenario(withScenario(png, 'before'), text);
        expect(pictureKind(carrying)).toBe('png');
        expect(scenarioInPicture(carrying)).toBe(text);
      }),
    );
    const twice = withScenario(withScenario(png, '{"seed":1}'), '{"seed":1}');
    expect(twice).toEqual(withScenario(png, '{"seed":1}'));
    expect(twice.length).toBeGreaterThan(png.length);
  });

  it('has none in a picture without, in one cut short, and with any changed byte of the text', () => {
    expect(scenarioInPicture(png)).toBeNull();
    expect(scenarioInPicture(withPngText(png, 'Comment', 'hello'))).toBeNull();
    const carrying = withScenario(png, '{"seed":42}');
    const from = 8 + 25;
    const to = carrying.length - (png.length - from);
    for (let end = 0; end < to; end++) expect(scenarioInPicture(carrying.subarray(0, end))).toBeNull();
    for (let at = from; at < to; at++) {
      const changed = carrying.slice();
      changed[at] ^= 1;
      expect(scenarioInPicture(changed)).toBeNull();
    }
  });

  it('reads text that another program stored without compression', () => {
    const text = new TextEncoder().encode('murmuration-scenario\0\0\0en\0\0{"seed":7}');
    const [before, after] = [png.subarray(0, 33), png.subarray(33)];
    const body = Uint8Array.from([...new TextEncoder().encode('iTXt'), ...text]);
    const words = new DataView(new ArrayBuffer(8));
    words.setUint32(0, text.length);
    words.setUint32(4, crc32(body));
    const frame = new Uint8Array(words.buffer);
    const written = Uint8Array.from([...before, ...frame.subarray(0, 4), ...body, ...frame.subarray(4), ...after]);
    expect(scenarioInPicture(written)).toBe('{"seed":7}');
  });

  it('refuses to write into what is no PNG', () => {
    expect(() => withScenario(Uint8Array.of(1, 2, 3), '{}')).toThrow(RangeError);
    expect(() => withScenario(png.subarray(0, 12), '{}')).toThrow(RangeError);
  });
});

describe('an SVG with a scenario', () => {
  it('gives back any text that XML can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const trimmed = `{${text}}`;
        expect(scenarioInPicture(svgOf(trimmed))).toBe(
          trimmed.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'),
        );
      }),
    );
  });

  it('reads what other programs make of it, and finds none where none is', () => {
    const read = (text: string) => scenarioInPicture(new TextEncoder().encode(text));
    expect(read("<svg><metadata  class='x' id='murmuration-scenario'>{&#34;a&#x22;:1}</metadata></svg>")).toBe(
      '{"a":1}',
    );
    expect(read('<svg><metadata id="murmuration-scenario"><![CDATA[{"a":"<"}]]></metadata></svg>')).toBe('{"a":"<"}');
    expect(read('<svg><metadata id="other">{}</metadata></svg>')).toBeNull();
    expect(read('<svg><metadata id="murmuration-scenario">{}')).toBeNull();
    expect(read('<html><svg><metadata id="murmuration-scenario">{}</metadata></svg></html>')).toBeNull();
  });

  it('escapes for content and attributes', () => {
    expect(escapeXml('a<b>&"c"\r')).toBe('a&lt;b&gt;&amp;&quot;c&quot;&#13;');
    expect(unescapeXml('&unknown; &amp;lt; &#99999999;')).toBe('&unknown; &lt; &#99999999;');
  });
});

it('never throws, whatever the bytes are', () => {
  const carrying = withScenario(onePixel(), '{"seed":42}');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(carrying.length), (noise, at) => {
      const spoilt = carrying.slice();
      spoilt.set(noise.subarray(0, spoilt.length - at), at);
      for (const bytes of [noise, spoilt, Uint8Array.from([...carrying.subarray(0, 8), ...noise])]) {
        const read = scenarioInPicture(bytes);
        expect(read === null || typeof read === 'string').toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
