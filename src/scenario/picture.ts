/**
 * Pictures that carry the scenario that they were made from: PNG in an `iTXt` chunk, SVG in `<metadata>`. Finds and places the
 * scenario file's text; whether it is a scenario is the business of `document.ts`.
 */
import { isPng, pngText, withPngText } from './png';
import { escapeXml, unescapeXml } from './xml';

const KEYWORD = 'murmuration-scenario';
const OPEN = `<metadata id="${KEYWORD}">`;
const CLOSE = '</metadata>';
/** An SVG's root within this many bytes, after declarations and comments. */
const SVG_HEAD = 4096;

/** What kind of picture the bytes are, judged by their content. */
export function pictureKind(bytes: Uint8Array): 'png' | 'svg' | null {
  if (isPng(bytes)) return 'png';
  const head = new TextDecoder().decode(bytes.subarray(0, SVG_HEAD));
  return /^\ufeff?\s*(<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->|\s)*<svg[\s>]/i.test(head) ? 'svg' : null;
}

/** The text of the scenario file inside a PNG or SVG, or null where there is none that is whole. Never throws. */
export function scenarioInPicture(bytes: Uint8Array): string | null {
  const kind = pictureKind(bytes);
  if (kind === 'png') return pngText(bytes, KEYWORD);
  return kind === 'svg' ? inSvg(new TextDecoder().decode(bytes)) : null;
}

/**
 * The PNG with the scenario file's text in it.
 *
 * @throws RangeError where the bytes are no PNG
 */
export function withScenario(png: Uint8Array, document: string): Uint8Array<ArrayBuffer> {
  return withPngText(png, KEYWORD, document);
}

/** The element that an SVG carries the scenario file's text in. */
export function svgMetadata(document: string): string {
  return `${OPEN}${escapeXml(document)}${CLOSE}`;
}

function inSvg(svg: string): string | null {
  // Other programs write attributes in their own order and quotes.
  const open = new RegExp(`<metadata\\b[^>]*\\bid\\s*=\\s*["']${KEYWORD}["'][^>]*>`).exec(svg);
  if (!open) return null;
  const start = open.index + open[0].length;
  const end = svg.indexOf(CLOSE, start);
  if (end < 0) return null;
  const inside = svg.slice(start, end).trim();
  const cdata = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(inside);
  return cdata ? cdata[1] : unescapeXml(inside);
}
