/** Text as zlib (RFC 1950) and back: in base64url (RFC 4648, no padding) the `z=` part of links, as bytes inside pictures. */
import { Inflate, strFromU8, strToU8, zlibSync } from 'fflate';

export const MAX_UNPACKED = 1 << 20;

/** Why a packed text could not be read. */
export class PackError extends Error {
  override readonly name = 'PackError';

  constructor(readonly kind: 'damaged' | 'truncated' | 'too-big') {
    super(`packed text is ${kind}`);
  }
}

/** The text, compressed, in characters that links may hold. */
export function pack(text: string): string {
  return toBase64Url(packBytes(text));
}

/**
 * The text that `pack` was given. Inflating stops at 1 MiB; the Adler-32 is compared (fflate does not).
 *
 * @throws PackError
 */
export function unpack(packed: string): string {
  return unpackBytes(fromBase64Url(packed));
}

/** The text, compressed. */
export function packBytes(text: string): Uint8Array {
  return zlibSync(strToU8(text), { level: 9 });
}

/**
 * The text that `packBytes` was given, under the limits of `unpack`.
 *
 * @throws PackError
 */
export function unpackBytes(bytes: Uint8Array): string {
  if (bytes.length < 6) throw new PackError('truncated');
  const [method, flags] = bytes;
  if ((method & 15) !== 8 || ((method << 8) | flags) % 31 !== 0 || (flags & 32) !== 0) throw new PackError('damaged');
  const plain = inflate(bytes.subarray(2, -4));
  const [a, b, c, d] = bytes.subarray(-4);
  if (adler32(plain) !== ((a << 24) | (b << 16) | (c << 8) | d) >>> 0) throw new PackError('damaged');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    throw new PackError('damaged');
  }
}

/** Bytes given to the inflater at once: at the largest ratio of deflate (1032) they become half a MiB. */
const CHUNK = 512;

function inflate(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((part) => {
    size += part.length;
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length && size <= MAX_UNPACKED; at += CHUNK) {
      stream.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    }
  } catch (error) {
    throw new PackError(/EOF/.test(String(error)) ? 'truncated' : 'damaged');
  }
  if (size > MAX_UNPACKED) throw new PackError('too-big');
  const plain = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    plain.set(part, at);
    at += part.length;
  }
  return plain;
}

function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}

function toBase64Url(bytes: Uint8Array): string {
  // `true`: one character a byte, as btoa wants it.
  return btoa(strFromU8(bytes, true)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new PackError('damaged');
  if (text.length % 4 === 1) throw new PackError('truncated');
  return strToU8(atob(text.replace(/-/g, '+').replace(/_/g, '/')), true);
}
