/**
 * Writes the tape of a run while the twin makes it. A witness is the same hazard and the same draw as an infection, of a later day:
 * somebody who is infected already meets the day's contacts as if it were not, and the draw says that it would be.
 *
 * Decides nothing: a run with a tape is the run without. Integers only, so that every device writes the same tape.
 */
import { hazardThreshold } from '../../../gpu/lib/hazard';
import { mulhi } from '../../../gpu/lib/integer';
import { philox } from '../../../gpu/lib/philox';
import { Event, Health, Immunity, Lever, Notice, Purpose, SHED_CLASSES, Stage, Status } from '../enums';
import { PROFILE_DAYS } from '../infectiousness';
import { LAYERS } from '../people';
import { dayIndex } from '../statics';
import { attribute, infectorOf } from '../story/attribution';
import { hazardsOf, hazardsWith, open, sourceOf } from '../twin/pressure';
import { leftByDoses } from '../twin/shed';
import { type CityState, chance, compliance } from '../twin/state';
import { FACTORS, Factor, NONE, OUTSIDE, Tape } from './tape';

/** 1.5 in units of 2^-28: beyond it the series of `perhapsTwice` is cut. */
const MOST_HAZARD = 0x18000000;

export class TapeRecorder {
  readonly tape: Tape;
  private readonly asIf: Uint8Array;
  /** First day after the quarantine that a person's last notice asks for, whether or not it kept it in isolation. */
  private readonly heeded: Uint32Array;
  private readonly hazards = new Uint32Array(2 * LAYERS);
  private readonly left = new Uint32Array(2);

  /** Begins on the first morning of `s`, before anything happened. Asks the twin to sum contributions to the infected as well. */
  constructor(private readonly s: CityState) {
    this.tape = new Tape(s.agents);
    this.asIf = new Uint8Array(s.agents);
    this.heeded = new Uint32Array(s.agents);
    s.asIf = this.asIf;
    for (let i = 0; i < s.agents; i++) if (s.health[i] !== 0) this.infected(i, -1, OUTSIDE, 0);
    this.tape.closeDay();
  }

  /** Between tracing and what people make of it: keeps who was told. */
  beforeNotices(day: number): void {
    const { notice, levers } = this.s;
    const persons: number[] = [];
    for (let i = 0; i < notice.length; i++) {
      if ((notice[i] & (Notice.manual | Notice.app)) === 0) continue;
      persons.push(i);
      if (compliance(this.s, i) < levers[Lever.quarantineCompliance])
        this.heeded[i] = day + levers[Lever.quarantineDays];
    }
    this.tape.told[day] = Uint32Array.from(persons);
  }

  /** Between the contacts of a day and its decisions: keeps what will be infected, and what would have been. */
  beforeDecisions(day: number): void {
    const { s, tape } = this;
    for (let k = 0; k < s.touched; k++) {
      const j = s.list[k];
      if (!open(s, j)) {
        this.would(j, day);
        continue;
      }
      const total = hazardsOf(s, j, this.hazards);
      if (total === 0 || !this.happens(j, day, total)) continue;
      // Lane 1 of the same draw picks the layer in `decide`.
      const [layer, second] = this.source(total, s.draws[1]);
      const { infector, place } = attribute(s, j, day, layer, second);
      const node = this.infected(j, day, tape.current[infector], place);
      this.factorsOf(node, infector, j, day);
      this.perhapsTwice(node, j, day, total);
    }
  }

  /** After the evening of a day: keeps who was infected outside. */
  afterInfections(day: number): void {
    const { events, agents } = this.s;
    for (let i = 0; i < agents; i++) if ((events[i] & Event.imported) !== 0) this.infected(i, day, OUTSIDE, 0);
    this.tape.closeDay();
  }

  private infected(person: number, day: number, parent: number, place: number): number {
    this.asIf[person] = 1;
    return this.tape.node(person, day, parent, place);
  }

  private happens(j: number, day: number, total: number): boolean {
    philox(j, day, Purpose.infection, 0, this.s.seed, this.s.replicate, this.s.draws);
    return chance(this.s.draws[0], hazardThreshold(total));
  }

  /** Layer and variant that a draw picks in proportion to the hazards last summed. */
  private source(total: number, u: number): readonly [number, number] {
    const { variants } = this.s.model;
    const source = sourceOf(this.hazards, LAYERS * variants, total, u);
    return [Math.floor(source / variants), source % variants];
  }

  /** A person infected before meets today's hazard as if it had not been: a witness where the draw says so. */
  private would(j: number, day: number): void {
    const { s, tape } = this;
    const node = tape.current[j];
    if (node === NONE || tape.day[node] >= day || !tape.hasRoom(node)) return;
    const total = this.hazardsAsIf(j, day);
    if (total === 0 || !this.happens(j, day, total)) return;
    const [layer, second] = this.source(total, s.draws[1]);
    const { infector, place } = attribute(s, j, day, layer, second);
    tape.transmission(node, tape.current[infector], day, place);
    this.perhapsTwice(node, j, day, total);
    if (!tape.hasRoom(node)) this.asIf[j] = 0;
  }

  /**
   * A second transmission on the same day, with the probability that a Poisson number of mean `total` is above one where it is not
   * zero (eq. 2): 1 - x e^-x / (1 - e^-x) = x / 2 - x² / 12 + O(x^4).
   */
  private perhapsTwice(node: number, j: number, day: number, total: number): void {
    const { s, tape } = this;
    philox(j, day, Purpose.witness, 0, s.seed, s.replicate, s.draws);
    const x = Math.min(total, MOST_HAZARD);
    const square = mulhi(x << 2, x << 2);
    const bound = ((x << 3) >>> 0) - square - mulhi(square, 0x55555555);
    if (!tape.hasRoom(node) || s.draws[0] >= bound) return;
    const [layer, second] = this.source(total, s.draws[1]);
    philox(j, day, Purpose.witness, 1, s.seed, s.replicate, s.draws);
    const { infector, place } = infectorOf(s, j, day, layer, second, s.draws[0]);
    tape.transmission(node, tape.current[infector], day, place);
  }

  /** Hazards of an infected person as if it were susceptible and went its ways: into `hazards`, returns the sum. */
  private hazardsAsIf(j: number, day: number): number {
    const { s, left } = this;
    if ((s.health[j] & Health.stageMask) === Stage.dead) return 0;
    for (let variant = 0; variant < s.model.variants; variant++) left[variant] = leftByDoses(s, j, day, variant) & ~7;
    // Isolation and hospital follow from the infection; quarantine and masks do not.
    const mask = s.guard[j] & 4;
    const apart = (s.guard[j] & 3) === Status.quarantined || this.heeded[j] > day;
    const contactClass = apart ? mask | Status.quarantined : mask;
    return hazardsWith(s, j, contactClass, left, this.hazards);
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
    const { factors } = this.tape;
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
}
