/**
 * Schools and workplaces: members of each, in random order within a place. Schools take neighbours in household order;
 * workplaces draw from a district of tens of thousands of workers, so that members of a household rarely share one.
 * Classes and teams are not stored: they are consecutive members, see `classes` in `matrix.ts`.
 */
import { BANDS, MAX_PLACE, NO_SEAT, SEAT_BITS } from './people';
import { SCHOOL_KINDS, SCHOOL_MEDIANS, SCHOOL_SHARES, SCHOOL_SPREAD, WORK_SIZES, WORK_SIZES_TOP } from './placeKernels';
import { Attends } from './placeMembership';
import { apportion, Draws, PeoplePurpose } from './populationDraws';

/** Places of one layer: `starts[p] … starts[p + 1]` of `members` are the persons of place `p`, every place has 2 or more. */
export interface Places {
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

/** Largest number of members: one less than the seats, so that no seat is ever `NO_SEAT`. */
const LARGEST = MAX_PLACE - 1;
/** Places of a layer that seats can number; the last number is kept free for `NO_SEAT`. */
const MOST_PLACES = 2 ** (32 - SEAT_BITS) - 1;
/** Workers among whom a workplace finds its members: about 150,000 residents. Assumption; it keeps memory reads local too. */
const DISTRICT = 1 << 16;

/**
 * Cuts `members[from … to)` into places of drawn sizes and appends the ends of the places to `ends`. The last place takes
 * the remainder, so none has a single member unless the whole range has.
 */
function cut(from: number, to: number, drawSize: () => number, ends: number[]): void {
  let at = from;
  while (at < to) {
    const size = Math.min(Math.max(drawSize(), 2), LARGEST);
    const rest = to - at - size;
    if (rest < 2) {
      // A remainder of one joins the place, or leaves it one short where the place is full.
      const whole = Math.min(to - at, LARGEST);
      at += to - at - whole === 1 ? whole - 1 : whole;
    } else {
      at += size;
    }
    ends.push(at);
  }
}

/** Shares of the school members of a band by kind as exact counts left, u32 by band and kind. */
function kindsLeft(bands: Uint8Array, attends: Uint8Array): Uint32Array[] {
  const pupils = new Array<number>(BANDS).fill(0);
  for (let person = 0; person < bands.length; person++) {
    if (attends[person] & Attends.school) pupils[bands[person]]++;
  }
  return pupils.map((count, band) =>
    Uint32Array.from(
      apportion(
        SCHOOL_SHARES.map((row) => row[band]),
        count,
      ),
    ),
  );
}

/**
 * Schools of all kinds, members of each from consecutive households.
 *
 * @param bands  u8[agents], age bands in household order
 * @param attends  u8[agents], bits of `Attends`
 */
export function drawSchools(
  bands: Uint8Array,
  attends: Uint8Array,
  seed: number,
  report: (persons: number) => void,
): Places {
  const draws = new Draws(seed, PeoplePurpose.schools);
  const left = kindsLeft(bands, attends);
  const kinds = SCHOOL_KINDS.length;
  const starts = new Uint32Array(kinds + 1);
  for (const row of left)
    row.forEach((count, kind) => {
      starts[kind + 1] += count;
    });
  for (let kind = 0; kind < kinds; kind++) starts[kind + 1] += starts[kind];
  const members = new Uint32Array(starts[kinds]);
  const next = starts.slice();
  for (let person = 0; person < bands.length; person++) {
    if (attends[person] & Attends.school) {
      const row = left[bands[person]];
      const kind = draws.weighted(row);
      row[kind]--;
      members[next[kind]++] = person;
    }
    report(person);
  }
  // Kinds of less than two members are taught with the next kind.
  const ends: number[] = [];
  let from = 0;
  for (let kind = 0; kind < kinds; kind++) {
    const to = starts[kind + 1];
    const after = members.length - to;
    if (to - from < 2 || (after > 0 && after < 2)) {
      if (kind < kinds - 1) continue;
    }
    const end = kind === kinds - 1 ? members.length : to;
    cut(
      from,
      end,
      () => Math.floor((SCHOOL_MEDIANS[kind] * SCHOOL_SPREAD[draws.below(SCHOOL_SPREAD.length)]) / 100),
      ends,
    );
    from = end;
  }
  return finish(members, ends, draws);
}

/** Workplaces of log-normal size with members of all ages, from districts of neighbouring households. */
export function drawWorkplaces(attends: Uint8Array, seed: number, report: (persons: number) => void): Places {
  const draws = new Draws(seed, PeoplePurpose.workplaces);
  let count = 0;
  for (let person = 0; person < attends.length; person++) if (attends[person] & Attends.work) count++;
  const members = new Uint32Array(count);
  let at = 0;
  for (let person = 0; person < attends.length; person++) {
    if (attends[person] & Attends.work) members[at++] = person;
    report(person);
  }
  for (let from = 0; from < count; from += DISTRICT) draws.shuffle(members, from, Math.min(from + DISTRICT, count));
  const ends: number[] = [];
  const size = () => {
    const quantile = draws.below(WORK_SIZES.length + 1);
    return WORK_SIZES[quantile] ?? WORK_SIZES_TOP[draws.below(WORK_SIZES_TOP.length)];
  };
  cut(0, count, size, ends);
  return finish(members, ends, draws);
}

/** Places from ends, members shuffled within each. A lone member of a whole layer meets nobody and is left out. */
function finish(members: Uint32Array, ends: readonly number[], draws: Draws): Places {
  if (members.length < 2) return { starts: new Uint32Array(1), members: new Uint32Array(0) };
  if (ends.length > MOST_PLACES) {
    throw new RangeError(
      `${ends.length} places in one layer are more than the ${MOST_PLACES} that seats can number; use fewer agents.`,
    );
  }
  const starts = new Uint32Array(ends.length + 1);
  starts.set(ends, 1);
  for (let place = 0; place < ends.length; place++) draws.shuffle(members, starts[place], starts[place + 1]);
  return { starts, members };
}

/** What `People` holds of both layers: `seats`, `starts`, `members` and the numbers of places. */
export function seatPlaces(agents: number, schools: Places, workplaces: Places) {
  const seats = new Uint32Array(2 * agents).fill(NO_SEAT);
  const members = new Uint32Array(Math.max(1, schools.members.length + workplaces.members.length));
  members.set(schools.members);
  members.set(workplaces.members, schools.members.length);
  const starts = new Uint32Array(schools.starts.length + workplaces.starts.length);
  starts.set(schools.starts);
  workplaces.starts.forEach((start, place) => {
    starts[schools.starts.length + place] = start + schools.members.length;
  });
  [schools, workplaces].forEach((layer, lane) => {
    for (let place = 0; place + 1 < layer.starts.length; place++) {
      const first = layer.starts[place];
      for (let at = first; at < layer.starts[place + 1]; at++) {
        seats[2 * layer.members[at] + lane] = ((place << SEAT_BITS) | (at - first)) >>> 0;
      }
    }
  });
  return { seats, starts, members, schools: schools.starts.length - 1, workplaces: workplaces.starts.length - 1 };
}
