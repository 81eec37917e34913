/**
 * Text inside PNG pictures: one `iTXt` chunk (PNG specification, third edition, 11.3.3.4), compressed. Reads and writes chunks;
 * decodes no picture.
 */

import { joinBytes } from './bytes';
import { PackError, packBytes, unpackBytes } from './pack';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type and check code around the data of a chunk. */
const FRAME = 12;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 as PNG and ZIP use it; "123456789" gives 0xcbf43926. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Whether the bytes begin as every PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return bytes.length >= SIGNATURE.length && SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/**
 * The picture with `text` under `keyword` (1 to 79 Latin letters), in place of a text of that keyword.
 *
 * @throws RangeError where the bytes are no PNG
 */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const chunks = isPng(png) ? chunksOf(png) : [];
  if (chunks[0]?.type !== 'IHDR') {
    throw new RangeError('The bytes are no PNG picture. Give the bytes of a whole PNG file.');
  }
  const kept = chunks.filter((chunk) => !isTextOf(chunk, keyword));
  const own = chunkBytes('iTXt', textData(keyword, text));
  // Straight after the header: readers find it without reading the pixels.
  const [head, ...rest] = kept.map(({ start, end }) => png.subarray(start, end));
  return joinBytes([Uint8Array.from(SIGNATURE), head, own, ...rest]);
}

/** The text under `keyword`, or null where there is none, or none that is whole. Never throws. */
export function pngText(bytes: Uint8Array, keyword: string): string | null {
  if (!isPng(bytes)) return null;
  for (const chunk of chunksOf(bytes)) {
    if (isTextOf(chunk, keyword) && chunk.intact) return readText(chunk.data, keyword);
  }
  return null;
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** The check code is that of type and data. */
  readonly intact: boolean;
  /** Bytes of the whole chunk in the file. */
  readonly start: number;
  readonly end: number;
}

/** Whole chunks up to IEND; a cut-off one ends the list. */
function chunksOf(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  let start = SIGNATURE.length;
  while (start + FRAME <= png.length) {
    const length = view.getUint32(start);
    const end = start + FRAME + length;
    if (end > png.length) break;
    const type = String.fromCharCode(...png.subarray(start + 4, start + 8));
    // Pixels are many and their check is the decoder's business.
    const intact = type !== 'iTXt' || crc32(png.subarray(start + 4, end - 4)) === view.getUint32(end - 4);
    chunks.push({ type, data: png.subarray(start + 8, end - 4), intact, start, end });
    if (type === 'IEND') break;
    start = end;
  }
  return chunks;
}

function isTextOf({ type, data }: Chunk, keyword: string): boolean {
  return type === 'iTXt' && data[keyword.length] === 0 && latin(data.subarray(0, keyword.length)) === keyword;
}

/** Keyword, 0, compressed 1, method 0, language 0, translated keyword 0, zlib. */
function textData(keyword: string, text: string): Uint8Array {
  return joinBytes([
    Uint8Array.from(keyword, (letter) => letter.charCodeAt(0)),
    Uint8Array.of(0, 1, 0, 0, 0),
    packBytes(text),
  ]);
}

function readText(data: Uint8Array, keyword: string): string | null {
  const compressed = data[keyword.length + 1];
  const language = data.indexOf(0, keyword.length + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return null;
  const text = data.subarray(translated + 1);
  try {
    return compressed === 1 ? unpackBytes(text) : new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch (error) {
    if (error instanceof PackError || error instanceof TypeError) return null;
    throw error;
  }
}

function chunkBytes(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(FRAME + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(
    Uint8Array.from(type, (letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
