/**
 * Who meets whom: fresh partners every day by a keyed involution, so that contacts are symmetric, nothing is stored and any past day
 * can be replayed. Twin of shaders/city/mixing.wgsl, bit for bit.
 *
 * In slot k of day t, inside a circle of size m, the member with index x meets the member p⁻¹(c - p(x) mod m): c is uniform in [0, m)
 * and p scrambles tiles of 64 (docs/worlds/city.md, eq. 3). Every pair meets with the same probability 1 / m a slot.
 */
import { mulhi } from '../../gpu/lib/integer';
import { pcg3d } from '../../gpu/lib/pcg';
import { philox } from '../../gpu/lib/philox';
import { Lever, Purpose } from './enums';
import { Layer, NO_SEAT, type People, SEAT_BITS } from './people';

/** Circles in the order of `Lever.contacts`: class and school, team and workplace, block and city. */
export const CIRCLES = 6;
/** Circles below this one are in members' order, the others in persons' order. */
export const PLACE_CIRCLES = 4;
export const CIRCLE_LAYER = [
  Layer.school,
  Layer.school,
  Layer.work,
  Layer.work,
  Layer.community,
  Layer.community,
] as const;
/** Largest class or team. */
export const CLASS_SIZE = 25;
/** Top bit of the replicate word in draws of pairs, so that they never share a counter with draws of persons. */
export const PAIR_KEY = 0x80000000;

/** Slots that share one hash. */
const SLOTS_A_HASH = 3;

const draws = new Uint32Array(4);
const keys = new Uint32Array(3);
const partnerKeys = new Uint32Array(3);

/** Three rounds of a Feistel network on 3 + 3 bits; each 24-bit key is a table of eight 3-bit values. */
function scramble(x: number, k: Uint32Array): number {
  let left = x >>> 3;
  let right = x & 7;
  for (let round = 0; round < 3; round++) {
    const next = left ^ ((k[round] >>> (3 * right)) & 7);
    left = right;
    right = next;
  }
  return (left << 3) | right;
}

function unscramble(x: number, k: Uint32Array): number {
  let left = x >>> 3;
  let right = x & 7;
  for (let round = 2; round >= 0; round--) {
    const before = right ^ ((k[round] >>> (3 * left)) & 7);
    right = left;
    left = before;
  }
  return (left << 3) | right;
}

/** Index that member x of a circle of m meets in slot k under the slot's word u; x itself where it stays alone. */
export function partnerIndex(x: number, m: number, u: number, k: number, scrambled: boolean): number {
  const c = mulhi(u, m);
  if (!scrambled) return c >= x ? c - x : c + m - x;
  const tile = x >>> 6;
  let from = x;
  // A last tile that is not full keeps its order.
  if (tile * 64 + 64 <= m) {
    pcg3d(tile, u, k, keys);
    from = tile * 64 + scramble(x & 63, keys);
  }
  const to = c >= from ? c - from : c + m - from;
  const toTile = to >>> 6;
  if (toTile * 64 + 64 > m) return to;
  pcg3d(toTile, u, k, partnerKeys);
  return toTile * 64 + unscramble(to & 63, partnerKeys);
}

/** Circles beyond a class or team: their order puts household mates and classes side by side, so tiles are scrambled. */
const isScrambled = (c: number): boolean => (c & 1) === 1 || c === 4;

/**
 * Key of a day's mixing, u32[4] of which three words are used. Who meets whom is a shuffle, no decision of an agent: a hash keyed by one
 * philox call a day does it at a tenth of the cost; its quality for this use is tested in mixing.test.ts.
 */
export function mixingKey(day: number, seed: number, replicate: number, out: Uint32Array): void {
  philox(day, 0, Purpose.mixing, 0, seed, replicate, out);
}

/** Slots a day in units of 2^-16 for a member of a circle of m who is to have `contacts` (2^-16) a day: a slot is idle once in m. */
export const slotsOf = (contacts: number, m: number): number => contacts + Math.floor(contacts / (m - 1));

/** One person's place in one circle, and the walk over its partners of a day. One instance is reused; nothing is allocated. */
export class Circle {
  /** Position of the circle's first member in its order. */
  base = 0;
  size = 0;
  /** Index of the person inside the circle. */
  index = 0;
  /** Number of the circle among its kind, for the draws. */
  group = 0;
  private hashed = -1;
  private readonly words = new Uint32Array(3);
  private keyDay = -1;
  private readonly key = new Uint32Array(4);

  constructor(
    private readonly people: People,
    private readonly block: number,
    private readonly seed: number,
    private readonly replicate: number,
  ) {}

  /** Finds person i in circle kind c; false where the person has none of that kind. */
  enter(i: number, c: number): boolean {
    this.hashed = -1;
    if (c < PLACE_CIRCLES) return this.enterPlace(i, c);
    const n = this.people.agents;
    if (c === 5) {
      this.base = 0;
      this.size = n;
      this.group = 0;
    } else {
      const blocks = Math.max(1, Math.floor(n / this.block));
      this.group = Math.min(Math.floor(i / this.block), blocks - 1);
      this.base = this.group * this.block;
      this.size = (this.group === blocks - 1 ? n : this.base + this.block) - this.base;
    }
    this.index = i - this.base;
    return this.size > 1;
  }

  /** Forgets the word of the last slot, before another day is replayed. */
  restart(): void {
    this.hashed = -1;
  }

  private enterPlace(i: number, c: number): boolean {
    const work = c >> 1;
    const seat = this.people.seats[2 * i + work];
    if (seat === NO_SEAT) return false;
    const place = seat >>> SEAT_BITS;
    const inside = seat & ((1 << SEAT_BITS) - 1);
    const at = place + (work === 1 ? this.people.schools + 1 : 0);
    const start = this.people.starts[at];
    const members = this.people.starts[at + 1] - start;
    if (c & 1) {
      this.base = start;
      this.size = members;
      this.index = inside;
      this.group = place;
    } else {
      const classes = Math.ceil(members / CLASS_SIZE);
      const own = Math.floor(((inside + 1) * classes - 1) / members);
      const first = Math.floor((own * members) / classes);
      this.base = start + first;
      this.size = Math.floor(((own + 1) * members) / classes) - first;
      this.index = inside - first;
      this.group = ((place << 9) | own) >>> 0;
    }
    return this.size > 1;
  }

  /** Position met in slot k of a day by the person last entered, in the circle's order; -1 where the slot is idle. */
  meet(c: number, k: number, day: number): number {
    if (day !== this.keyDay) {
      mixingKey(day, this.seed, this.replicate, this.key);
      this.keyDay = day;
      this.hashed = -1;
    }
    const third = Math.floor(k / SLOTS_A_HASH);
    if (third !== this.hashed) {
      pcg3d(this.group ^ this.key[0], ((c << 6) | third) ^ this.key[1], this.key[2], this.words);
      this.hashed = third;
    }
    const y = partnerIndex(this.index, this.size, this.words[k - SLOTS_A_HASH * third], k, isScrambled(c));
    return y === this.index ? -1 : this.base + y;
  }

  /** Words of the pair (own position, position) in circle kind c on a day: lane 0 switches the fractional slot, lane 1 names. */
  pair(c: number, position: number, day: number): Uint32Array {
    const own = this.base + this.index;
    const low = Math.min(own, position);
    const high = Math.max(own, position);
    philox(low, high, day, Purpose.pairSchoolClass + c, this.seed, (this.replicate | PAIR_KEY) >>> 0, draws);
    return draws;
  }

  /** Slots of the day: whole ones, and the threshold of one more. */
  slots(levers: Uint32Array, c: number): number {
    return slotsOf(levers[Lever.contacts + c], this.size);
  }
}
