/**
 * The parameter table of docs/worlds/city.md as Markdown, from the same rows that validation and sliders use. `emitParameters.ts`
 * writes it, `documentation.test.ts` holds the page to it.
 */
import type { Parameter, ParameterTable } from '../../scenario/parameter';

export const BEGIN = '<!-- parameters: written by src/worlds/city/emitParameters.ts -->';
export const END = '<!-- end of parameters -->';

/** At most nine digits, so that a sum of decades does not show its rounding. */
const decimal = (value: number): string => String(Number(value.toPrecision(9)));

/** Equal neighbours counted: `0.34 ×2, 1 ×8`. */
function runs(values: readonly number[]): string {
  const groups: { readonly text: string; count: number }[] = [];
  for (const text of values.map(decimal)) {
    const last = groups.at(-1);
    if (last?.text === text) last.count++;
    else groups.push({ text, count: 1 });
  }
  return groups.map(({ text, count }) => (count > 1 ? `${text} ×${count}` : text)).join(', ');
}

/** A default as the page shows it; tables with equal neighbours counted. */
export function shownDefault(parameter: Parameter): string {
  if (parameter.kind === 'table') return runs(parameter.default);
  if (parameter.kind === 'switch') return parameter.default ? 'on' : 'off';
  return parameter.kind === 'choice' ? parameter.default : decimal(parameter.default);
}

function shownRange(parameter: Parameter): string {
  if (parameter.kind === 'switch') return 'on, off';
  if (parameter.kind === 'choice') return parameter.choices.join(', ');
  const range = `${decimal(parameter.min)} … ${decimal(parameter.max)}`;
  return parameter.kind === 'integer' ? `${range}, whole` : range;
}

function row(parameter: Parameter): string {
  const { id, label, unit, source, dated } = parameter;
  const name = dated ? `${label} (d)` : label;
  return `| \`${id}\` | ${name} | ${unit} | ${shownDefault(parameter)} | ${shownRange(parameter)} | ${source} |`;
}

/** One table a group (`testing`, `vaccination`, …), in schema order, between the two marks. Ends without a newline. */
export function parameterTable(parameters: ParameterTable): string {
  const groups = new Map<string, Parameter[]>();
  for (const parameter of parameters) {
    const group = parameter.id.split('.')[0];
    groups.set(group, [...(groups.get(group) ?? []), parameter]);
  }
  const tables = [...groups].map(([group, members]) =>
    [
      `### ${group}`,
      '',
      '| id | what | unit | default | range | source |',
      '|---|---|---|---|---|---|',
      ...members.map(row),
    ].join('\n'),
  );
  return [BEGIN, ...tables, END].join('\n\n');
}

/**
 * A page with the table between its marks replaced.
 *
 * @throws Error where the page lacks the marks
 */
export function withParameterTable(page: string, parameters: ParameterTable): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin)
    throw new Error(`The page has no place for the table; give it the lines ${BEGIN} and ${END}.`);
  return page.slice(0, begin) + parameterTable(parameters) + page.slice(end + END.length);
}
