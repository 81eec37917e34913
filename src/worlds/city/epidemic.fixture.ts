/**
 * Random scenarios of the city in which an epidemic happens, over all of its parameters, for tests that compare devices. The general
 * `arbitraryScenario` often draws a city without infections, on which two devices agree for free.
 */
import fc from 'fast-check';
import type { Parameter, Value } from '../../scenario/parameter';
import type { Scenario } from '../../scenario/scenario';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityDefinition } from './parameters';

/** Uniform over the range, unlike `fc.double`, half of whose draws are next to zero. */
const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((k) => min + ((max - min) * k) / 1000);

/** Drawn in ranges of their own: an epidemic needs transmission, seeds and contacts, and rare events need days to happen. */
const EPIDEMIC: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  'disease.r0': real(1.5, 6),
  'disease.scaling': fc.constant('next-generation'),
  'disease.infectivity.presymptomatic': real(0.3, 2),
  'disease.infectivity.asymptomatic': real(0.3, 2),
  'disease.infectivity.symptomatic': real(0.3, 2),
  'disease.interactions': fc.constant(Array.from({ length: 18 }, () => 1)),
  'disease.latent.mean': real(0, 6),
  'disease.incubation.mean': real(0, 4),
  'disease.admission.mean': real(0, 8),
  'disease.worsening.mean': real(0, 4),
  'disease.dying.mean': real(0, 12),
  'disease.recovery.mean': real(3, 12),
  'disease.profileMean': real(3, 8),
  // The gather's time grows with the contacts a day; four layers at their bounds would make 90.
  'contacts.household': real(1, 6),
  'contacts.school': real(0, 12),
  'contacts.work': real(0, 9),
  'contacts.community': real(1, 5),
  // Few contacts of no weight cannot carry an R0 of 6, and the model refuses to try.
  'disease.weight.household': real(0.3, 3),
  'disease.weight.school': real(0, 3),
  'disease.weight.work': real(0, 3),
  'disease.weight.community': real(0.3, 3),
  'disease.susceptibility': fc.array(real(0.2, 2), { minLength: 18, maxLength: 18 }),
  'seeding.count': fc.integer({ min: 10, max: 200 }),
  'seeding.every': fc.constantFrom(0, 0, 0, 333),
  'seeding.share': fc.constantFrom(0, 0, 0, 0.01),
  'importation.rate': fc.constantFrom(0, 0.7, 5, 25),
  'immunity.protection': fc.constantFrom(1, 0.8, 0.3),
  'immunity.halfLife': fc.constantFrom(0, 5, 40),
  'variant.on': fc.boolean(),
  'variant.day': fc.integer({ min: 0, max: 30 }),
  'variant.cases': fc.integer({ min: 1, max: 60 }),
  'population.block': fc.constantFrom(64, 100, 2048, 1048576),
  'vaccination.booster': fc.constantFrom(0, 1, 10),
  'vaccination.interval': fc.integer({ min: 1, max: 30 }),
  'vaccination.ramp': fc.integer({ min: 0, max: 21 }),
  'distancing.closeAt': fc.constantFrom(0, 50, 400, 3000),
  'distancing.openAt': fc.constantFrom(0, 30, 400, 2000),
  'distancing.minimum': fc.integer({ min: 0, max: 10 }),
  // Half of the random capacities would be beyond any demand.
  'testing.capacity': fc.constantFrom(0, 200, 1000, 5000, 20000, 100000),
  'tracing.capacity': fc.constantFrom(0, 40, 200, 1000, 100000),
  'testing.screening': fc.constantFrom(0, 0.01, 0.2, 1),
  'testing.falsePositive': fc.constantFrom(0, 0.01, 0.3, 1),
};

/** People are built from these; a place of its own is slow to build and has its own tests. */
const FIXED = /^(cost|population\.(place|ages|householdSizes)|contacts\..*ByAge)/;

/** Any value of the parameter, its bounds and its default more often than others. */
export function anyValue(parameter: Parameter): fc.Arbitrary<Value> {
  switch (parameter.kind) {
    case 'number':
      return fc.oneof(
        { weight: 2, arbitrary: fc.constant(parameter.default) },
        { weight: 3, arbitrary: real(parameter.min, parameter.max) },
        { weight: 1, arbitrary: fc.constantFrom(parameter.min, parameter.max) },
      );
    case 'integer':
      return fc.oneof(
        fc.constant(parameter.default),
        fc.integer({ min: parameter.min, max: parameter.max }),
        fc.integer({ min: parameter.min, max: Math.min(parameter.max, 21) }),
      );
    case 'switch':
      return fc.constantFrom(true, true, true, true, true, false);
    case 'choice':
      return fc.constantFrom(...parameter.choices);
    case 'table': {
      const { length } = parameter.default;
      const drawn = fc.array(real(parameter.min, parameter.max), { minLength: length, maxLength: length });
      return fc.oneof(fc.constant(parameter.default), drawn);
    }
  }
}

const drawnValue = (parameter: Parameter): fc.Arbitrary<Value> => EPIDEMIC[parameter.id] ?? anyValue(parameter);

function changeOf(horizon: number): fc.Arbitrary<Scenario['changes'][number]> {
  const dated = cityDefinition.parameters.filter((parameter) => parameter.dated === true);
  return fc.constantFrom(...dated).chain((parameter) =>
    fc
      .record({ from: fc.nat(horizon - 1), length: fc.integer({ min: 1, max: horizon }), value: drawnValue(parameter) })
      .map(({ from, length, value }) => ({
        parameter: parameter.id,
        from,
        to: Math.min(horizon, from + length),
        value,
      })),
  );
}

/** Scenarios with every parameter of disease, contacts and protocols drawn at random, and up to eight dated changes. */
export function arbitraryEpidemic(agents: number, horizon: number): fc.Arbitrary<Scenario> {
  const drawn = cityDefinition.parameters.filter(({ id }) => !FIXED.test(id));
  const values = fc.tuple(...drawn.map(drawnValue));
  return fc
    .record({ seed: fc.nat(0xffffffff), values, changes: fc.array(changeOf(horizon), { maxLength: 8 }) })
    .map(({ seed, values: list, changes }) =>
      withValues(defaultScenario(cityDefinition), cityDefinition, {
        ...Object.fromEntries(drawn.map(({ id }, k) => [id, list[k]])),
        seed,
        agents,
        horizon,
        changes,
      }),
    );
}

/** The same `count` scenarios for every caller: Node and the browser must run the same ones. */
export function epidemics(count: number, agents: number, horizon: number): Scenario[] {
  // Without its bias towards small values, which are values without an epidemic.
  return fc.sample(fc.noBias(arbitraryEpidemic(agents, horizon)), { numRuns: count, seed: 20260101 });
}
