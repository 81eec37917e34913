/** From a parsed table of people to the words of a population. Nothing is synthesised: no household, school or job is invented. */

import type { ImportedPeople } from './imports';
import { MAX_PLACE, type People } from './people';
import { type Places, seatPlaces } from './places';
import { describe } from './population';
import { Draws, PeoplePurpose } from './populationDraws';

/**
 * People of a table with random traits. Schools and workplaces keep their members, in random order; one of a single member
 * is left out, because that member meets nobody there.
 *
 * @param networks  imported layers by layer number, over the same persons
 * @param seed  u32, of traits and of the order within places
 * @throws RangeError when a school or workplace has more members than a seat can number
 */
export function peopleOf(imported: ImportedPeople, networks: People['networks'], seed: number): People {
  const { agents, sizes, bands, school, work, seeded } = imported;
  const places = seatPlaces(
    agents,
    groups(school, new Draws(seed, PeoplePurpose.schools), 'school'),
    groups(work, new Draws(seed, PeoplePurpose.workplaces), 'workplace'),
  );
  return { agents, ...describe(sizes, bands, seed, () => {}), ...places, networks, seeded };
}

/** Places from the number of the place of each person, -1 for none. */
function groups(place: Int32Array, draws: Draws, what: string): Places {
  const count = place.reduce((most, value) => Math.max(most, value), -1) + 1;
  const sizes = new Uint32Array(count);
  for (const value of place) if (value >= 0) sizes[value]++;
  const largest = sizes.reduce((most, value) => Math.max(most, value), 0);
  if (largest >= MAX_PLACE) {
    throw new RangeError(
      `A ${what} in the table of people has ${largest} members; split it into parts of at most ${MAX_PLACE - 1}.`,
    );
  }
  const kept = [...sizes.keys()].filter((value) => sizes[value] > 1);
  const starts = new Uint32Array(kept.length + 1);
  const next = new Float64Array(count).fill(-1);
  kept.forEach((value, i) => {
    starts[i + 1] = starts[i] + sizes[value];
    next[value] = starts[i];
  });
  const members = new Uint32Array(starts[kept.length]);
  place.forEach((value, person) => {
    if (value >= 0 && next[value] >= 0) members[next[value]++] = person;
  });
  for (let i = 0; i < kept.length; i++) draws.shuffle(members, starts[i], starts[i + 1]);
  return { starts, members };
}
