import { describe, expect, it } from 'vitest';
import { PLAIN_SIR, plainSir } from './plainSir';

/** The same discrete-time law in expectation: infection 1 - (1 - β I/n)^contacts a day. */
function expected(agents: number, seedEvery: number, days: number): number {
  let [s, i] = [agents - agents / seedEvery, agents / seedEvery];
  for (let day = 0; day < days; day++) {
    const infected = s * (1 - (1 - (PLAIN_SIR.beta * i) / agents) ** PLAIN_SIR.contacts);
    s -= infected;
    i += infected - PLAIN_SIR.gamma * i;
  }
  return agents - s;
}

describe('plain SIR', () => {
  it('infects as many as the well-mixed equations say', () => {
    // Many seeds, so that the chance of the first generations averages out: with 1 in 1000 it alone makes 10 %.
    const scenario = { ...PLAIN_SIR, agents: 100_000, seedEvery: 20, days: 120 };
    const { susceptible, infectious, recovered } = plainSir(scenario);
    expect(susceptible + infectious + recovered).toBe(scenario.agents);
    const ratio = (infectious + recovered) / expected(scenario.agents, scenario.seedEvery, scenario.days);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
  });

  it('infects nobody without transmission and ends at once with certain recovery', () => {
    expect(plainSir({ ...PLAIN_SIR, agents: 5000, beta: 0, days: 3 }).susceptible).toBe(4995);
    expect(plainSir({ ...PLAIN_SIR, agents: 5000, beta: 0, gamma: 1, days: 1 })).toEqual({
      susceptible: 4995,
      infectious: 0,
      recovered: 5,
    });
  });
});
