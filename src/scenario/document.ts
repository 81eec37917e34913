/** Reads the scenario file `*.scenario.json`. Its shape stands in `schema.ts`; `documentText.ts` writes it. */
import type { z } from 'zod';
import { byId, DELTA_FIELDS } from './definition';
import { type Deltas, fromDeltas, MigrationError, migrate } from './deltas';
import { ScenarioError } from './errors';
import { JsonError, parseJson } from './json';
import type { ModelDefinition, Scenario } from './scenario';
import { ScenarioFile } from './schema';
import { SCHEMA_PATH, SCHEMA_VERSION } from './schemaVersion';
import { validateScenario } from './validate';
import { didYouMean, show } from './words';

export type DocumentErrorKind =
  | 'corrupt'
  | 'too-big'
  | 'not-a-scenario'
  | 'newer'
  | 'unknown-model'
  | 'migration-failed'
  | 'invalid';

/** Thrown when a file cannot be opened. `message` is one sentence for the user, `path` the place in the file. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';

  constructor(
    readonly kind: DocumentErrorKind,
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The scenario in a file's text, migrated to the model's present version and validated strictly. Unknown fields are left out.
 *
 * @param models the models that this program has
 * @throws DocumentError
 */
export function decodeDocument(text: string, models: readonly ModelDefinition[]): Scenario {
  const file = readFile(text);
  const model = models.find(({ id }) => id === file.model.id);
  if (model === undefined) {
    const names = models.map(({ id }) => id);
    throw new DocumentError(
      'unknown-model',
      'model.id',
      `The scenario asks for a model named ${show(file.model.id)} that this version does not have (it has ${names.join(', ')}).${didYouMean(file.model.id, names)}`,
    );
  }
  const version = Number(file.model.version);
  if (version > model.version) {
    throw new DocumentError(
      'newer',
      'model.version',
      `The scenario was made with a newer version of ${model.id} (v${version}; this is v${model.version}). Update Murmuration to open it.`,
    );
  }
  return finish(model, file, version);
}

function finish(model: ModelDefinition, file: ScenarioFile, version: number): Scenario {
  try {
    const record = fromDeltas(model, migrate(model, toRecord(file), version));
    return validateScenario(model, { ...record, estimates: estimates(file, byId(model)) });
  } catch (error) {
    if (error instanceof MigrationError) {
      throw new DocumentError(
        'migration-failed',
        'model.version',
        `The scenario is from an older version and ${error.message}.`,
      );
    }
    if (error instanceof ScenarioError) throw new DocumentError('invalid', error.path, error.message);
    throw error;
  }
}

function readFile(text: string): ScenarioFile {
  let raw: unknown;
  try {
    raw = parseJson(text, 'The scenario file');
  } catch (error) {
    if (error instanceof JsonError) throw new DocumentError(error.kind, '', error.message);
    throw error;
  }
  const head = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  if (head.kind !== 'scenario') {
    throw new DocumentError(
      'not-a-scenario',
      'kind',
      `The file is JSON but no scenario: "kind" is ${show(head.kind)}; it must be 'scenario'. Example: {"schemaVersion": "${SCHEMA_VERSION}", "kind": "scenario", "model": {"id": "city", "version": "1"}}`,
    );
  }
  if (isNewer(head.schemaVersion)) {
    throw new DocumentError(
      'newer',
      'schemaVersion',
      `The scenario file has format ${show(head.schemaVersion)}; this version reads formats up to ${SCHEMA_VERSION}. Update Murmuration to open it.`,
    );
  }
  const read = ScenarioFile.safeParse(raw);
  if (read.success) return read.data;
  throw shapeError(read.error);
}

function isNewer(version: unknown): boolean {
  const match = typeof version === 'string' ? /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(version) : null;
  if (match === null) return false;
  const ours = SCHEMA_VERSION.split('.').map(Number);
  const first = ours.findIndex((number, k) => Number(match[k + 1]) !== number);
  return first >= 0 && Number(match[first + 1]) > ours[first];
}

function shapeError(error: z.ZodError): DocumentError {
  const [issue] = error.issues;
  const path = issue.path.map(String).join('.');
  const what = issue.message.replace(/^Invalid input: /, '');
  return new DocumentError(
    'invalid',
    path,
    `The scenario file cannot be used at ${path}: ${what}. The format is described in ${SCHEMA_PATH}.`,
  );
}

/** The file's content as a delta record; every parameter of the file is in it, also those at their defaults. */
function toRecord(file: ScenarioFile): Deltas {
  const { time, protocol, parameters } = file;
  const fields: readonly string[] = DELTA_FIELDS;
  const all: Deltas = {
    // A parameter called like a field must not become the field: renamed, it is refused as unknown.
    ...Object.fromEntries(
      Object.entries(parameters ?? {}).map(([id, entry]) => [
        fields.includes(id) ? `parameters.${id}` : id,
        entry.value,
      ]),
    ),
    ...Object.fromEntries(
      DELTA_FIELDS.filter((field) => field in file).map((field) => [field, (file as Deltas)[field]]),
    ),
    horizon: time?.horizon,
    start: time?.start,
    changes: protocol?.interventions,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function estimates(file: ScenarioFile, known: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const fitted = Object.entries(file.parameters ?? {}).filter(
    ([id, entry]) => known.has(id) && entry.estimate !== undefined,
  );
  return Object.fromEntries(fitted.map(([id, entry]) => [id, entry.estimate]));
}
