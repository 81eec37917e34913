/** Files of people and edges as a user gives them to the page: unpacked, hashed, held against what the scenario names. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { gunzipSync } from 'fflate';
import type { DataReference, Scenario } from '../scenario/scenario';

export type InputRole = 'people' | 'edges';

export interface InputFile {
  readonly text: string;
  readonly reference: DataReference;
}

const MOST_BYTES = 200e6;

/**
 * The file as text, plain or packed with gzip, and its reference.
 *
 * @throws Error with a sentence for the user
 */
export async function readInputFile(file: File, role: InputRole): Promise<InputFile> {
  if (file.size > MOST_BYTES) {
    throw new Error(`${file.name} is ${(file.size / 1e6).toFixed(0)} MB; the limit is 200 MB. Give a smaller file.`);
  }
  const data = new Uint8Array(await file.arrayBuffer());
  const packed = data[0] === 0x1f && data[1] === 0x8b;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(packed ? gunzipSync(data) : data);
    return { text, reference: { name: file.name, sha256: bytesToHex(sha256(data)), role } };
  } catch {
    const kind = packed ? 'a damaged gzip file' : 'not text in UTF-8';
    throw new Error(`${file.name} is ${kind}. Give a CSV file, plain or packed with gzip. Example: ${role}.csv`);
  }
}

/** Whether a file is the one that a reference names, by its role and by as much of the hash as the reference has. */
export function sameFile(file: DataReference, named: DataReference): boolean {
  return file.role === named.role && file.sha256.startsWith(named.sha256);
}

/** Files that the scenario names for people and edges and that are not among those given (by the start of their hash). */
export function missingFiles(scenario: Scenario, given: readonly InputFile[]): DataReference[] {
  return scenario.data.filter(
    (named) => named.role !== 'observations' && !given.some(({ reference }) => sameFile(reference, named)),
  );
}
