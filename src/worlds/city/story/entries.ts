/**
 * What happened to one person, in order, from the record. What the record does not say is computed again by the rules that the run
 * went by: when infectiousness began, that a test was negative, by whom a notice came.
 */
import { philox } from '../../../gpu/lib/philox';
import type { StoryEntry } from '../../story';
import { Event, Law, Lever, Notice, Purpose, Table } from '../enums';
import { lasts } from '../initial';
import { Layer, Who } from '../people';
import { type CityState, chance, compliance } from '../twin/state';
import { type DayRecord, find, Mark, OUTSIDE, REASONS, wordOf } from './dayRecord';
import { Notices } from './notices';

const LAYER_NAMES = Object.keys(Layer);
const AGE_MASK = (1 << Who.ageBits) - 1;

/** Everything that is read to tell a story. */
export interface Source {
  /** Any state of the replicate: people, seed, tables and levers are read, words of persons are not. */
  readonly s: CityState;
  /** Days kept. */
  readonly records: readonly DayRecord[];
  /** Persons infected before the first day, ascending. */
  readonly seeds: Uint32Array;
}

/** Everything that one person went through and passed on during the first `days` days. */
export function entriesOf(source: Source, person: number, days: number): StoryEntry[] {
  const writer = new Writer(source, person);
  const passedOn = passedOnBy(source.records, person, days);
  writer.start();
  for (let t = 0; t < days; t++) writer.day(t, passedOn.get(t) ?? []);
  return writer.entries;
}

/** Infections attributed to a person during the first `days` days, by day. */
function passedOnBy(records: readonly DayRecord[], person: number, days: number): Map<number, StoryEntry[]> {
  const found = new Map<number, StoryEntry[]>();
  for (let t = 0; t < days; t++) {
    const { infectors, infected, shares } = records[t];
    for (let k = infectors.indexOf(person); k >= 0; k = infectors.indexOf(person, k + 1)) {
      const layer = (wordOf(records[t], infected[k]) >>> Event.layerShift) & 3;
      const entry = { day: t + 1, kind: 'passed-on', how: LAYER_NAMES[layer], agents: [infected[k]], share: shares[k] };
      found.set(t, [...(found.get(t) ?? []), entry]);
    }
  }
  return found;
}

class Writer {
  readonly entries: StoryEntry[] = [];
  private readonly notices: Notices;
  /** Day of the present infection; -1 where there is none. */
  private infectedOn = -1;
  private infectiousOn = -1;
  /** The test under way. */
  private swab: { readonly due: number; readonly positive: boolean; readonly infected: boolean } | null = null;
  private doses = 0;
  private dead = false;

  constructor(
    private readonly source: Source,
    private readonly person: number,
  ) {
    this.notices = new Notices(source.s, source.records, person);
  }

  start(): void {
    if (find(this.source.seeds, this.person) < 0) return;
    this.entries.push({ day: 0, kind: 'infected', how: 'start' });
    this.begin(0);
  }

  /** Writes day t of the run, counted from 0: morning, tests, tracing, contacts, evening. */
  day(t: number, passedOn: readonly StoryEntry[]): void {
    const { s, records } = this.source;
    const word = wordOf(records[t], this.person);
    const levers = s.model.levers(t, s.replicate);
    const happened = (bit: number) => (word & bit) !== 0;
    this.morning(t, word);
    // One result is known before the next test, and that of a test without delay after it.
    this.result(t);
    if (happened(Event.tested)) this.test(t, word, levers);
    this.result(t);
    if (happened(Event.isolated)) this.write(t, 'isolated', { until: t + 1 + levers[Lever.isolationDays] });
    if (happened(Mark.isolationOver) && happened(Event.isolated)) this.write(t, 'isolation-over', { how: 'early' });
    if (happened(Event.interviewed)) this.write(t, 'interviewed', { count: this.notices.reached(t).manual });
    if (!this.dead) this.told(t, word, levers);
    if (happened(Event.infected)) this.infection(t, word);
    this.entries.push(...passedOn);
    if (happened(Event.dosed)) this.write(t, 'dose', { count: ++this.doses });
  }

  private write(t: number, kind: string, more: Omit<StoryEntry, 'day' | 'kind'> = {}): void {
    this.entries.push({ day: t + 1, kind, ...more });
  }

  private morning(t: number, word: number): void {
    const early = (word & Mark.left) !== 0 ? { how: 'early' } : {};
    if (t === this.infectiousOn)
      this.write(t, 'infectious', { how: this.fallsIll() ? 'presymptomatic' : 'asymptomatic' });
    if ((word & Event.onset) !== 0) this.write(t, 'symptoms');
    if ((word & Event.admitted) !== 0) this.write(t, 'hospital');
    if ((word & Event.worsened) !== 0) this.write(t, 'critical');
    if ((word & Event.recovered) !== 0) this.write(t, 'recovered');
    if ((word & Event.died) !== 0) {
      this.write(t, 'died');
      this.dead = true;
    }
    if ((word & (Event.recovered | Event.died)) !== 0) this.infectedOn = -1;
    // Isolation that began and ended on one morning is told where it began.
    if ((word & Mark.isolationOver) !== 0 && (word & Event.isolated) === 0) this.write(t, 'isolation-over', early);
    if ((word & Mark.quarantineOver) !== 0) this.write(t, 'quarantine-over', early);
  }

  /** A swab: its outcome is drawn now, as in the run, and told on the day it is known. */
  private test(t: number, word: number, levers: Uint32Array): void {
    const { s } = this.source;
    this.write(t, 'tested', { how: REASONS[((word >>> Mark.reasonShift) & 3) - 1] });
    const infected = this.infectedOn >= 0;
    const bound = infected
      ? levers[Lever.sensitivity + Math.min(31, t - this.infectedOn)]
      : levers[Lever.falsePositive];
    philox(this.person, t, Purpose.sample, 0, s.seed, s.replicate, s.draws);
    this.swab = {
      due: t + levers[Lever.turnaround] + (s.draws[1] < levers[Lever.turnaroundMore] ? 1 : 0),
      positive: chance(s.draws[0], bound),
      infected,
    };
  }

  /** The result that is due. Nobody tells the dead. */
  private result(t: number): void {
    const { swab } = this;
    if (swab?.due !== t || this.dead) return;
    this.swab = null;
    const wrong = swab.positive !== swab.infected ? { how: 'false' } : {};
    this.write(t, swab.positive ? 'positive' : 'negative', wrong);
  }

  /** Notices of the day, and whether they were heeded. */
  private told(t: number, word: number, levers: Uint32Array): void {
    const told = this.notices.on(t);
    if (told.length === 0) return;
    const ways = told.reduce((all, one) => all | one.ways, 0);
    const both = Notice.app | Notice.manual;
    this.write(t, 'notified', {
      how: ways === both ? 'app-and-tracers' : ways === Notice.app ? 'app' : 'tracers',
      agents: told.map(({ because }) => because),
    });
    const follows = compliance(this.source.s, this.person) < levers[Lever.quarantineCompliance];
    if ((word & Event.quarantined) !== 0) this.write(t, 'quarantined', { until: t + 1 + levers[Lever.quarantineDays] });
    else if (!follows) this.write(t, 'ignored');
  }

  private infection(t: number, word: number): void {
    const { infected, infectors, shares } = this.source.records[t];
    const at = find(infected, this.person);
    const again = (word & Event.again) !== 0 ? 'reinfected' : 'infected';
    const variant = (word & Event.second) !== 0 ? { count: 2 } : {};
    if (infectors[at] === OUTSIDE) this.write(t, again, { how: 'outside', ...variant });
    else {
      const how = LAYER_NAMES[(word >>> Event.layerShift) & 3];
      this.write(t, again, { how, agents: [infectors[at]], share: shares[at], ...variant });
    }
    this.begin(t);
  }

  /** An infection of day t: the run drew its course then, latency first. */
  private begin(t: number): void {
    const { s } = this.source;
    philox(this.person, t, Purpose.course, 0, s.seed, s.replicate, s.draws);
    this.infectedOn = t;
    this.infectiousOn = t + 1 + lasts(s.tables, Law.latent, s.draws[0]);
  }

  /** Whether the present infection will show symptoms. */
  private fallsIll(): boolean {
    const { s } = this.source;
    const age = s.model.people.who[this.person] & AGE_MASK;
    philox(this.person, this.infectedOn, Purpose.course, 0, s.seed, s.replicate, s.draws);
    return chance(s.draws[1], s.tables[Table.symptomatic + age]);
  }
}
