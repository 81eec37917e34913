/** Bytes of a text file to text: which encoding they are in, by mark, by zero bytes, by validity. No guess by language. */

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes that the guess by zero bytes looks at. */
const HEAD = 4096;

/**
 * UTF-8 and UTF-16 by their byte order marks; UTF-16 without one by its zero bytes, which Latin digits and separators bring in
 * every second place; UTF-8 where the bytes are valid; else Windows-1252, which accepts everything.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, HEAD);
  const zeros = [0, 0];
  for (let k = 0; k < head.length; k++) if (head[k] === 0) zeros[k & 1]++;
  if (3 * zeros[1] > head.length && zeros[0] === 0) return 'utf-16le';
  if (3 * zeros[0] > head.length && zeros[1] === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The text, without its byte order mark. Bytes that the encoding does not know become U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** False for pictures, archives and workbooks: text has no zero characters. */
export function looksLikeText(text: string): boolean {
  return !text.slice(0, HEAD).includes('\0');
}
