/** The digest of a run: what two machines compare to know that they computed the same. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * Hex SHA-256 over daily counts as little-endian u32 words.
 *
 * @param rows u32[horizon * series], row after row, series in schema order
 */
export function digestRows(rows: Uint32Array): string {
  const bytes = new Uint8Array(rows.length * 4);
  const view = new DataView(bytes.buffer);
  rows.forEach((word, k) => {
    view.setUint32(4 * k, word, true);
  });
  return bytesToHex(sha256(bytes));
}
