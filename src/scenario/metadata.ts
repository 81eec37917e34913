/** The parts of a scenario that do not drive the run: texts, authors, estimates, references to files. */
import { ScenarioError } from './errors';
import type { Parameter } from './parameter';
import type { DataReference, Estimate } from './scenario';
import { show } from './words';

const MAX_TEXT = 20_000;
/** Hex digits of a file's SHA-256 that a link carries and that the scenario's hash covers. */
export const SHA_PREFIX = 12;

/** Text with half surrogates replaced (they do not survive UTF-8), or the fallback where it is absent. */
export function textOf(raw: unknown, path: string, fallback: string): string {
  if (raw === undefined || raw === null) return fallback;
  if (typeof raw !== 'string')
    throw new ScenarioError('wrong-type', path, `${path} is ${show(raw)}; it must be text. Example: "Faster tests"`);
  if (raw.length > MAX_TEXT) {
    throw new ScenarioError(
      'wrong-length',
      path,
      `${path} has ${raw.length} characters; the limit is ${MAX_TEXT}. Shorten it.`,
    );
  }
  return raw.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Names of authors. */
export function authorsOf(raw: unknown): readonly string[] {
  return listOf(raw, 'authors').map((author, k) => textOf(author, `authors[${k}]`, ''));
}

/** Estimates by parameter id; those of unknown parameters are left out, as migrations may remove a parameter. */
export function estimatesOf(
  raw: unknown,
  parameters: ReadonlyMap<string, Parameter>,
): Readonly<Record<string, Estimate>> {
  if (typeof raw !== 'object' || raw === null)
    throw new ScenarioError('malformed', 'estimates', `estimates is ${show(raw)}; it must be an object. Example: {}`);
  const known = Object.entries(raw as Record<string, Estimate | null>).filter(([id]) => parameters.has(id));
  for (const [id, estimate] of known) {
    const { sd, q } = estimate ?? {};
    for (const number of [sd, ...Object.values(q ?? {})]) {
      if (number !== undefined && !Number.isFinite(number)) {
        throw new ScenarioError(
          'not-finite',
          `estimates.${id}`,
          `The estimate of ${id} holds ${show(number)}; it must hold numbers. Example: {"sd": 0.07}`,
        );
      }
    }
  }
  return Object.fromEntries(known.map(([id, estimate]) => [id, estimate ?? {}]));
}

/** References to files: name, role and at least 12 hex digits of the SHA-256. */
export function dataOf(raw: unknown): readonly DataReference[] {
  return listOf(raw, 'data').map((entry, k) => {
    const { name, sha256, role } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
      string,
      unknown
    >;
    const path = `data[${k}]`;
    if (
      typeof sha256 !== 'string' ||
      !/^[0-9a-f]{12,64}$/.test(sha256) ||
      (role !== 'people' && role !== 'edges' && role !== 'observations')
    ) {
      throw new ScenarioError(
        'malformed',
        path,
        `${path} is ${show(entry)}; it must name a file by name, sha256 and role (people, edges or observations). Example: {"name": "people.csv", "sha256": "0123456789ab", "role": "people"}`,
      );
    }
    return { name: textOf(name, `${path}.name`, ''), sha256, role };
  });
}

function listOf(raw: unknown, path: string): readonly unknown[] {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw)) return raw;
  throw new ScenarioError('malformed', path, `${path} is ${show(raw)}; it must be a list. Example: []`);
}
