/**
 * The reference of the bench: a bare SIR loop over typed arrays, with nothing around it — no layers, ages, protocols,
 * replayable draws or counts beside the totals. It looks at contacts from the susceptible's side only. How much slower a
 * world is than this is the price of everything that makes it a model.
 */

export interface PlainSir {
  readonly agents: number;
  readonly days: number;
  /** Fresh random contacts of each agent and day. */
  readonly contacts: number;
  /** Probability of transmission per contact with an infectious agent. */
  readonly beta: number;
  /** Probability of recovery per day. */
  readonly gamma: number;
  /** Every so many-th agent is infectious at the start. */
  readonly seedEvery: number;
}

/** SIR with 10 fresh contacts a day, as other simulators report it. */
export const PLAIN_SIR = { days: 100, contacts: 10, beta: 0.015, gamma: 0.1, seedEvery: 1000 } as const;

const SUSCEPTIBLE = 0;
const INFECTIOUS = 1;
const RECOVERED = 2;

/** Totals at the end of the run. The draws are xorshift32, which is fast and good enough for a reference of speed. */
export function plainSir({ agents, days, contacts, beta, gamma, seedEvery }: PlainSir): {
  susceptible: number;
  infectious: number;
  recovered: number;
} {
  let stage = Uint8Array.from({ length: agents }, (_, i) => (i % seedEvery === 0 ? INFECTIOUS : SUSCEPTIBLE));
  let next = new Uint8Array(agents);
  const infection = Uint32Array.from({ length: contacts + 1 }, (_, k) => (1 - (1 - beta) ** k) * 2 ** 32);
  const recovery = gamma * 2 ** 32;
  let word = 2463534242;
  for (let day = 0; day < days; day++) {
    for (let i = 0; i < agents; i++) {
      const own = stage[i];
      let after = own;
      if (own === SUSCEPTIBLE) {
        let infectious = 0;
        for (let contact = 0; contact < contacts; contact++) {
          word ^= word << 13;
          word ^= word >>> 17;
          word ^= word << 5;
          const partner = Math.floor((word >>> 0) * 2 ** -32 * agents);
          if (stage[partner] === INFECTIOUS) infectious++;
        }
        if (infectious > 0) {
          word ^= word << 13;
          word ^= word >>> 17;
          word ^= word << 5;
          if (word >>> 0 < infection[infectious]) after = INFECTIOUS;
        }
      } else if (own === INFECTIOUS) {
        word ^= word << 13;
        word ^= word >>> 17;
        word ^= word << 5;
        if (word >>> 0 < recovery) after = RECOVERED;
      }
      next[i] = after;
    }
    [stage, next] = [next, stage];
  }
  const totals = [0, 0, 0];
  for (const one of stage) totals[one]++;
  return { susceptible: totals[SUSCEPTIBLE], infectious: totals[INFECTIOUS], recovered: totals[RECOVERED] };
}
