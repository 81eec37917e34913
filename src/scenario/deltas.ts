/**
 * The scenario as a flat record of its differences from the model's defaults: what links hold and what migrations work on.
 * Keys: parameter ids, and the fields `seed agents level horizon start title description authors license changes data`.
 * Estimates are no part of it (they describe values, they change none).
 */
import { DELTA_FIELDS } from './definition';
import { SHA_PREFIX } from './metadata';
import type { ModelDefinition, Scenario } from './scenario';
import { defaultScenario } from './validate';

export type Deltas = Record<string, unknown>;

/** Differences from the defaults: parameters in schema order, then the fields. References to files keep 12 digits of their hash. */
export function toDeltas(scenario: Scenario, model: ModelDefinition): Deltas {
  const base = defaultScenario(model);
  const deltas: Deltas = {};
  for (const { id } of model.parameters) {
    if (!same(scenario.values[id], base.values[id])) deltas[id] = scenario.values[id];
  }
  const brief = {
    ...scenario,
    data: scenario.data.map((file) => ({ ...file, sha256: file.sha256.slice(0, SHA_PREFIX) })),
  };
  for (const field of DELTA_FIELDS) {
    if (!same(brief[field], base[field])) deltas[field] = brief[field];
  }
  return deltas;
}

/** Loose data of a scenario's shape from a record of deltas, for `validateScenario`. Undefined entries take the defaults. */
export function fromDeltas(model: ModelDefinition, deltas: Readonly<Deltas>): Record<string, unknown> {
  const fields: ReadonlySet<string> = new Set(DELTA_FIELDS);
  const given = Object.entries(deltas).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given.filter(([key]) => fields.has(key))),
    model: { id: model.id, version: model.version },
    values: Object.fromEntries(given.filter(([key]) => !fields.has(key))),
  };
}

/** Thrown when a migration fails; `step` reads "2 to 3". */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(
    readonly step: string,
    readonly reason: string,
  ) {
    super(`could not be converted (step ${step}: ${reason})`);
  }
}

/**
 * Deltas of the model's present version from deltas of an older one.
 *
 * @throws MigrationError naming the step that failed
 */
export function migrate(model: ModelDefinition, deltas: Deltas, version: number): Deltas {
  let record = deltas;
  for (let from = version; from < model.version; from++) {
    const step = `${from} to ${from + 1}`;
    const migration = model.migrations[from - 1];
    if (migration === undefined) throw new MigrationError(step, 'no migration is known');
    try {
      record = { ...migration(record) };
    } catch (error) {
      throw new MigrationError(step, error instanceof Error ? error.message : String(error));
    }
  }
  return record;
}

/** Whether two values of a scenario are the same, tables and dated changes included. */
export function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);
}
