/**
 * The forgiving reader, for links: what is near the bounds is clamped, what is unknown is left out, and every such act is a
 * note. What has no nearest meaning (a seed that is no u32, a date that is none) still ends in a `ScenarioError`.
 */
import { checkChange, type Frame } from './changes';
import { byId, coreParameters, DELTA_FIELDS } from './definition';
import { fromDeltas } from './deltas';
import { ScenarioError } from './errors';
import type { Parameter, Value } from './parameter';
import type { DatedChange, ModelDefinition, Scenario } from './scenario';
import { asRecord, checkStart, validateScenario } from './validate';
import { clampValue, type Note } from './values';
import { didYouMean, show } from './words';

/**
 * A valid scenario from a record of deltas of the model's present version.
 *
 * @param raw by parameter id, plus the fields of `deltas.ts`
 * @throws ScenarioError where a setting cannot be used at all
 */
export function clampScenario(
  model: ModelDefinition,
  raw: Readonly<Record<string, unknown>>,
): { scenario: Scenario; notes: Note[] } {
  const notes: Note[] = [];
  const parameters = byId(model);
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const parameter = parameters.get(key);
    if (parameter !== undefined) kept[key] = take(parameter, value, notes);
    else if ((DELTA_FIELDS as readonly string[]).includes(key)) kept[key] = value;
    else notes.push(unknownNote(key, parameters));
  }
  const core = coreParameters(model);
  for (const name of ['agents', 'level', 'horizon'] as const) {
    if (kept[name] === undefined) continue;
    const { value, note } = clampValue(core[name], kept[name]);
    if (note?.kind === 'clamped') notes.push(note);
    if (value !== undefined) kept[name] = value;
  }
  const horizon = typeof kept.horizon === 'number' ? kept.horizon : model.defaults.horizon;
  const start = checkStart(kept.start ?? model.defaults.start);
  const frame: Frame = { modelId: model.id, parameters, horizon, start };
  if (kept.changes !== undefined) kept.changes = clampChanges(frame, kept.changes, notes);
  return { scenario: validateScenario(model, fromDeltas(model, kept)), notes };
}

/** The note for a key that nothing knows. */
export function unknownNote(key: string, parameters: ReadonlyMap<string, Parameter>): Note {
  const near = didYouMean(key, parameters.keys());
  return { kind: 'unknown', path: key, text: `${key.slice(0, 60)}: unknown, ignored.${near}`.replace(/\.$/, '') };
}

function take(parameter: Parameter, raw: unknown, notes: Note[], path = parameter.id): Value | undefined {
  const { value, note } = clampValue(parameter, raw, path);
  if (note !== undefined) notes.push(note);
  return value;
}

function clampChanges(frame: Frame, raw: unknown, notes: Note[]): readonly DatedChange[] {
  if (!Array.isArray(raw))
    throw new ScenarioError('malformed', 'changes', `changes is ${show(raw)}; it must be a list. Example: []`);
  return raw.flatMap((entry: unknown, k) => {
    const path = `changes[${k}]`;
    const change = { ...asRecord(entry, path) };
    const parameter = typeof change.parameter === 'string' ? frame.parameters.get(change.parameter) : undefined;
    if (parameter !== undefined) {
      const value = take(parameter, change.value, notes, `${path} (${parameter.id})`);
      if (value === undefined) return [];
      change.value = value;
    }
    if (typeof change.to === 'number' && change.to > frame.horizon) {
      notes.push({ kind: 'clamped', path, text: `${path}: its end on day ${change.to} became day ${frame.horizon}` });
      change.to = frame.horizon;
    }
    try {
      return [checkChange(frame, change, path)];
    } catch (error) {
      if (!(error instanceof ScenarioError) || !DROPPED.has(error.kind)) throw error;
      notes.push({
        kind: error.kind === 'unknown-parameter' ? 'unknown' : 'dropped',
        path,
        text: `${error.message} Ignored`,
      });
      return [];
    }
  });
}

const DROPPED: ReadonlySet<string> = new Set(['unknown-parameter', 'not-dated', 'beyond-horizon']);
