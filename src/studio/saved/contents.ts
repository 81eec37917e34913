/** What is kept, in numbers and as one file to take away. Pure but for reading the shelves. */
import { SHELVES, type ShelfName } from './database';
import { isObject } from './observationsText';
import type { Saved } from './saved';

export interface ShelfContents {
  readonly name: ShelfName;
  readonly records: number;
  /** As they would be in a file; the browser adds its own. */
  readonly bytes: number;
}

/** How many records stand on each shelf and about how large they are. */
export async function contents(saved: Saved): Promise<readonly ShelfContents[]> {
  return Promise.all(
    SHELVES.map(async (name) => {
      const records = await saved[name].all();
      return { name, records: records.length, bytes: records.reduce((sum, record) => sum + bytesOf(record), 0) };
    }),
  );
}

/** Everything as one JSON text: lists of records by shelf, numbers of typed arrays as lists, other bytes in base64. */
export async function allAsJson(saved: Saved, now: number): Promise<string> {
  const shelves: Record<string, unknown> = { kind: 'murmuration-data', saved: new Date(now).toISOString() };
  for (const name of SHELVES) shelves[name] = await plain(await saved[name].all());
  return `${JSON.stringify(shelves, null, 2)}\n`;
}

/** Bytes of a value: texts in UTF-8, numbers as 8, binary data as they are. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return utf8Length(value);
  if (value instanceof Blob) return value.size;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, member]) => sum + key.length + bytesOf(member), 0);
}

/** Without making the bytes: files may be 200 MB. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    // Two bytes up to 7FF, three above; the two halves of a pair are four together.
    if (code > 0x7ff) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    else if (code > 0x7f) bytes += 1;
  }
  return bytes;
}

async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return { base64: base64(new Uint8Array(await value.arrayBuffer())), type: value.type };
  if (value instanceof ArrayBuffer) return { base64: base64(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value)) return value instanceof DataView ? null : Array.from(value as unknown as number[]);
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(async ([key, member]) => [key, await plain(member)] as const);
  return Object.fromEntries(await Promise.all(members));
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // In pieces, since the arguments of a call are limited.
  for (let k = 0; k < bytes.length; k += 0x2000) text += String.fromCharCode(...bytes.subarray(k, k + 0x2000));
  return btoa(text);
}
