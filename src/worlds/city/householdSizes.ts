/**
 * How many households of each size there are: who lives alone by age, and sizes of the others such that everybody is housed
 * exactly. Who lives with whom is in `households.ts`.
 */
import { BANDS, MAX_HOUSEHOLD } from './people';
import { apportion, roundTogether } from './populationDraws';

/** Nobody in the bands below 15 lives alone, whatever the rounded rows of a table say. */
const FIRST_ALONE = 3;
/** "Six and more" is read as six and seven, 3 to 2, so that the mean of the open class is 6.4. Assumption. */
const OPEN_CLASS = [3, 2] as const;

/**
 * Persons living alone by band: `counts * (1 - memberHousehold / contacts)`, as integers.
 *
 * @param counts  persons by band
 * @param memberHousehold  mean household contacts a day by band
 * @param contacts  household contacts a day of a person who does not live alone; 0 leaves nobody alone but for need
 * @param sizes  shares of households of 1, 2, … persons: everybody lives alone where no other size has a share
 */
export function livingAlone(
  counts: readonly number[],
  memberHousehold: readonly number[],
  contacts: number,
  sizes: readonly number[],
): number[] {
  if (sizes.slice(1).every((share) => share === 0)) return [...counts];
  const expected = counts.map((count, band) => {
    if (band < FIRST_ALONE || contacts === 0) return 0;
    return count * (1 - Math.min(memberHousehold[band] / contacts, 1));
  });
  const alone = roundTogether(expected, counts);
  const others = counts.map((count, band) => count - alone[band]);
  if (others.reduce((a, b) => a + b, 0) === 1) alone[others.indexOf(1)] += 1;
  return alone;
}

/**
 * Numbers of households of 0, 1, 2, … MAX_HOUSEHOLD persons for `persons` people who do not live alone, in proportion to the
 * shares of sizes 2 and more. The first share is not used: who lives alone follows from age.
 */
export function sharedHouseholds(persons: number, sizes: readonly number[]): number[] {
  const counts = new Array<number>(MAX_HOUSEHOLD + 1).fill(0);
  if (persons === 0) return counts;
  const shares = new Array<number>(MAX_HOUSEHOLD + 1).fill(0);
  const last = sizes.length;
  sizes.forEach((share, i) => {
    const size = i + 1;
    if (size < 2) return;
    const parts = size === last && size < MAX_HOUSEHOLD ? OPEN_CLASS : ([1] as const);
    const whole = parts.reduce<number>((a, b) => a + b, 0);
    parts.forEach((part, k) => {
      shares[size + k] += (share * part) / whole;
    });
  });
  const all = shares.reduce((a, b) => a + b, 0);
  const mean = shares.reduce((sum, share, size) => sum + share * size, 0) / all;
  apportion(shares, Math.floor(persons / mean)).forEach((count, size) => {
    counts[size] = count;
  });
  let left = persons - counts.reduce((sum, count, size) => sum + count * size, 0);
  for (let size = MAX_HOUSEHOLD; left < 0 && size >= 2; size--) {
    const dropped = Math.min(counts[size], Math.ceil(-left / size));
    counts[size] -= dropped;
    left += dropped * size;
  }
  while (left > 1) {
    const size = Math.min(left, 3);
    counts[size]++;
    left -= size;
  }
  if (left === 1) {
    const smallest = counts.findIndex((count, size) => size >= 2 && size < MAX_HOUSEHOLD && count > 0);
    counts[smallest]--;
    counts[smallest + 1]++;
  }
  return counts;
}

/**
 * Persons by band in proportion to `ages`, exact by largest remainder.
 *
 * @throws RangeError when the shares are all zero
 */
export function personsByBand(ages: readonly number[], agents: number): number[] {
  if (!ages.some((share) => share > 0)) {
    throw new RangeError(`The ${BANDS} shares of ages are all zero; give at least one band a share, such as 0.07.`);
  }
  return apportion(ages, agents);
}
