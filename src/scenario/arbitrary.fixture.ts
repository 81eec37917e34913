/** Random valid scenarios of any model, for property tests of codecs, engine and worlds. */
import fc from 'fast-check';
import { isoDate } from './dates';
import type { Parameter, Value } from './parameter';
import type { DatedChange, ModelDefinition, Scenario } from './scenario';
import { defaultScenario, validateScenario } from './validate';

/** Any value that the parameter may take; often a bound, the default, or a round number. */
export function arbitraryValue(parameter: Parameter): fc.Arbitrary<Value> {
  switch (parameter.kind) {
    case 'number':
      return fc.oneof(
        number(parameter.min, parameter.max),
        fc.constantFrom(parameter.min, parameter.max, parameter.default),
        number(parameter.min, parameter.max).map((x) =>
          Math.min(parameter.max, Math.max(parameter.min, Math.round(x * 100) / 100)),
        ),
      );
    case 'integer':
      return fc.integer({ min: parameter.min, max: parameter.max });
    case 'switch':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...parameter.choices);
    case 'table':
      return fc.array(number(parameter.min, parameter.max), {
        minLength: parameter.default.length,
        maxLength: parameter.default.length,
      });
  }
}

function number(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
}

/**
 * A valid scenario: some parameters off their defaults, up to four dated changes, texts of any characters.
 *
 * @param limits largest number of agents and of steps, where the model's own are too large to run
 */
export function arbitraryScenario(
  model: ModelDefinition,
  limits: { readonly agents?: number; readonly horizon?: number } = {},
): fc.Arbitrary<Scenario> {
  const [least, most] = model.limits.agents;
  const [shortest, longest] = model.limits.horizon;
  const deltas = fc
    .subarray([...model.parameters], { maxLength: Math.min(12, model.parameters.length) })
    .chain((chosen) => {
      const entries = chosen.map((parameter) => fc.tuple(fc.constant(parameter.id), arbitraryValue(parameter)));
      return fc.tuple(...entries).map((pairs) => Object.fromEntries(pairs as [string, Value][]));
    });
  const horizons = fc.integer({ min: shortest, max: Math.min(longest, limits.horizon ?? longest) });
  return horizons.chain((horizon) =>
    fc
      .record({
        seed: fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 0xffffffff })),
        agents: fc.oneof(fc.constant(model.defaults.agents), fc.integer({ min: least, max: most })),
        level: fc.integer({ min: 0, max: 5 }),
        start: fc.oneof(fc.constant(model.defaults.start), fc.integer({ min: 0, max: 40_000 }).map(isoDate)),
        title: fc.oneof(
          fc.constant(''),
          fc.constant('Faster tests beat accurate tests'),
          fc.string({ unit: 'binary' }),
        ),
        description: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.string()),
        authors: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(fc.string(), { maxLength: 3 })),
        changes: fc.oneof(
          { weight: 2, arbitrary: fc.constant([]) },
          fc.array(arbitraryChange(model, horizon), { maxLength: 4 }),
        ),
        values: deltas,
      })
      .map((given) =>
        validateScenario(model, {
          ...defaultScenario(model),
          ...given,
          agents: Math.min(given.agents, limits.agents ?? most),
          horizon,
        }),
      ),
  );
}

function arbitraryChange(model: ModelDefinition, horizon: number): fc.Arbitrary<DatedChange> {
  const dated = model.parameters.filter((parameter) => parameter.dated === true);
  return fc.constantFrom(...dated).chain((parameter) =>
    fc
      .tuple(fc.nat(horizon - 1), fc.integer({ min: 1, max: horizon }), fc.boolean(), arbitraryValue(parameter))
      .map(([from, length, open, value]) => {
        const change = { parameter: parameter.id, from, value };
        return open ? change : { ...change, to: Math.min(horizon, from + length) };
      }),
  );
}
