/**
 * Who goes to school and who goes to work: exact numbers by age, persons at random. Which school or workplace is in
 * `places.ts`.
 */
import { BANDS } from './people';
import { Draws, PeoplePurpose, roundTogether } from './populationDraws';

/** Bits of a membership byte. */
export const Attends = { school: 1, work: 2 } as const;

/**
 * A byte per person of the layers attended. A person attends both only where the two numbers of its band exceed the band.
 *
 * @param bands  u8[agents], age bands
 * @param counts  persons by band
 * @param school  probability by band of attending a school, in [0, 1]
 * @param work  probability by band of attending a workplace, in [0, 1]
 */
export function drawMembership(
  bands: Uint8Array,
  counts: readonly number[],
  school: readonly number[],
  work: readonly number[],
  seed: number,
  report: (persons: number) => void,
): Uint8Array {
  const expect = (shares: readonly number[]) =>
    roundTogether(
      counts.map((count, band) => count * shares[band]),
      counts,
    );
  const pupils = expect(school);
  const workers = expect(work);
  // left[band * 4 + byte]: persons of the band still to get that byte
  const left = new Float64Array(BANDS * 4);
  for (let band = 0; band < BANDS; band++) {
    const both = Math.max(0, pupils[band] + workers[band] - counts[band]);
    left[band * 4 + Attends.school] = pupils[band] - both;
    left[band * 4 + Attends.work] = workers[band] - both;
    left[band * 4 + (Attends.school | Attends.work)] = both;
    left[band * 4] = counts[band] + both - pupils[band] - workers[band];
  }
  const rows = Array.from({ length: BANDS }, (_, band) => left.subarray(band * 4, band * 4 + 4));
  const draws = new Draws(seed, PeoplePurpose.membership);
  const attends = new Uint8Array(bands.length);
  for (let person = 0; person < bands.length; person++) {
    const row = rows[bands[person]];
    const drawn = draws.weighted(row);
    row[drawn]--;
    attends[person] = drawn;
    report(person);
  }
  return attends;
}
