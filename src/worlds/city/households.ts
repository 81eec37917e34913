/**
 * Households: who lives with whom. Every household is drawn from the people still to be housed, a reference person first,
 * then a partner, then the further members, so that the age distribution is exact and children live with adults.
 * Affinities are in `householdKernels.ts`, the number of households of each size in `householdSizes.ts`.
 */
import { COUPLE, FURTHER, PARTNER, REFERENCE, SIBLING } from './householdKernels';
import { BANDS } from './people';
import { Draws, PeoplePurpose } from './populationDraws';

/** People in household order. */
export interface Households {
  /** u8[households], persons in each household, in order of their position */
  readonly sizes: Uint8Array;
  /** u8[agents], age band of each person; households one after the other */
  readonly bands: Uint8Array;
}

/** From this band on (20-24) a person can be the adult that every household with children gets. */
const ADULT = 4;
/** Bands below this one (15-19) are children, who are drawn only where an adult lives. */
const CHILDREN = 3;

/** People still to be housed by band, and the draws from them. */
class Pool {
  private readonly left: Float64Array;
  private readonly weights = new Float64Array(BANDS);
  private adults: number;

  constructor(
    counts: readonly number[],
    private households: number,
    private readonly draws: Draws,
  ) {
    this.left = Float64Array.from(counts);
    this.adults = counts.slice(ADULT).reduce((a, b) => a + b, 0);
  }

  /** Writes the bands of the next household of `size` persons to `bands[at …]`. */
  fill(size: number, bands: Uint8Array, at: number): void {
    this.households--;
    const row = Math.min(size, REFERENCE.length + 1) - 2;
    const reference = this.take(REFERENCE[row], -1, CHILDREN, BANDS);
    bands[at] = reference;
    let adult = reference >= ADULT;
    let member = 1;
    const add = (affinity: readonly number[], before: number): number => {
      const band = this.take(affinity, before, adult ? 0 : CHILDREN, this.open());
      adult ||= band >= ADULT;
      bands[at + member++] = band;
      return band;
    };
    if (this.draws.below(1000) < COUPLE[size === 2 ? 0 : 1][reference]) add(PARTNER[reference], -1);
    for (let before = -1; member < size; ) before = add(FURTHER[reference], before);
  }

  /** End of the bands that may be drawn: one adult is kept for each household to come, as long as there are children. */
  private open(): number {
    return this.adults > this.households ? BANDS : ADULT;
  }

  /**
   * A person of the bands `first` to `end - 1` by affinity, sibling affinity to the band `before` (none when negative) and
   * people left; where none of them is left with positive affinity anybody of these bands, and at last anybody.
   */
  private take(affinity: readonly number[], before: number, first: number, end: number): number {
    const { weights, left } = this;
    for (let band = 0; band < BANDS; band++) {
      const sibling = before < 0 ? 1 : SIBLING[Math.abs(band - before)];
      weights[band] = band >= first && band < end ? affinity[band] * sibling * left[band] : 0;
    }
    let drawn = this.draws.weighted(weights);
    if (drawn < 0) {
      for (let band = 0; band < BANDS; band++) weights[band] = band >= first && band < end ? left[band] : 0;
      drawn = this.draws.weighted(weights);
    }
    if (drawn < 0) drawn = this.draws.weighted(left);
    left[drawn]--;
    if (drawn >= ADULT) this.adults--;
    return drawn;
  }
}

/**
 * Households of all people in random order.
 *
 * @param alone  persons by band who live alone
 * @param shared  persons by band who do not
 * @param households  numbers of households of 0, 1, 2, … persons; their members sum to the persons in `shared`
 * @param report  called with the number of persons housed so far
 */
export function drawHouseholds(
  alone: readonly number[],
  shared: readonly number[],
  households: readonly number[],
  seed: number,
  report: (persons: number) => void,
): Households {
  const singles = alone.reduce((a, b) => a + b, 0);
  const agents = singles + shared.reduce((a, b) => a + b, 0);
  const many = households.reduce((a, b) => a + b, 0);
  const sizes = new Uint8Array(singles + many);
  let filled = singles;
  sizes.fill(1, 0, singles);
  households.forEach((count, size) => {
    sizes.fill(size, filled, filled + count);
    filled += count;
  });
  new Draws(seed, PeoplePurpose.order).shuffle(sizes, 0, sizes.length);

  const draws = new Draws(seed, PeoplePurpose.households);
  const pool = new Pool(shared, many, draws);
  const single = Float64Array.from(alone);
  const bands = new Uint8Array(agents);
  let at = 0;
  for (let household = 0; household < sizes.length; household++) {
    const size = sizes[household];
    if (size === 1) {
      const band = draws.weighted(single);
      single[band]--;
      bands[at] = band;
    } else {
      pool.fill(size, bands, at);
    }
    at += size;
    report(at);
  }
  return { sizes, bands };
}
