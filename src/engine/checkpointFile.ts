/**
 * A checkpoint as bytes and back, so that a run can be put away and resumed elsewhere. Not the scenario document: the file
 * holds state only, and names by a hash the scenario that it belongs to.
 *
 * Layout, little-endian: 8 bytes magic, u32 version, u32 length of the header, header (JSON, UTF-8, padded with spaces to a
 * multiple of 4), u32 words of the rows and of the state buffers in the header's order, SHA-256 of everything before it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import type { Checkpoint } from './run';

const MAGIC = 'MURMCKPT';
const VERSION = 1;
const FIXED_BYTES = 16;
const DIGEST_BYTES = 32;

/** Why bytes are not the checkpoint that was asked for; `message` is a sentence for the user. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  constructor(
    readonly kind: 'not-a-checkpoint' | 'newer' | 'damaged' | 'other-scenario',
    message: string,
  ) {
    super(message);
  }
}

const headerSchema = z.strictObject({
  scenario: z.string(),
  step: z.int().min(0),
  replicate: z.int().min(0),
  rows: z.int().min(0),
  state: z.array(z.tuple([z.string().min(1), z.int().min(0)])),
});

/**
 * @param scenarioHash   hash of the scenario that the state belongs to, checked when decoding
 * @returns bytes that `decodeCheckpoint` accepts with the same hash
 */
export function encodeCheckpoint(checkpoint: Checkpoint, scenarioHash: string): Uint8Array {
  const buffers = Object.entries(checkpoint.state);
  const json = JSON.stringify({
    scenario: scenarioHash,
    step: checkpoint.step,
    replicate: checkpoint.replicate,
    rows: checkpoint.rows.length,
    state: buffers.map(([name, words]) => [name, words.length]),
  } satisfies z.infer<typeof headerSchema>);
  const unpadded = new TextEncoder().encode(json).length;
  const header = new TextEncoder().encode(json + ' '.repeat((4 - (unpadded % 4)) % 4));
  const words = [checkpoint.rows, ...buffers.map(([, buffer]) => buffer)];
  const wordBytes = words.reduce((sum, buffer) => sum + buffer.length * 4, 0);
  const bytes = new Uint8Array(FIXED_BYTES + header.length + wordBytes + DIGEST_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC), 0);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, header.length, true);
  bytes.set(header, FIXED_BYTES);
  let at = FIXED_BYTES + header.length;
  for (const buffer of words) {
    bytes.set(new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength), at);
    at += buffer.byteLength;
  }
  bytes.set(sha256(bytes.subarray(0, at)), at);
  return bytes;
}

/**
 * The checkpoint in `bytes`.
 *
 * @throws CheckpointError when the bytes are no checkpoint, of a newer version, damaged, or of another scenario
 */
export function decodeCheckpoint(bytes: Uint8Array, scenarioHash: string): Checkpoint {
  const end = bytes.length - DIGEST_BYTES;
  if (end < FIXED_BYTES || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new CheckpointError(
      'not-a-checkpoint',
      'This file is not a checkpoint of a run. Choose a file saved from a run.',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version > VERSION) {
    throw new CheckpointError(
      'newer',
      `This checkpoint was made with a newer version (v${version}; this reads v${VERSION}). Update, or run from the start.`,
    );
  }
  const digest = sha256(bytes.subarray(0, end));
  if (version < 1 || digest.some((byte, index) => byte !== bytes[end + index])) throw damaged();
  const headerEnd = FIXED_BYTES + view.getUint32(12, true);
  if (headerEnd > end) throw damaged();
  const header = readHeader(bytes.subarray(FIXED_BYTES, headerEnd));
  if (header.scenario !== scenarioHash) {
    throw new CheckpointError(
      'other-scenario',
      `This checkpoint belongs to the scenario ${header.scenario.slice(0, 12)}, not to ${scenarioHash.slice(0, 12)}. ` +
        'Open the scenario that it was saved from.',
    );
  }
  const lengths = [header.rows, ...header.state.map(([, length]) => length)];
  if (headerEnd + 4 * lengths.reduce((sum, length) => sum + length, 0) !== end) throw damaged();
  let at = headerEnd;
  const [rows, ...buffers] = lengths.map((length) => {
    const words = new Uint32Array(bytes.slice(at, at + length * 4).buffer);
    at += length * 4;
    return words;
  });
  return {
    step: header.step,
    replicate: header.replicate,
    rows,
    state: Object.fromEntries(header.state.map(([name], index) => [name, buffers[index]])),
  };
}

function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
  try {
    return headerSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw damaged();
  }
}

function damaged(): CheckpointError {
  return new CheckpointError(
    'damaged',
    'This checkpoint is incomplete or was changed (the check does not match). Copy the file again, or run from the start.',
  );
}
