/** In which settings two scenarios of one model differ, and a name made of that. Pure. */
import type { Parameter, Value } from '../../scenario/parameter';
import type { ModelDefinition, Scenario } from '../../scenario/scenario';
import { unitWords } from '../../scenario/words';
import { pageWorlds } from '../../worlds/page';
import { words } from '../language';
import { isPercent, labelOf, valueText } from '../protocol/row';

const text = words({
  en: {
    changes: 'Dated changes',
    seed: 'Seed',
    agents: 'People',
    level: 'Level',
    horizon: 'Days of the run',
    start: 'First day',
    none: 'none',
    more: (count: number) => `and ${count} more`,
    seeded: (seed: number) => `Seed ${seed}`,
    dated: (what: string) => `${what} by date`,
    undated: 'Nothing by date',
  },
  de: {
    changes: 'Datierte Änderungen',
    seed: 'Startwert',
    agents: 'Menschen',
    level: 'Stufe',
    horizon: 'Tage des Laufs',
    start: 'Erster Tag',
    none: 'keine',
    more: (count: number) => `und ${count} weitere`,
    seeded: (seed: number) => `Startwert ${seed}`,
    dated: (what: string) => `${what} nach Datum`,
    undated: 'Nichts nach Datum',
  },
});

/** One setting with its two values, as text and as they are. */
export interface SettingDifference {
  readonly id: string;
  readonly label: string;
  /** In words, empty where there is none. */
  readonly unit: string;
  readonly a: string;
  readonly b: string;
}

const CORE = ['seed', 'agents', 'horizon', 'level', 'start'] as const;

/** Every setting that makes the two runs different ones, parameters in schema order first. */
export function settingDifferences(model: ModelDefinition, a: Scenario, b: Scenario): SettingDifference[] {
  const parameters = model.parameters
    .filter(({ id }) => !same(a.values[id], b.values[id]))
    .map((parameter) => ({
      id: parameter.id,
      label: settingLabel(parameter),
      unit: shownAsPercent(parameter) ? '' : unitWords(parameter.unit),
      a: settingText(parameter, a.values[parameter.id]),
      b: settingText(parameter, b.values[parameter.id]),
    }));
  const core = CORE.filter((field) => a[field] !== b[field]).map((field) => ({
    id: field,
    label: text()[field],
    unit: '',
    a: String(a[field]),
    b: String(b[field]),
  }));
  const changes = same(a.changes, b.changes)
    ? []
    : [{ id: 'changes', label: text().changes, unit: '', a: changesText(model, a), b: changesText(model, b) }];
  return [...parameters, ...core, ...changes];
}

/** A name for `scenario` by its differences to the pinned run, what was done by date first: `Days to get a test result 1`. */
export function nameOf(model: ModelDefinition, scenario: Scenario, pinned: Scenario): string {
  const differences = settingDifferences(model, pinned, scenario);
  if (differences.length === 0) return scenario.title || text().seeded(scenario.seed);
  const dated = differences.some(({ id }) => id === 'changes') ? [changesName(model, scenario)] : [];
  const settings = differences.flatMap(({ label, b, id }) => (id === 'changes' ? [] : [`${label} ${b}`]));
  const named = [...dated, ...settings].slice(0, 2);
  const left = differences.length - named.length;
  return `${named.join(', ')}${left > 0 ? ` ${text().more(left)}` : ''}`;
}

/** `Contacts at school by date`: the first setting that changes, without what its label says after a comma. */
function changesName(model: ModelDefinition, { changes: [first] }: Scenario): string {
  const parameter = first && model.parameters.find(({ id }) => id === first.parameter);
  return parameter ? text().dated(settingLabel(parameter).split(',')[0]) : text().undated;
}

/** The label of a parameter in plain words. */
export function settingLabel(parameter: Parameter): string {
  return labelOf(parameter, faceWith(parameter.id));
}

/** A value as people read it: `30 %`, `on`, `18 numbers`. */
export function settingText(parameter: Parameter, value: Value): string {
  return valueText(parameter, value, faceWith(parameter.id));
}

function changesText(model: ModelDefinition, { changes }: Scenario): string {
  if (changes.length === 0) return text().none;
  return changes
    .map(({ parameter: id, from, to, value }) => {
      const parameter = model.parameters.find((one) => one.id === id);
      const said = parameter ? `${settingLabel(parameter)} ${settingText(parameter, value)}` : id;
      return `${said} (${from}–${to ?? ''})`;
    })
    .join('; ');
}

/** The face of the world that has such a parameter; a run of another world may be compared long after it was left. */
function faceWith(id: string) {
  return pageWorlds.find(({ face }) => face && Object.hasOwn(face.rows, id))?.face;
}

function shownAsPercent(parameter: Parameter): boolean {
  return parameter.kind === 'number' && isPercent(parameter, faceWith(parameter.id)?.rows[parameter.id]);
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);
}
