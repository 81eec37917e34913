/**
 * The gradient where theory has a derivative: the final size z of the well-mixed SIR solves 1 - z = s0 exp(-R z) with R = c (1 - exp(-β)) D,
 * so that dz/dR = z (1 - z) / (1 - R (1 - z)).
 */
import { expect, it } from 'vitest';
import { Count } from '../enums';
import { modelWith, moments, SIR, TEXTBOOK_SIR } from '../theory.fixture';
import { cityGradient } from './gradient';

const AGENTS = 8000;
const REPLICATES = 4;
const EVERY = 20;
const HORIZON = 150;
const BETA = 0.02;

it('of the final size by β is that of theory, within the band of fidelity', async () => {
  const patch = { agents: AGENTS, horizon: HORIZON, 'seeding.every': EVERY, 'disease.r0': BETA };
  const model = modelWith({ ...TEXTBOOK_SIR, ...patch });
  const r = SIR.contacts * -Math.expm1(-BETA) * SIR.days;
  let z = 0.5;
  for (let k = 0; k < 500; k++) z = 1 - (1 - 1 / EVERY) * Math.exp(-r * z);
  const theory = ((z * (1 - z)) / (1 - r * (1 - z))) * SIR.contacts * SIR.days * Math.exp(-BETA);
  const found: number[] = [];
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    const cotangent = (rows: Uint32Array) => {
      const weights = new Float64Array(rows.length);
      weights[(HORIZON - 1) * Count.words + Count.susceptible] = -1 / AGENTS;
      return weights;
    };
    const { parameters } = await cityGradient(model, replicate, cotangent, { parameters: ['disease.r0'] });
    found.push(parameters['disease.r0']);
  }
  const { mean, error } = moments(found);
  console.info(`final size by β: ${mean.toFixed(2)} ± ${error.toFixed(2)}, theory ${theory.toFixed(2)}`);
  expect(error / mean).toBeLessThan(0.05);
  expect(mean / theory).toBeGreaterThan(0.85);
  expect(mean / theory).toBeLessThan(1.15);
}, 60_000);
