/**
 * The textbook SIR in one well-mixed group of 100,000: final size and growth rate against theory.
 *
 * The theory is that of discrete time. An infectious contact infects with p = 1 - exp(-β), so that R = c p D (1.4888, not c β D = 1.5):
 * final size 1 - z = s0 exp(-R z), growth rate ln(1 + c p - γ). The formulas with β in place of p are 1 % and 2 % larger.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { Count } from './enums';
import { modelWith, moments, rowsOf, SIR, sum, TEXTBOOK_SIR } from './theory.fixture';

const AGENTS = 100_000;
const REPLICATES = 16;
const EVERY = 50;
/** By then one person in 5,000 is infectious, and infects .63 of a person before it recovers. */
const HORIZON = 220;

const p = -Math.expm1(-SIR.beta);
const gamma = 1 / SIR.days;

describe('SIR in one group of 100,000', () => {
  let replicates: Uint32Array[];
  const model = modelWith({ ...TEXTBOOK_SIR, agents: AGENTS, horizon: HORIZON, 'seeding.every': EVERY });

  beforeAll(() => {
    replicates = Array.from({ length: REPLICATES }, (_, replicate) => rowsOf(model, replicate));
  }, 1_800_000);

  const at = (rows: Uint32Array, day: number, counter: number) => rows[day * Count.words + counter];

  it('ends at the final size within 1 %', () => {
    const sizes = replicates.map((rows) => 1 - at(rows, HORIZON - 1, Count.susceptible) / AGENTS);
    const { mean, error } = moments(sizes);
    const r = SIR.contacts * p * SIR.days;
    let wanted = 0.5;
    for (let k = 0; k < 500; k++) wanted = 1 - (1 - 1 / EVERY) * Math.exp(-r * wanted);
    console.info(`final size ${mean.toFixed(5)} ± ${error.toFixed(5)}, theory ${wanted.toFixed(5)}`);
    expect(error / wanted).toBeLessThan(0.003);
    expect(Math.abs(mean / wanted - 1)).toBeLessThan(0.01);
    // Those who are left change nothing: each infects .63 others at most.
    expect(sum(replicates.map((rows) => at(rows, HORIZON - 1, Count.asymptomatic))) / REPLICATES).toBeLessThan(60);
  });

  it('grows at ln(1 + c p - γ) a day within 2 %', () => {
    // As long as 85 % are susceptible; new infections are those that a full population of susceptible people would have had.
    const rates = replicates.map((rows) => {
      let infectious = 0;
      let infections = 0;
      let recoveries = 0;
      for (let day = 1; at(rows, day, Count.susceptible) > 0.85 * AGENTS; day++) {
        const susceptible = at(rows, day - 1, Count.susceptible);
        infectious += at(rows, day, Count.asymptomatic);
        infections += -AGENTS * Math.log(1 - at(rows, day, Count.infections) / susceptible);
        recoveries += at(rows, day + 1, Count.recoveries);
      }
      return Math.log(1 + (infections - recoveries) / infectious);
    });
    const { mean, error } = moments(rates);
    const wanted = Math.log(1 + SIR.contacts * p - gamma);
    console.info(`growth rate ${mean.toFixed(5)} ± ${error.toFixed(5)} a day, theory ${wanted.toFixed(5)}`);
    expect(error / wanted).toBeLessThan(0.012);
    expect(Math.abs(mean / wanted - 1)).toBeLessThan(0.02);
  });

  it('follows the exponential of that rate in its first days', () => {
    // Ratio of people infectious on day 9 to day 1, all replicates together, against the recursion that includes depletion.
    const total = (day: number) => sum(replicates.map((rows) => at(rows, day, Count.asymptomatic)));
    let susceptible = AGENTS * (1 - 1 / EVERY);
    let infectious = AGENTS / EVERY;
    for (let day = 1; day < 9; day++) {
      const infections = susceptible * (1 - (1 - (p * infectious) / AGENTS) ** SIR.contacts);
      susceptible -= infections;
      infectious += infections - gamma * infectious;
    }
    // The variance of one day is c p + γ (1 - γ) per infectious person: 0.7 % of the ratio after eight days from 32,000.
    const ratio = total(9) / total(1);
    const wanted = infectious / (AGENTS / EVERY);
    console.info(`growth over eight days ${ratio.toFixed(4)}, theory ${wanted.toFixed(4)}`);
    expect(Math.abs(ratio / wanted - 1)).toBeLessThan(0.025);
  });
});
