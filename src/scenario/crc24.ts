/** CRC-24 of RFC 9580: the check code of links. It finds every changed character; it is no protection against intent. */

const INITIAL = 0xb704ce;
const POLYNOMIAL = 0x864cfb;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 16;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x800000 ? ((crc << 1) ^ POLYNOMIAL) & 0xffffff : crc << 1;
  return crc;
});

/** CRC-24 of a text's UTF-8 bytes; "123456789" gives 0x21cf02. */
export function crc24(text: string): number {
  let crc = INITIAL;
  const bytes = new TextEncoder().encode(text);
  for (let k = 0; k < bytes.length; k++) crc = ((crc << 8) & 0xffffff) ^ TABLE[(crc >>> 16) ^ bytes[k]];
  return crc;
}

/** The check code of a text: its CRC-24 as four base64url characters. */
export function checkCode(text: string): string {
  const crc = crc24(text);
  return [18, 12, 6, 0].map((shift) => ALPHABET[(crc >>> shift) & 63]).join('');
}
