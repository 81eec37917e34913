/** `ODD.md`: the model's page (ODD protocol, Grimm et al. 2020) with this scenario's values beside the defaults. Pure. */
import type { Parameter, Value } from '../../scenario/parameter';
import type { ModelDefinition, Scenario } from '../../scenario/scenario';

const ROW = /^\| `([A-Za-z][\w.]*)`/;
const HEAD = '| id | what | unit | default | range | source |';
const RULE = '|---|---|---|---|---|---|';

/**
 * The page with a section on this scenario in front and a column `here` in its tables of parameters; values that differ from the
 * default are bold. Links into the repository become plain words, since the file travels alone.
 *
 * @param page   the model's documentation, with rows as `emitParameters.ts` writes them
 * @param link   opens the scenario
 */
export function oddPage(page: string, scenario: Scenario, model: ModelDefinition, link: string): string {
  const known = new Map(model.parameters.map((parameter) => [parameter.id, parameter]));
  const lines = page
    .replace(/\[([^\]]+)\]\(\.\.[^)]*\)/g, '$1')
    .split('\n')
    .map((line) => {
      if (line === HEAD) return `${HEAD} here |`;
      if (line === RULE) return `${RULE}---|`;
      const parameter = known.get(ROW.exec(line)?.[1] ?? '');
      return parameter && line.endsWith(' |')
        ? `${line} ${hereText(parameter, scenario.values[parameter.id])} |`
        : line;
    });
  // After the title line.
  const [title, ...rest] = lines;
  return [title, '', ...aboutScenario(scenario, model, link), ...rest].join('\n');
}

function aboutScenario(scenario: Scenario, model: ModelDefinition, link: string): string[] {
  const changed = model.parameters.filter((parameter) => differs(parameter, scenario.values[parameter.id]));
  const { title, agents, horizon, seed, start, changes } = scenario;
  return [
    '## This scenario',
    '',
    `${title.trim() === '' ? 'Untitled scenario' : oneLine(title)}: ${agents} people, ${horizon} days from ${start}, seed ${seed}, model ${model.id} v${model.version}. Scenario, not forecast. Opens with <${link}>.`,
    '',
    changed.length === 0
      ? 'Every parameter is at its default.'
      : `Off their defaults, and marked in bold in section 11: ${changed.map(({ id }) => `\`${id}\``).join(', ')}.`,
    ...(changes.length === 0
      ? []
      : [
          '',
          '| changed during the run | from day | to day | value |',
          '|---|---|---|---|',
          ...changes.map(
            ({ parameter, from, to, value }) => `| \`${parameter}\` | ${from} | ${to ?? 'end'} | ${valueText(value)} |`,
          ),
        ]),
  ];
}

function hereText(parameter: Parameter, value: Value): string {
  const text = valueText(value);
  return differs(parameter, value) ? `**${text}**` : text;
}

function differs(parameter: Parameter, value: Value): boolean {
  return JSON.stringify(parameter.default) !== JSON.stringify(value);
}

function valueText(value: Value): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|<>]/g, ' ');
}
