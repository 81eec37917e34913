/**
 * The tape of a run: every infection as a node, with the transmissions that would have brought it about. The first is the one that
 * did; the others, its witnesses, are transmissions that came to nothing because the person was infected already. Which infections hang on
 * which is read from here (docs/gradients.md, eq. 1 and 3). A table that grows; what is written to it is `recorder.ts`.
 */

/** Transmissions kept of an infection, the one that happened included. More are rare, and lie late. */
export const WITNESSES = 4;
/** Parent of what was infected outside of the run: seeds, imported cases. */
export const OUTSIDE = -1;
/** No node. */
export const NONE = -1;
/** Columns of `Tape.factors`: an index into the named table, a contact class, or -1 where the factor is 1. */
export const Factor = { shed: 0, outgoing: 1, incoming: 2, onward: 3, vaccine: 4, natural: 5 } as const;
export const FACTORS = 6;

type Column = Int32Array | Int16Array | Uint8Array;

export class Tape {
  /** Number of nodes. Nodes are in order of day, then person. */
  length = 0;
  /** Infected person. */
  person: Int32Array;
  /** Day of infection; -1 for those infected before day 0. */
  day: Int16Array;
  /** Node of the same person before this one, or -1. */
  before: Int32Array;
  /** Number of transmissions kept, 1 … WITNESSES. */
  count: Uint8Array;
  /** Node of the infectious person, its day and its place, of each transmission: [node * WITNESSES + k]. */
  parent: Int32Array;
  parentDay: Int16Array;
  parentPlace: Uint8Array;
  /** What the hazard that did it was made of: [node * FACTORS + f], positions in tables, see `Factor`. */
  factors: Int16Array;
  /** First node of each day, at index day + 1; closed by the number of nodes. */
  readonly starts: number[] = [0];
  /** Persons told of a contact on each day that had any, ascending. */
  readonly told: Uint32Array[] = [];
  /** Latest node of every person, or -1. */
  readonly current: Int32Array;

  /** @param nodes  nodes that it has room for at first */
  constructor(agents: number, nodes = agents >> 1) {
    const room = Math.max(64, nodes);
    this.person = new Int32Array(room);
    this.day = new Int16Array(room);
    this.before = new Int32Array(room);
    this.count = new Uint8Array(room);
    this.parent = new Int32Array(room * WITNESSES);
    this.parentDay = new Int16Array(room * WITNESSES);
    this.parentPlace = new Uint8Array(room * WITNESSES);
    this.factors = new Int16Array(room * FACTORS);
    this.current = new Int32Array(agents).fill(NONE);
  }

  /** A new node with the transmission that did it; returns its number. */
  node(person: number, day: number, parent: number, place: number): number {
    if (this.length === this.person.length) this.grow();
    const node = this.length++;
    this.person[node] = person;
    this.day[node] = day;
    this.before[node] = this.current[person];
    this.current[person] = node;
    this.transmission(node, parent, day, place);
    return node;
  }

  /** Whether a node takes one more transmission. */
  hasRoom(node: number): boolean {
    return this.count[node] < WITNESSES;
  }

  /** Keeps one more transmission of a node; days must not fall. */
  transmission(node: number, parent: number, day: number, place: number): void {
    const at = node * WITNESSES + this.count[node]++;
    this.parent[at] = parent;
    this.parentDay[at] = day;
    this.parentPlace[at] = place;
  }

  /** Ends a day: brings its nodes into order of persons. */
  closeDay(): void {
    const first = this.starts[this.starts.length - 1];
    const order = Array.from({ length: this.length - first }, (_, k) => first + k).sort(
      (a, b) => this.person[a] - this.person[b],
    );
    if (order.some((node, k) => node !== first + k)) this.reorder(first, order);
    this.starts.push(this.length);
  }

  private reorder(first: number, order: readonly number[]): void {
    const take = (array: Column, width: number) => {
      const old = array.slice(first * width, this.length * width);
      order.forEach((node, k) => {
        array.set(old.subarray((node - first) * width, (node - first + 1) * width), (first + k) * width);
      });
    };
    for (const array of [this.person, this.before, this.count]) take(array, 1);
    for (const array of [this.parent, this.parentDay, this.parentPlace]) take(array, WITNESSES);
    take(this.factors, FACTORS);
    for (let node = first; node < this.length; node++) this.current[this.person[node]] = node;
  }

  private grow(): void {
    const wider = <A extends Column>(array: A, next: A): A => {
      next.set(array);
      return next;
    };
    const int32 = (array: Int32Array) => wider(array, new Int32Array(2 * array.length));
    const int16 = (array: Int16Array) => wider(array, new Int16Array(2 * array.length));
    const uint8 = (array: Uint8Array) => wider(array, new Uint8Array(2 * array.length));
    this.person = int32(this.person);
    this.day = int16(this.day);
    this.before = int32(this.before);
    this.count = uint8(this.count);
    this.parent = int32(this.parent);
    this.parentDay = int16(this.parentDay);
    this.parentPlace = uint8(this.parentPlace);
    this.factors = int16(this.factors);
  }
}
