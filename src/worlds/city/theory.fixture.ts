/**
 * Scenarios in which the city has a theory: protocols off, or the textbook SIR with fresh contacts. For tests only; statistics of
 * samples stand here too, because every such test ends in a mean with its standard error.
 */
import { defaultScenario, withValues } from '../../scenario/validate';
import { Count } from './enums';
import { cityWorld } from './index';
import type { CityModel } from './model';
import { cityDefinition } from './parameters';

/** Everything that people could do about the disease switched off. */
export const NO_PROTOCOLS = {
  'testing.on': false,
  'isolation.on': false,
  'tracing.on': false,
  'vaccination.on': false,
  'distancing.on': false,
  'masks.on': false,
  'ventilation.on': false,
  'behaviour.on': false,
};

const everywhere = (value: number): number[] => Array.from({ length: 18 }, () => value);

/** Contacts a day, transmission per contact and mean infectious period of the textbook SIR. */
export const SIR = { contacts: 10, beta: 0.015, days: 10 };

/** SIR in one well-mixed group: fresh contacts with anybody, geometric infectious period, no structure. */
export const TEXTBOOK_SIR = {
  ...NO_PROTOCOLS,
  'contacts.household': 0,
  'contacts.school': 0,
  'contacts.work': 0,
  'contacts.community': SIR.contacts,
  'contacts.local': 0,
  'population.activity': 0,
  'seeding.count': 0,
  'disease.scaling': 'direct',
  'disease.r0': SIR.beta,
  'disease.susceptibility': everywhere(1),
  'disease.symptomatic': everywhere(0),
  'disease.latent.mean': 0,
  'disease.latent.sd': 0,
  'disease.recoveryLaw': 'geometric',
  'disease.recovery.mean': SIR.days,
  'disease.profile': 'flat',
  'disease.profileOrigin': 'infection',
};

/** The model of the default scenario with `patch` laid over it. */
export const modelWith = (patch: Readonly<Record<string, unknown>>): CityModel =>
  cityWorld.build(withValues(defaultScenario(cityDefinition), cityDefinition, patch));

/** u32[horizon * Count.words], all rows of one replicate on the CPU. */
export function rowsOf(model: CityModel, replicate: number): Uint32Array {
  const twin = cityWorld.twin(model, replicate);
  const rows = new Uint32Array(model.horizon * Count.words);
  for (let day = 0; day < model.horizon; day++) {
    twin.advance();
    rows.set(twin.row, day * Count.words);
  }
  return rows;
}

export const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

/** Mean, standard deviation and standard error of the mean of a sample. */
export function moments(values: ArrayLike<number>): { mean: number; sd: number; error: number } {
  const n = values.length;
  const mean = sum(values) / n;
  const sd = Math.sqrt(sum(Array.from(values, (value) => (value - mean) ** 2)) / (n - 1));
  return { mean, sd, error: sd / Math.sqrt(n) };
}
