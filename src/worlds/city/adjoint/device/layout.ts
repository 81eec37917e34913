/** Words of a tape as the kernels of shaders/city/adjoint keep it, and the `Tape` that they say. Layouts are those of tape.wgsl. */
import { initialState } from '../../initial';
import type { CityModel } from '../../model';
import { FACTORS, NONE, OUTSIDE, Tape, WITNESSES } from '../tape';

/** Words of a node in each buffer. */
export const NODE_WORDS = 3;
export const EDGE_WORDS = 6;
export const FACTOR_WORDS = 3;
const NO_NODE = 0xffffffff;

/** Day + 1 in 11 bits and place in 4, two in a word. */
const MEETING_DAY = 2047;
const MEETING_PLACE = 11;

/** Bit of a word of tape_met: a node that takes one more transmission. */
const MET_ROOM = 0x10000;

export interface TapeWords {
  readonly starts: Uint32Array;
  readonly nodes: Uint32Array;
  readonly edges: Uint32Array;
  readonly factors: Uint32Array;
  readonly current: Uint32Array;
  /** u32[ceil(agents / 32)] of each day, a bit a person; empty where nobody could be told. */
  readonly told: readonly Uint32Array[];
}

/** First contents: a node for everybody infected before day 0. */
export function firstWords(
  model: CityModel,
  replicate: number,
): Omit<TapeWords, 'factors' | 'told'> & { readonly met: Uint32Array } {
  const { agents } = model;
  const { health } = initialState(model, replicate);
  const persons = Array.from({ length: agents }, (_, i) => i).filter((i) => health[i] !== 0);
  const current = new Uint32Array(agents).fill(NO_NODE);
  const met = new Uint32Array(agents);
  const nodes = new Uint32Array(NODE_WORDS * persons.length);
  const edges = new Uint32Array(EDGE_WORDS * persons.length);
  persons.forEach((person, node) => {
    current[person] = node;
    met[person] = MET_ROOM;
    nodes.set([person, 1 << 16, NO_NODE], NODE_WORDS * node);
    edges[EDGE_WORDS * node] = NO_NODE;
  });
  return { starts: Uint32Array.from([0, persons.length]), nodes, edges, current, met };
}

const halves = (words: Uint32Array, at: number, k: number): number =>
  (words[at + (k >> 1)] >>> (16 * (k & 1))) & 0xffff;

/** Persons whose bit is set, ascending. */
function personsOf(bits: Uint32Array): Uint32Array {
  const persons: number[] = [];
  bits.forEach((word, k) => {
    for (let bit = 0; bit < 32; bit++) if ((word >>> bit) & 1) persons.push(32 * k + bit);
  });
  return Uint32Array.from(persons);
}

/** The tape that the words say. */
export function tapeOf(agents: number, words: TapeWords): Tape {
  const { starts, nodes, edges, factors, current } = words;
  const length = starts[starts.length - 1];
  const tape = new Tape(agents, length);
  tape.length = length;
  for (let node = 0; node < length; node++) {
    const [person, word, before] = nodes.subarray(NODE_WORDS * node, NODE_WORDS * (node + 1));
    tape.person[node] = person;
    tape.day[node] = (word & 0xffff) - 1;
    tape.before[node] = before === NO_NODE ? NONE : before;
    tape.count[node] = word >>> 16;
    const at = EDGE_WORDS * node;
    for (let k = 0; k < tape.count[node]; k++) {
      const meeting = halves(edges, at + WITNESSES, k);
      tape.parent[WITNESSES * node + k] = edges[at + k] === NO_NODE ? OUTSIDE : edges[at + k];
      tape.parentDay[WITNESSES * node + k] = (meeting & MEETING_DAY) - 1;
      tape.parentPlace[WITNESSES * node + k] = meeting >>> MEETING_PLACE;
    }
    // Sixteen ones are -1.
    for (let f = 0; f < FACTORS; f++) tape.factors[FACTORS * node + f] = halves(factors, FACTOR_WORDS * node, f);
  }
  tape.starts.splice(0, tape.starts.length, ...starts);
  current.forEach((node, person) => {
    tape.current[person] = node === NO_NODE ? NONE : node;
  });
  words.told.forEach((bits, day) => {
    if (bits.length > 0) tape.told[day] = personsOf(bits);
  });
  return tape;
}
