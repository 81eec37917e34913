/**
 * The tape of a run: every infection as a node, with the transmissions that would have brought it about. The first is the one that
 * did; the others, its witnesses, are transmissions that came to nothing because the person was infected already: the same hazard,
 * the same draw, one branch later. Which infections hang on which is read from here (docs/gradients.md, eq. 2 and 3).
 *
 * Decides nothing: a run with a tape is the run without. Integers only, so that every device writes the same tape.
 */
import { hazardThreshold } from '../../../gpu/lib/hazard';
import { mulhi, saturatingAdd, scale29 } from '../../../gpu/lib/integer';
import { philox } from '../../../gpu/lib/philox';
import { CLASSES, Event, Health, Immunity, Lever, Notice, Purpose, SHED_CLASSES, Stage, Status, Table } from '../enums';
import { PROFILE_DAYS } from '../infectiousness';
import { LAYERS, Who } from '../people';
import { dayIndex } from '../statics';
import { contributions } from '../story/attribution';
import { hazardsOf, KINDS, kindOf, open } from '../twin/pressure';
import { type CityState, chance } from '../twin/state';

/** Transmissions kept of an infection, the one that happened included. More are rare, and lie late. */
export const WITNESSES = 4;
/** Parent of what was infected outside of the run: seeds, imported cases. */
export const OUTSIDE = -1;
/** 1.5 in units of 2^-28: beyond it the series of `more` is cut. */
const MOST_HAZARD = 0x18000000;
/** No node. */
const NONE = -1;
/** Columns of `Tape.factors`: an index into the named table, a contact class, or -1 where the factor is 1. */
export const Factor = { shed: 0, outgoing: 1, incoming: 2, onward: 3, vaccine: 4, natural: 5 } as const;
export const FACTORS = 6;
const AGE_MASK = (1 << Who.ageBits) - 1;

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
  private readonly asIf: Uint8Array;
  private readonly hazards = new Uint32Array(2 * LAYERS);
  private readonly fresh: number[] = [];

  /** Begins on the first morning of `s`, before anything happened. Asks the twin to sum contributions to the infected as well. */
  constructor(private readonly s: CityState) {
    const room = Math.max(64, s.agents >> 1);
    this.person = new Int32Array(room);
    this.day = new Int16Array(room);
    this.before = new Int32Array(room);
    this.count = new Uint8Array(room);
    this.parent = new Int32Array(room * WITNESSES);
    this.parentDay = new Int16Array(room * WITNESSES);
    this.parentPlace = new Uint8Array(room * WITNESSES);
    this.factors = new Int16Array(room * FACTORS);
    this.current = new Int32Array(s.agents).fill(NONE);
    this.asIf = new Uint8Array(s.agents);
    s.asIf = this.asIf;
    for (let i = 0; i < s.agents; i++) if (s.health[i] !== 0) this.node(i, -1, OUTSIDE, 0);
    this.starts.push(this.length);
  }

  /** Between tracing and what people make of it: keeps who was told. */
  beforeNotices(day: number): void {
    const { notice } = this.s;
    const persons: number[] = [];
    for (let i = 0; i < notice.length; i++) if ((notice[i] & (Notice.manual | Notice.app)) !== 0) persons.push(i);
    this.told[day] = Uint32Array.from(persons);
  }

  /** Between the contacts of a day and its decisions: keeps what will be infected, and what would have been. */
  beforeDecisions(day: number): void {
    const { s, fresh } = this;
    fresh.length = 0;
    for (let k = 0; k < s.touched; k++) {
      const j = s.list[k];
      if (open(s, j)) {
        const total = hazardsOf(s, j, this.hazards);
        if (total > 0 && this.happens(j, day, total)) fresh.push(j);
      } else {
        this.would(j, day);
      }
    }
    fresh.sort((a, b) => a - b);
    for (const j of fresh) {
      const total = hazardsOf(s, j, this.hazards);
      // Lane 1 of the same draw picked the layer in `decide`.
      this.happens(j, day, total);
      const first = this.transmission(j, day, total, s.draws[1], 0);
      const node = this.node(j, day, this.current[first.from], first.place);
      this.factorsOf(node, first.from, j, day);
      this.more(node, j, day, total);
    }
  }

  /** After the evening of a day: keeps who was infected outside. */
  afterInfections(day: number): void {
    const { s } = this;
    const imported: number[] = [];
    for (let i = 0; i < s.agents; i++) if ((s.events[i] & Event.imported) !== 0) imported.push(i);
    for (const i of imported) this.node(i, day, OUTSIDE, 0);
    if (imported.length > 0 && this.fresh.length > 0) this.sortDay();
    this.starts.push(this.length);
  }

  private happens(j: number, day: number, total: number): boolean {
    philox(j, day, Purpose.infection, 0, this.s.seed, this.s.replicate, this.s.draws);
    return chance(this.s.draws[0], hazardThreshold(total));
  }

  /** A person infected before meets today's hazard as if it had not been: a witness where the draw says so. */
  private would(j: number, day: number): void {
    const node = this.current[j];
    if (node === NONE || this.day[node] >= day || this.count[node] >= WITNESSES) return;
    const total = this.hazardsAsIf(j, day);
    if (total === 0 || !this.happens(j, day, total)) return;
    const { from, place } = this.transmission(j, day, total, this.s.draws[1], 0);
    this.add(node, this.current[from], day, place);
    this.more(node, j, day, total);
    if (this.count[node] >= WITNESSES) this.asIf[j] = 0;
  }

  /**
   * A second transmission on the same day, with the probability that a Poisson number of mean `total` is above one where it is not
   * zero: 1 - x e^-x / (1 - e^-x) = x / 2 - x² / 12 + O(x^4).
   */
  private more(node: number, j: number, day: number, total: number): void {
    const { s } = this;
    philox(j, day, Purpose.witness, 0, s.seed, s.replicate, s.draws);
    const x = Math.min(total, MOST_HAZARD);
    const square = mulhi(x << 2, x << 2);
    const bound = ((x << 3) >>> 0) - square - mulhi(square, 0x55555555);
    if (this.count[node] >= WITNESSES || s.draws[0] >= bound) return;
    const pick = s.draws[1];
    const { from, place } = this.transmission(j, day, total, pick, 1);
    this.add(node, this.current[from], day, place);
  }

  /** By whom and where, in proportion to the contributions: first the layer and variant by `pick`, then the contact by a draw of its own. */
  private transmission(
    j: number,
    day: number,
    total: number,
    draw: number,
    block: number,
  ): { from: number; place: number } {
    const { s, hazards } = this;
    const { variants } = s.model;
    let pick = mulhi(draw, total);
    let source = 0;
    while (source < LAYERS * variants - 1 && pick >= hazards[source]) pick -= hazards[source++];
    const layer = Math.floor(source / variants);
    let sum = 0;
    contributions(s, j, day, layer, source % variants, (_, amount) => {
      sum = saturatingAdd(sum, amount);
    });
    philox(j, day, block === 0 ? Purpose.attribution : Purpose.witness, block, s.seed, s.replicate, s.draws);
    const at = mulhi(s.draws[0], sum);
    let until = 0;
    let from = -1;
    let place = 0;
    contributions(s, j, day, layer, source % variants, (contact, amount, where) => {
      if (from < 0 && at < saturatingAdd(until, amount)) {
        from = contact;
        place = where;
      }
      until = saturatingAdd(until, amount);
    });
    return { from, place };
  }

  /** Hazards of an infected person as if it were susceptible and went its ways: into `hazards`, returns the sum. */
  private hazardsAsIf(j: number, day: number): number {
    const { s, hazards } = this;
    const { variants, people } = s.model;
    const word = s.immunity[j];
    const stage = s.health[j] & Health.stageMask;
    if (stage === Stage.dead) return 0;
    const own = s.guard[j] & 7;
    // Isolation and hospital follow from the infection; quarantine and masks do not.
    const contactClass = (own & 3) === Status.quarantined ? own : own & 4;
    let total = 0;
    for (let source = 0; source < LAYERS * variants; source++) {
      hazards[source] = 0;
      const sum = s.pressure[source][j];
      if (sum === 0) continue;
      const layer = variants === 1 ? source : source >> 1;
      const variant = source - layer * variants;
      let left = s.tables[Table.susceptibility + (people.who[j] & AGE_MASK)];
      const doses = word & Immunity.dosesMask;
      if (doses > 0) {
        const since = day - ((word >>> Immunity.lastShift) & Health.dayMask);
        left = scale29(left, s.tables[Table.vaccine + (variant * 4 + doses) * 256 + dayIndex(since)]);
      }
      const factor = s.incoming[(layer * CLASSES + contactClass) * KINDS + kindOf(people.who[j], layer)];
      hazards[source] = scale29(scale29(sum, factor), left & ~7);
      total = saturatingAdd(total, hazards[source]);
    }
    return total;
  }

  /** Where in the tables the factors of a transmission stand: words of the person who passed it on, and of the one infected. */
  private factorsOf(node: number, from: number, to: number, day: number): void {
    const { s } = this;
    const at = node * FACTORS;
    const word = s.health[from];
    const second = word >>> Health.secondShift;
    const since = day - ((word >>> Health.infectedShift) & Health.dayMask);
    const latency = (word >>> Health.latencyShift) & Health.latencyMask;
    const profileDay = since + (s.levers[Lever.profileShift] | 0) - s.levers[Lever.profileAlign] * latency;
    const row = second * SHED_CLASSES + (word & Health.stageMask) - Stage.exposed;
    const doseDay = (i: number) => dayIndex(day - ((s.immunity[i] >>> Immunity.lastShift) & Health.dayMask));
    const doses = (i: number) => s.immunity[i] & Immunity.dosesMask;
    const { factors } = this;
    factors[at + Factor.shed] = row * PROFILE_DAYS + Math.min(PROFILE_DAYS - 1, Math.max(0, profileDay));
    factors[at + Factor.outgoing] = (s.shed[from] >>> 26) & 7;
    factors[at + Factor.incoming] = s.guard[to] & 7;
    factors[at + Factor.onward] = doses(from) > 0 ? doses(from) * 256 + doseDay(from) : NONE;
    factors[at + Factor.vaccine] = doses(to) > 0 ? (second * 4 + doses(to)) * 256 + doseDay(to) : NONE;
    const had = s.health[to];
    factors[at + Factor.natural] = NONE;
    if ((had & Health.stageMask) === Stage.recovered) {
      const before = had >>> Health.secondShift;
      const pair = before === second ? 0 : second === 1 ? 1 : 2;
      factors[at + Factor.natural] = pair * 256 + dayIndex(day - ((had >>> Health.infectedShift) & Health.dayMask));
    }
  }

  private add(node: number, parent: number, day: number, place: number): void {
    const at = node * WITNESSES + this.count[node]++;
    this.parent[at] = parent;
    this.parentDay[at] = day;
    this.parentPlace[at] = place;
  }

  private node(person: number, day: number, parent: number, place: number): number {
    if (this.length === this.person.length) this.grow();
    const node = this.length++;
    this.person[node] = person;
    this.day[node] = day;
    this.before[node] = this.current[person];
    this.current[person] = node;
    this.asIf[person] = 1;
    this.add(node, parent, day, place);
    return node;
  }

  /** Brings the nodes of the last day into order of persons: imported ones came after the others. */
  private sortDay(): void {
    const first = this.starts[this.starts.length - 1];
    const order = Array.from({ length: this.length - first }, (_, k) => first + k).sort(
      (a, b) => this.person[a] - this.person[b],
    );
    const take = <A extends Int32Array | Int16Array | Uint8Array>(array: A, width: number) => {
      const old = array.slice(first * width, this.length * width);
      order.forEach((node, k) => {
        array.set(old.subarray((node - first) * width, (node - first + 1) * width), (first + k) * width);
      });
    };
    take(this.person, 1);
    take(this.before, 1);
    take(this.count, 1);
    for (const array of [this.parent, this.parentDay, this.parentPlace]) take(array, WITNESSES);
    take(this.factors, FACTORS);
    for (let node = first; node < this.length; node++) this.current[this.person[node]] = node;
  }

  private grow(): void {
    const wider = <A extends Int32Array | Int16Array | Uint8Array>(array: A, make: (n: number) => A): A => {
      const next = make(2 * array.length);
      next.set(array);
      return next;
    };
    const int32 = (n: number) => new Int32Array(n);
    const int16 = (n: number) => new Int16Array(n);
    const uint8 = (n: number) => new Uint8Array(n);
    this.person = wider(this.person, int32);
    this.day = wider(this.day, int16);
    this.before = wider(this.before, int32);
    this.count = wider(this.count, uint8);
    this.parent = wider(this.parent, int32);
    this.parentDay = wider(this.parentDay, int16);
    this.parentPlace = wider(this.parentPlace, uint8);
    this.factors = wider(this.factors, int16);
  }
}
