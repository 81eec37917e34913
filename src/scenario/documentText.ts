/**
 * Writes the scenario file `*.scenario.json`: complete, with units, bounds and sources beside the values. Apart from reading it
 * (`document.ts`), which needs a validator that a page is spared until a file is opened.
 */
import type { ModelDefinition, Scenario } from './scenario';
import { SCHEMA_PATH, SCHEMA_VERSION } from './schemaVersion';

/** Who writes the file. `address` (ending in `/`) makes `$schema` absolute; `created` is an ISO date. */
export interface App {
  readonly name: string;
  readonly version: string;
  readonly commit?: string;
  readonly address?: string;
  readonly created?: string;
}

/** The file's text: JSON, two spaces, a newline at the end. Every parameter is written, so that the file explains itself. */
export function encodeDocument(scenario: Scenario, model: ModelDefinition, app?: App): string {
  const parameters = model.parameters.map((parameter) => {
    const bounds =
      parameter.kind === 'switch' || parameter.kind === 'choice' ? {} : { min: parameter.min, max: parameter.max };
    const estimate = Object.hasOwn(scenario.estimates, parameter.id) ? scenario.estimates[parameter.id] : undefined;
    return [
      parameter.id,
      { value: scenario.values[parameter.id], unit: parameter.unit, ...bounds, source: parameter.source, estimate },
    ];
  });
  const file = {
    $schema: `${app?.address ?? ''}${SCHEMA_PATH}`,
    schemaVersion: SCHEMA_VERSION,
    kind: 'scenario',
    app: app && { name: app.name, version: app.version, commit: app.commit },
    model: { id: model.id, version: String(model.version) },
    title: scenario.title,
    description: scenario.description,
    authors: scenario.authors,
    license: scenario.license,
    created: app?.created,
    seed: scenario.seed,
    agents: scenario.agents,
    level: scenario.level,
    time: { step: 1, unit: 'day', horizon: scenario.horizon, start: scenario.start },
    parameters: Object.fromEntries(parameters),
    protocol: { interventions: scenario.changes },
    data: scenario.data,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
