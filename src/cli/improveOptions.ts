/** The options of `improve`: what may change, within what, under which limits. Runs nothing. */
import type { Limit } from '../learn/improve/limits';
import { piecesOf, type Wanted } from '../learn/improve/space';
import { byId } from '../scenario/definition';
import type { Scenario } from '../scenario/scenario';
import { unknownParameter } from '../scenario/validate';
import type { World } from '../worlds/world';
import { UsageError } from './fault';
import { namedObjective } from './gradientOptions';

const EXAMPLE = '--params testing.symptomatic,distancing.open.work@daily';

/**
 * `a,b@daily,c@weekly,d@14..74,e@14..74/7`: numbers of the whole run, or a number a piece of days.
 *
 * @param bounds  `id=min..max`, with commas between them
 * @throws UsageError with an example
 */
export function readWanted(
  params: string | undefined,
  bounds: string | undefined,
  { definition }: World,
  { horizon }: Scenario,
): readonly Wanted[] {
  const words = list(params);
  if (words.length === 0) throw new UsageError(`improve needs --params: what it may change. Example: ${EXAMPLE}`);
  const within = readBounds(bounds);
  const parameters = byId(definition);
  const wanted = words.flatMap((word) => {
    const [id, schedule, ...rest] = word.split('@');
    if (!parameters.has(id)) throw unknownParameter(definition, id);
    if (schedule === undefined) return [{ id, days: null }];
    const found = rest.length === 0 ? daysOf(schedule, horizon) : null;
    if (!found) {
      throw new UsageError(
        `'${word}' has no schedule that can be read; it is daily, weekly, FROM..TO or FROM..TO/STEP in days. Example: ${id}@14..74/7`,
      );
    }
    return piecesOf(id, found.from, found.to, found.step);
  });
  for (const id of within.keys()) {
    if (wanted.some((one) => one.id === id)) continue;
    throw new UsageError(`--bounds names ${id}, which --params does not. Example: --params ${id}`);
  }
  return wanted.map((one) => ({ ...one, ...within.get(one.id) }));
}

/** `name<=number`, with commas between them; a name is one of the world's objectives or series. @throws UsageError with an example */
export function readLimits(texts: readonly string[], world: World, scenario: Scenario): readonly Limit[] {
  return texts.flatMap(list).map((text) => {
    const [name, most, ...rest] = text.split('<=').map((one) => one.trim());
    if (name === '' || !isNumber(most) || rest.length > 0) {
      throw new UsageError(
        `--constraint '${text}' is not of the form outcome<=number. Example: --constraint peakHospital<=40`,
      );
    }
    return { name, of: namedObjective(name, world, scenario).spec, most: Number(most) };
  });
}

function daysOf(text: string, horizon: number): { from: number; to: number; step: number } | null {
  if (text === 'daily') return { from: 0, to: horizon, step: 1 };
  if (text === 'weekly') return { from: 0, to: horizon, step: 7 };
  const [, from, to, step = '1'] = /^(\d{1,5})\.\.(\d{1,5})(?:\/(\d{1,4}))?$/.exec(text) ?? [];
  if (from === undefined || Number(step) < 1 || Number(from) >= Number(to)) return null;
  return { from: Number(from), to: Number(to), step: Number(step) };
}

function readBounds(text: string | undefined): ReadonlyMap<string, { min: number; max: number }> {
  return new Map(
    list(text).map((word) => {
      const [id, range = ''] = word.split('=');
      const [min, max, ...rest] = range.split('..');
      if (!isNumber(min) || !isNumber(max) || rest.length > 0) {
        throw new UsageError(
          `--bounds '${word}' is not of the form id=min..max. Example: --bounds testing.symptomatic=0.1..0.9`,
        );
      }
      return [id, { min: Number(min), max: Number(max) }];
    }),
  );
}

const list = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const isNumber = (text: string | undefined): boolean =>
  text !== undefined && text.trim() !== '' && Number.isFinite(Number(text));
