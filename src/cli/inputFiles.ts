/** Files of people and edges given on the command line: read, unpacked and entered into the scenario by their hash. */
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DataReference, Scenario } from '../scenario/scenario';
import type { Inputs, Preset } from '../worlds/world';
import { InputError } from './fault';
import type { Words } from './options';
import type { Surroundings } from './surroundings';

const ROLES = ['people', 'edges'] as const;
type Role = (typeof ROLES)[number];

/**
 * The files that `--people` and `--edges` name, as text by role, and the scenario that refers to them.
 *
 * @throws InputError for files that are missing, cannot be read, are needed and not given, or differ from those that the
 * scenario was made with
 */
export function readInputs(
  words: Words,
  scenario: Scenario,
  preset: Preset | undefined,
  readFile: Surroundings['readFile'],
): { inputs: Inputs; scenario: Scenario } {
  const files: Partial<Record<Role, string>> = {};
  const references: DataReference[] = [];
  for (const role of ROLES) {
    const path = words.text(role);
    if (path === undefined) continue;
    const bytes = readBytes(path, role, readFile);
    files[role] = unpackText(path, bytes);
    references.push({ name: basename(path), sha256: bytesToHex(sha256(bytes)), role });
  }
  requireFiles(files, scenario, preset);
  for (const reference of references) checkSame(scenario, reference);
  const kept = scenario.data.filter(({ role }) => !references.some((reference) => reference.role === role));
  return { inputs: { files }, scenario: { ...scenario, data: [...kept, ...references] } };
}

function requireFiles(files: Partial<Record<Role, string>>, scenario: Scenario, preset: Preset | undefined): void {
  const needs = [
    ...(preset?.needs ?? []),
    ...scenario.data.flatMap(({ role, name }) => (role === 'observations' ? [] : [{ role, file: name }])),
  ];
  const missing = needs.filter(({ role }) => files[role] === undefined);
  if (missing.length === 0) return;
  const names = missing.map(({ file }) => file).join(' and ');
  const example = missing.map(({ role, file }) => `--${role} ${file}`).join(' ');
  const what = preset ? `The preset '${preset.id}'` : 'This scenario';
  throw new InputError(
    `${what} needs ${names}, which ${missing.length > 1 ? 'are' : 'is'} not part of Murmuration. Pass ${missing.length > 1 ? 'them' : 'it'} with ${example}.`,
  );
}

function readBytes(path: string, role: Role, readFile: Surroundings['readFile']): Uint8Array {
  try {
    return readFile(path);
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new InputError(`The file of ${role}, ${path}, cannot be read: ${reason}. Example: --${role} ${role}.csv`);
  }
}

function unpackText(path: string, bytes: Uint8Array): string {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(packed ? gunzipSync(bytes) : bytes);
  } catch {
    const kind = packed ? 'a damaged gzip file' : 'not text in UTF-8';
    throw new InputError(`${path} is ${kind}. Give a CSV file, plain or packed with gzip.`);
  }
}

function checkSame(scenario: Scenario, given: DataReference): void {
  const made = scenario.data.find(({ role }) => role === given.role);
  // A link carries the first digits of a hash only.
  if (!made || given.sha256.startsWith(made.sha256)) return;
  throw new InputError(
    `${given.name} is not the file of ${given.role} that the scenario was made with (${made.name}, SHA-256 ${made.sha256.slice(0, 12)}; ` +
      `this one has ${given.sha256.slice(0, 12)}). Give that file, or remove the reference from the scenario.`,
  );
}
