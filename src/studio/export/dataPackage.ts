/** `datapackage.json`: what the columns of the tidy tables mean, as Table Schema (Data Package 2.0). */
import type { World } from '../../worlds/world';
import type { Cell } from './csvText';

export interface PackagedTable {
  readonly name: 'runs' | 'timeseries' | 'summary';
  readonly path: string;
  /** The header's cells. */
  readonly columns: readonly Cell[];
}

type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

const FIXED: Readonly<Record<string, readonly [FieldType, string]>> = {
  run_id: ['string', 'First 12 hex digits of scenario_hash.'],
  name: ['string', 'What the studio called the run.'],
  model: ['string', 'Model and its version.'],
  scenario_hash: ['string', 'SHA-256 of the canonical scenario.'],
  seed: ['integer', 'Keys every random draw.'],
  agents: ['integer', 'People simulated; counts are of these people and not scaled.'],
  level: ['integer', 'Level of coordination 1 to 5, 0: none.'],
  replicate: ['integer', 'Number of the replicate; 0 is the run shown in the studio.'],
  time: ['integer', 'Day of the run, the first is 1.'],
  date: ['date', 'Calendar date of the day.'],
  group: ['string', 'Group of people; all: the whole city.'],
  value: ['number', 'Count on that day.'],
  mean: ['number', 'Mean over replicates.'],
  sd: ['number', 'Sample standard deviation over replicates.'],
  n: ['integer', 'Replicates with a value.'],
};

/** The descriptor's text. `created` is an ISO date and time. */
export function dataPackage(
  world: World,
  tables: readonly PackagedTable[],
  about: { readonly title: string; readonly license: string; readonly created: string },
): string {
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `murmuration-${world.definition.id}`,
    title: about.title,
    description: 'Scenario, not forecast. Counts of simulated people, exported from Murmuration.',
    created: about.created,
    licenses: [{ name: about.license }],
    resources: tables.map(({ name, path, columns }) => ({
      name,
      path,
      type: 'table',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        fields: columns.map((column) => fieldOf(String(column), world)),
        missingValues: [''],
        ...keysOf(name),
      },
    })),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

function fieldOf(name: string, { definition, series }: World): Record<string, unknown> {
  if (name === 'metric') {
    return {
      name,
      type: 'string',
      description: `Counter or outcome. Counters: ${series.map((one) => `${one.name} (${one.unit}, ${one.kind}): ${one.description}`).join(' ')}`,
    };
  }
  const fixed = Object.hasOwn(FIXED, name) ? FIXED[name] : undefined;
  if (fixed) return { name, type: fixed[0], description: fixed[1] };
  if (/^q\d+$/.test(name)) return { name, type: 'number', description: `Quantile 0.${name.slice(1)} over replicates.` };
  const parameter = definition.parameters.find(({ id }) => id === name);
  if (!parameter) return { name, type: 'number', description: 'Outcome of replicate 0 up to the last day exported.' };
  const types = { number: 'number', integer: 'integer', switch: 'boolean', choice: 'string', table: 'string' } as const;
  const { label, unit, kind } = parameter;
  const list = kind === 'table' ? `, ${parameter.entries.length} values split by spaces` : '';
  return { name, type: types[kind], description: `${label} (${unit}${list}).` };
}

function keysOf(name: PackagedTable['name']): Record<string, unknown> {
  if (name === 'runs') return { primaryKey: ['run_id'] };
  const foreignKeys = [{ fields: ['run_id'], reference: { resource: 'runs', fields: ['run_id'] } }];
  const own = name === 'summary' ? ['run_id', 'metric'] : ['run_id', 'replicate', 'time', 'metric', 'group'];
  return { primaryKey: own, foreignKeys };
}
