/** Canonical JSON and the hash that names a scenario. The same for the file, the link and the scenario in memory. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { SHA_PREFIX } from './metadata';
import type { ModelDefinition, Scenario } from './scenario';

/**
 * JSON with sorted keys, without spaces, numbers in their shortest form (as RFC 8785). Undefined members are left out.
 *
 * @throws RangeError for NaN and infinities, which JSON cannot hold
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no canonical JSON.`);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/**
 * Hex SHA-256 of what determines the run: model, seed, agents, level, time, every parameter's value, dated changes, and files
 * of people and edges. Title, description, authors, license, estimates, names of files and observations do not count. Files
 * count by the first 12 digits of their hash, because a link carries no more.
 */
export function scenarioHash(scenario: Scenario, model: ModelDefinition): string {
  const inputs = scenario.data.filter((file) => file.role !== 'observations');
  const content = {
    model: { id: model.id, version: String(model.version) },
    seed: scenario.seed,
    agents: scenario.agents,
    level: scenario.level,
    time: { step: 1, unit: 'day', horizon: scenario.horizon, start: scenario.start },
    parameters: Object.fromEntries(model.parameters.map(({ id }) => [id, scenario.values[id]])),
    protocol: { interventions: scenario.changes },
    data: inputs.map(({ role, sha256: hash }) => ({ role, sha256: hash.slice(0, SHA_PREFIX) })),
  };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content))));
}
