/** The city's parameter table in schema order, and its definition for scenarios. The rows live in `parameters/`, by subject. */
import type { ModelDefinition } from '../../scenario/scenario';
import { diseaseParameters } from './parameters/disease';
import { peopleParameters } from './parameters/people';
import { costParameters, protocolParameters } from './parameters/protocols';

export const cityDefinition: ModelDefinition = {
  id: 'city',
  version: 1,
  title: 'Epidemic city',
  parameters: [...peopleParameters, ...diseaseParameters, ...protocolParameters, ...costParameters],
  defaults: { agents: 100000, horizon: 180, start: '2026-01-01', level: 0 },
  limits: { agents: [1, 10000000], horizon: [1, 2000] },
  migrations: [],
};
