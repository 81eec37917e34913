/**
 * The people of a city as typed arrays: what population synthesis and imports produce and what kernels and twin read.
 * Layouts are those of shaders/city/types.wgsl; persons are in household order.
 */

/** The four layers of contact, in this order everywhere (tables, kernels, matrices). */
export const Layer = { household: 0, school: 1, work: 2, community: 3 } as const;
export const LAYERS = 4;

/** Age bands: fifteen of five years 0-4 … 70-74, 75-79, 80-83, 84+. */
export const BANDS = 18;
export const BAND_LABELS = [
  '0-4',
  '5-9',
  '10-14',
  '15-19',
  '20-24',
  '25-29',
  '30-34',
  '35-39',
  '40-44',
  '45-49',
  '50-54',
  '55-59',
  '60-64',
  '65-69',
  '70-74',
  '75-79',
  '80-83',
  '84+',
] as const;

/** Bits of a `who` word. */
export const Who = {
  ageBits: 5, // 0..4: age band
  memberShift: 5, // 5..8: index inside the household, 0..14
  sizeShift: 9, // 9..12: size of the household, 1..15
  activityShift: 13, // 13..14: activity level, 0..3, equally likely
} as const;

/** A seat outside every place. */
export const NO_SEAT = 0xffffffff;
/** A seat word is `place << SEAT_BITS | index inside the place`. */
export const SEAT_BITS = 13;
export const MAX_PLACE = 1 << SEAT_BITS;
export const MAX_HOUSEHOLD = 15;

/** A layer that was replaced by an explicit edge list: CSR by target, neighbours ascending, both directions stored. */
export interface Network {
  /** u32[agents + 1] */
  readonly start: Uint32Array;
  /** u32[entries], neighbour ids; a self-loop of the file appears twice in its own row */
  readonly index: Uint32Array;
  /** u32[entries], weight in units of 2^-29 (1 = 0x20000000), or null where every weight is 1 */
  readonly weight: Uint32Array | null;
}

export interface People {
  readonly agents: number;
  /** u32[agents], packed as in `Who`; members of a household are contiguous, in order of their index. */
  readonly who: Uint32Array;
  /** u32[2 * agents]: word 2i = compliance << 16 | app, word 2i + 1 = hesitancy << 16 | priority; independent uniform 16-bit propensities. */
  readonly traits: Uint32Array;
  /** u32[2 * agents]: word 2i = school seat, word 2i + 1 = work seat. */
  readonly seats: Uint32Array;
  /**
   * u32[schools + 1 + workplaces + 1]: first positions of the schools' members in `members`, closing with the number of school
   * members; then the same of the workplaces, counted on in the same `members` array, closing with its length.
   */
  readonly starts: Uint32Array;
  readonly schools: number;
  readonly workplaces: number;
  /** u32[school members + work members]: person ids; within a place in random order. At least one word long. */
  readonly members: Uint32Array;
  /** Imported layers by layer number, in place of the computed contacts of that layer. */
  readonly networks: Readonly<Partial<Record<number, Network>>>;
  /** Persons seeded by an imported table, ascending; empty where none. */
  readonly seeded: Uint32Array;
}
