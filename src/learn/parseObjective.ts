/**
 * Objectives from strangers (a command line, a file): loose data into an `ObjectiveSpec`, the first fault as one sentence. Whether the
 * names in it exist is found by `objectiveOf`, which has the world.
 */
import { show } from '../scenario/words';
import type { ObjectiveSpec, PeakSpec, Terms, Weight } from '../worlds/objective';

const EXAMPLE = 'Example: {"kind": "total", "of": {"infections": 1}}';
/** Sums within sums; deeper ones say nothing that these cannot. */
const DEPTH = 4;

type Raw = Readonly<Record<string, unknown>>;
type Reader = (raw: unknown, path: string) => unknown;

/**
 * The description, with nothing but its known members.
 *
 * @throws RangeError that names the place, what stands there, and an example
 */
export function parseObjective(raw: unknown, path = 'objective', depth = 0): ObjectiveSpec {
  const given = record(raw, path);
  const kind = given.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(MEMBERS, kind)) {
    throw fault(`${path}.kind`, kind, `must be one of ${Object.keys(MEMBERS).join(', ')}`);
  }
  const members = MEMBERS[kind as ObjectiveSpec['kind']];
  for (const name of Object.keys(given)) {
    if (name === 'kind' || Object.hasOwn(COMMON, name) || Object.hasOwn(members, name)) continue;
    const known = [...Object.keys(members), ...Object.keys(COMMON)].join(', ');
    throw new RangeError(
      `${path} has a member ${show(name)}, which '${kind}' does not know; it knows ${known}. ${EXAMPLE}`,
    );
  }
  const read = Object.entries({ ...COMMON, ...members }).flatMap(([name, [reader, required]]) => {
    if (given[name] === undefined && !required) return [];
    return [[name, reader(given[name], `${path}.${name}`)]];
  });
  const spec = { kind, ...Object.fromEntries(read) } as ObjectiveSpec;
  if (spec.kind === 'peak' && spec.form !== 'exponential') checkPower(spec, path);
  if (spec.kind === 'beyond') return { ...spec, of: parseObjective(spec.of, `${path}.of`, depth + 1) };
  if (spec.kind !== 'sum') return spec;
  if (depth === DEPTH)
    throw new RangeError(`${path} is a sum within more than ${DEPTH} sums; write one sum. ${EXAMPLE}`);
  const parts = spec.parts.map(({ weight, of }, k) => ({
    weight,
    of: parseObjective(of, `${path}.parts[${k}].of`, depth + 1),
  }));
  return { ...spec, parts };
}

const finite: Reader = (raw, path) => {
  if (typeof raw === 'number' && Number.isFinite(raw)) return raw;
  throw fault(path, raw, 'must be a number');
};

const numberWithin = (min: number, max: number, words: string): Reader => {
  return (raw, path) => {
    if (typeof raw === 'number' && raw >= min && raw <= max) return raw;
    throw fault(path, raw, `must be ${words}`);
  };
};

const whole = (min: number): Reader => {
  return (raw, path) => {
    if (Number.isSafeInteger(raw) && (raw as number) >= min) return raw;
    throw fault(path, raw, `must be a whole number of at least ${min}`);
  };
};

const oneOf = (choices: readonly unknown[]): Reader => {
  return (raw, path) => {
    if (choices.includes(raw)) return raw;
    throw fault(path, raw, `must be ${choices.map(show).join(' or ')}`);
  };
};

const text: Reader = (raw, path) => {
  if (typeof raw === 'string') return raw;
  throw fault(path, raw, 'must be a text');
};

const listOf = (entry: Reader, words: string, length?: number): Reader => {
  return (raw, path) => {
    if (!Array.isArray(raw) || raw.length === 0 || (length !== undefined && raw.length !== length)) {
      throw fault(path, raw, `must be a list of ${length ?? 'one or more'} ${words}`);
    }
    return raw.map((one: unknown, k) => entry(one, `${path}[${k}]`));
  };
};

const notNegative = numberWithin(0, Number.MAX_VALUE, 'a number of at least 0');

const weight: Reader = (raw, path): Weight => {
  if (Array.isArray(raw)) return listOf(finite, 'numbers, one a day')(raw, path) as number[];
  if (typeof raw !== 'object' || raw === null) return finite(raw, path) as number;
  const { parameters, times, ...rest } = raw as Raw;
  if (Object.keys(rest).length > 0) throw fault(path, raw, 'may hold parameters and times only');
  const ids = listOf(text, 'ids of parameters')(parameters, `${path}.parameters`) as string[];
  return times === undefined
    ? { parameters: ids }
    : { parameters: ids, times: finite(times, `${path}.times`) as number };
};

const terms: Reader = (raw, path): Terms => {
  const given = Object.entries(record(raw, path));
  if (given.length === 0) throw fault(path, raw, 'must name at least one series');
  return Object.fromEntries(given.map(([name, one]) => [name, weight(one, `${path}.${name}`) as Weight]));
};

/** Read afterwards, as an objective. */
const asIs: Reader = (raw, path) => record(raw, path);

const part: Reader = (raw, path) => {
  const given = record(raw, path);
  return { weight: finite(given.weight, `${path}.weight`), of: given.of };
};

const instead: Reader = (raw, path) => {
  const given = record(raw, path);
  return { series: text(given.series, `${path}.series`), parameter: text(given.parameter, `${path}.parameter`) };
};

const observed: Reader = (raw, path) => (raw === null ? null : notNegative(raw, path));

type Members = Readonly<Record<string, readonly [reader: Reader, required: boolean]>>;

const COMMON: Members = { id: [text, false], per: [oneOf(['agent']), false] };

const MEMBERS: Readonly<Record<ObjectiveSpec['kind'], Members>> = {
  total: { of: [terms, true], constant: [finite, false] },
  last: { of: [terms, true], complement: [oneOf([true, false]), false] },
  peak: {
    of: [terms, true],
    form: [oneOf(['power', 'exponential']), false],
    // Above 1000 the p-norm of a few hundred days is the maximum itself, to a tenth of a per cent.
    sharpness: [numberWithin(Number.MIN_VALUE, 1000, 'a number above 0 and at most 1000'), true],
    window: [whole(1), false],
  },
  excess: { of: [terms, true], threshold: [weight, true], softness: [notNegative, false], window: [whole(1), false] },
  likelihood: {
    of: [terms, true],
    observed: [listOf(observed, 'counts, null where nothing was observed'), true],
    from: [whole(0), false],
    period: [whole(1), false],
    fraction: [notNegative, true],
    delay: [listOf(notNegative, 'probabilities by days'), false],
    weekday: [listOf(notNegative, 'factors, Monday first', 7), false],
    // Above a million the distribution is Poisson's in all but its rounding.
    dispersion: [numberWithin(Number.MIN_VALUE, 1e6, 'a number above 0 and at most a million'), true],
    background: [numberWithin(Number.MIN_VALUE, Number.MAX_VALUE, 'a number above 0'), false],
  },
  effort: {
    parameter: [text, true],
    level: [oneOf(['value', 'reduction']), true],
    units: [text, true],
    price: [weight, true],
    switch: [text, false],
    instead: [instead, false],
  },
  beyond: { of: [asIs, true], most: [finite, true], linear: [notNegative, true], quadratic: [notNegative, true] },
  sum: { parts: [listOf(part, 'parts {weight, of}'), true] },
};

function checkPower({ of, sharpness }: PeakSpec, path: string): void {
  if (sharpness < 1) {
    throw fault(`${path}.sharpness`, sharpness, 'is the power of a norm and must be at least 1, for example 20');
  }
  for (const [name, one] of Object.entries(of)) {
    const weights = typeof one === 'number' ? [one] : 'parameters' in one ? [one.times ?? 1] : one;
    const negative = weights.find((entry) => entry < 0);
    if (negative === undefined) continue;
    throw new RangeError(
      `${path}.of.${name} is ${negative}; a peak of the form 'power' takes no negative weights. Use "form": "exponential".`,
    );
  }
}

function record(raw: unknown, path: string): Raw {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as Raw;
  throw fault(path, raw, 'must be an object');
}

function fault(path: string, raw: unknown, must: string): RangeError {
  return new RangeError(`${path} is ${show(raw)}; it ${must}. ${EXAMPLE}`);
}
