/**
 * A fragment that overrides values of AgentTorch's COVID configuration with those of a scenario of the city. Two models, so it is a
 * translation with losses: every line says where its value comes from, and what has no counterpart is listed. Not a whole
 * configuration.
 */
import type { Scenario } from '../../scenario/scenario';

/** What one line of the fragment sets. */
export interface Mapping {
  /** Keys from the root of the configuration. */
  readonly path: readonly string[];
  readonly value: number | readonly number[];
  /** Parameters that the value is made from. */
  readonly from: readonly string[];
  readonly note: string;
}

/** Age groups of AgentTorch in bands of the city (5 years each, the last 84+): 0-9 to 70-79 in decades, then 80 and older. */
const DECADES = [0, 2, 4, 6, 8, 10, 12, 14, 16] as const;
const ENVIRONMENT = ['state', 'environment'] as const;
const GAMMA = [...ENVIRONMENT, 'lam_gamma_integrals', 'initialization_function', 'arguments'] as const;

/** The lines, in the order of the configuration. The scenario must be one of the city. */
export function agentTorchMappings(scenario: Scenario): Mapping[] {
  const number = (id: string) => Number(scenario.values[id]);
  const list = (id: string) => scenario.values[id] as readonly number[];
  const { agents, horizon } = scenario;
  const every = number('seeding.every');
  const infected =
    number('seeding.count') + agents * number('seeding.share') + (every > 0 ? Math.ceil(agents / every) : 0);
  const days = (value: number) => Math.max(1, Math.round(value));
  const shares = list('population.ages');
  const risk = shares.reduce((sum, share, band) => sum + share * list('disease.death')[band], 0) / total(shares);
  const metadata = (key: string, value: number, from: readonly string[], note: string): Mapping => ({
    path: ['simulation_metadata', key],
    value,
    from,
    note,
  });
  return [
    metadata('num_agents', agents, ['agents'], 'People.'),
    metadata('num_steps_per_episode', horizon, ['horizon'], 'Days.'),
    metadata(
      'EXPOSED_TO_INFECTED_TIME',
      days(number('disease.latent.mean')),
      ['disease.latent.mean'],
      'One length for everybody; the spread is lost.',
    ),
    metadata(
      'INFECTED_TO_RECOVERED_TIME',
      days(number('disease.recovery.mean')),
      ['disease.recovery.mean'],
      'Mild course; hospital and intensive care have no counterpart.',
    ),
    metadata(
      'initial_infection_ratio',
      round(Math.min(1, infected / agents)),
      ['seeding.count', 'seeding.share', 'seeding.every'],
      'Share infected at the start.',
    ),
    {
      path: [...ENVIRONMENT, 'SFInfector', 'value'],
      value: [0, number('disease.infectivity.exposed'), number('disease.infectivity.symptomatic'), 0, 0],
      from: ['disease.infectivity.exposed', 'disease.infectivity.symptomatic'],
      note: 'Susceptible, exposed, infected, recovered, dead. Presymptomatic and asymptomatic people count as infected there.',
    },
    {
      path: [...ENVIRONMENT, 'SFSusceptibility', 'value'],
      value: byDecade(list('disease.susceptibility'), shares),
      from: ['disease.susceptibility', 'population.ages'],
      note: 'Nine age groups out of 18 bands, weighted by `population.ages`.',
    },
    {
      path: [...GAMMA, 'scale', 'value'],
      value: number('disease.profileMean'),
      from: ['disease.profileMean'],
      note: 'Mean of the infectiousness profile in days.',
    },
    {
      path: [...GAMMA, 'rate', 'value'],
      value: number('disease.profileSd'),
      from: ['disease.profileSd'],
      note: 'Its standard deviation in days, whatever the key is called there.',
    },
    {
      path: ['substeps', '0', 'transition', 'new_transmission', 'arguments', 'R2', 'value'],
      value: number('disease.r0'),
      from: ['disease.r0', 'disease.scaling'],
      note:
        scenario.values['disease.scaling'] === 'direct'
          ? 'The same factor R.'
          : 'Here the spectral radius of the next-generation matrix, there a factor on contacts: fit it again.',
    },
    {
      path: ['substeps', '1', 'transition', 'seirm_progression', 'arguments', 'M', 'value'],
      value: round(risk),
      from: ['disease.death', 'population.ages'],
      note: 'One risk of death for all ages, weighted by `population.ages`.',
    },
  ];
}

/** Groups of parameters without a counterpart: what a run there leaves out. */
export const NOT_MAPPED = [
  [
    'contacts, population',
    'Households, schools, workplaces and blocks: AgentTorch reads a contact network from a file.',
  ],
  ['testing, isolation, quarantine, tracing', 'The isolation decision there is learned or asked of a language model.'],
  ['vaccination, immunity, variant', 'Recovered people stay recovered; there is one variant.'],
  ['distancing, masks, ventilation, behaviour', 'No contact multipliers by date or by trigger.'],
  ['disease.symptomatic, severe, critical', 'No asymptomatic course, hospital or intensive care.'],
  ['seed', 'Random numbers are not shared, so that runs agree in distribution at best.'],
] as const;

/** The fragment as YAML, its mapping and what does not map as comments. `about` names scenario, link and version, a line each. */
export function agentTorchYaml(scenario: Scenario, about: readonly string[]): string {
  const mappings = agentTorchMappings(scenario);
  const comment = (line: string) => `# ${line.replace(/\s+/g, ' ')}`;
  return `${[
    ...about.map(comment),
    comment(
      "Overrides for AgentTorch's COVID model (agent_torch/models/covid/yamls/config.yaml), not a whole configuration:",
    ),
    comment('merge it over that file, for example with OmegaConf.merge. Scenario, not forecast.'),
    '#',
    comment('Mapping:'),
    ...mappings.map(({ path, from, note }) => comment(`${path.join('.')} <- ${from.join(', ')}. ${note}`)),
    '#',
    comment('Not mapped:'),
    ...NOT_MAPPED.map(([what, why]) => comment(`${what}: ${why}`)),
    ...(scenario.changes.length > 0 ? [comment(`${scenario.changes.length} dated changes of the protocol.`)] : []),
    ...yamlLines(nested(mappings), 0),
  ].join('\n')}\n`;
}

interface Tree {
  readonly [key: string]: Tree | number | readonly number[];
}

function nested(mappings: readonly Mapping[]): Tree {
  const root: Record<string, unknown> = {};
  for (const { path, value } of mappings) {
    let at = root;
    for (const key of path.slice(0, -1)) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[path[path.length - 1]] = value;
  }
  return root as Tree;
}

function yamlLines(tree: Tree, depth: number): string[] {
  const indent = '  '.repeat(depth);
  return Object.entries(tree).flatMap(([key, value]) => {
    // Keys of the configuration are words; steps are numbers that must stay texts.
    const name = /^\d+$/.test(key) ? `'${key}'` : key;
    if (typeof value === 'number') return [`${indent}${name}: ${value}`];
    if (Array.isArray(value)) return [`${indent}${name}: [${value.join(', ')}]`];
    return [`${indent}${name}:`, ...yamlLines(value as Tree, depth + 1)];
  });
}

/** Mean of a table over 18 bands in nine groups, weighted by the share of people in each band. */
function byDecade(values: readonly number[], shares: readonly number[]): number[] {
  return DECADES.map((from, group) => {
    const to = DECADES[group + 1] ?? values.length;
    const weight = total(shares.slice(from, to));
    const sum = values.slice(from, to).reduce((all, value, k) => all + value * shares[from + k], 0);
    return round(weight > 0 ? sum / weight : values[from]);
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
