/**
 * Whose tracing reached whom, computed again from the record: meetings of past days can be replayed and are symmetric, so that one
 * person's notices need no search through everybody's (docs/worlds/city.md, eq. 8; twin/tracing.ts). Nothing of them is stored.
 */
import { philox } from '../../../gpu/lib/philox';
import { Event, Lever, Notice, Purpose } from '../enums';
import { CIRCLE_LAYER, CIRCLES, PAIR_KEY, PLACE_CIRCLES } from '../mixing';
import { LAYERS, Layer, Who } from '../people';
import { appPropensity, type CityState, chance } from '../twin/state';
import { type DayRecord, wordOf } from './dayRecord';

/** A notice that reached a person: because of whom, and by which ways (`Notice.manual`, `Notice.app`). */
export interface Told {
  readonly because: number;
  readonly ways: number;
}

/** A meeting of a past day: with whom, and whether the other could name the person (lane 1 of the pair's draw is enough). */
interface Meeting {
  readonly other: number;
  readonly named: boolean;
}

/** What a case does on a day of tracing: by which ways, and from which day on its contacts count. */
interface Tracing {
  readonly ways: number;
  readonly from: number;
}

const namedBound = (levers: Uint32Array, layer: number): number =>
  layer === Layer.community ? levers[Lever.namedCommunity] : levers[Lever.named];

/** Replays meetings and tracing of one replicate. Meetings are kept while their levers stay, so one instance serves one person. */
export class Notices {
  private readonly met = new Map<string, readonly Meeting[]>();

  /**
   * @param s  any state of the replicate: its people, seed and shuffle are read
   * @param records  days kept so far
   */
  constructor(
    private readonly s: CityState,
    private readonly records: readonly DayRecord[],
    private readonly person: number,
  ) {}

  /** The notices that reached the person on `day`, ascending by because of whom. The dead are told too and heed nothing. */
  on(day: number): Told[] {
    const levers = this.s.model.levers(day, this.s.replicate);
    const told = new Map<number, number>();
    this.each(day, levers, (other, met, named) => {
      const ways = this.waysFrom(other, day, levers, met, named);
      if (ways !== 0) told.set(other, (told.get(other) ?? 0) | ways);
    });
    return [...told].map(([because, ways]) => ({ because, ways })).sort((a, b) => a.because - b.because);
  }

  /** How many people heard of the person by an interview or by its app on `day`. */
  reached(day: number): { readonly manual: number; readonly app: number } {
    const levers = this.s.model.levers(day, this.s.replicate);
    const own = this.tracing(this.person, day, levers);
    const manual = new Set<number>();
    const app = new Set<number>();
    if (own) {
      this.each(day, levers, (other, met, named) => {
        if (met < own.from) return;
        if (named && (own.ways & Notice.manual) !== 0) manual.add(other);
        if ((own.ways & Notice.app) !== 0 && appPropensity(this.s, other) < levers[Lever.app]) app.add(other);
      });
    }
    return { manual: manual.size, app: app.size };
  }

  private waysFrom(other: number, day: number, levers: Uint32Array, met: number, named: boolean): number {
    const theirs = this.tracing(other, day, levers);
    if (!theirs || met < theirs.from) return 0;
    const manual = named ? theirs.ways & Notice.manual : 0;
    const app = appPropensity(this.s, this.person) < levers[Lever.app] ? theirs.ways & Notice.app : 0;
    return manual | app;
  }

  /** Calls `visit` for everybody the person could have told or heard from on `day`, with the day of the meeting. */
  private each(day: number, levers: Uint32Array, visit: (other: number, met: number, named: boolean) => void): void {
    if (levers[Lever.traceManual] === 0 && levers[Lever.traceApp] === 0) return;
    const reach = levers[Lever.lookBack] + Math.max(levers[Lever.manualDelay], levers[Lever.appDelay]);
    for (const { other, named } of this.standing(levers)) visit(other, day, named);
    for (let met = Math.max(0, day - reach); met < day; met++) {
      for (const { other, named } of this.meetings(met, levers)) visit(other, met, named);
    }
  }

  /** What person i does on `day` as a case, or null where it traces nobody. */
  private tracing(i: number, day: number, levers: Uint32Array): Tracing | null {
    const interviewed = (wordOf(this.records[day], i) & Event.interviewed) !== 0;
    const byManual = interviewed && levers[Lever.traceManual] !== 0;
    const uses = levers[Lever.traceApp] !== 0 && appPropensity(this.s, i) < levers[Lever.app];
    if (!byManual && !uses) return null;
    const positive = this.lastPositive(i, day, Math.max(levers[Lever.appDelay], interviewed ? day : 0));
    const byApp = uses && positive >= 0 && day - positive === levers[Lever.appDelay];
    if (!byManual && !byApp) return null;
    return {
      ways: (byManual ? Notice.manual : 0) | (byApp ? Notice.app : 0),
      from: Math.max(0, positive - levers[Lever.lookBack]),
    };
  }

  /** Day of the last positive result of person i on or before `day`, looking back so many days; -1 where there is none. */
  private lastPositive(i: number, day: number, back: number): number {
    for (let d = day; d >= Math.max(0, day - back); d--) {
      if ((wordOf(this.records[d], i) & Event.positive) !== 0) return d;
    }
    return -1;
  }

  /** Contacts that hold on every day: the household and neighbours on stored edges. */
  private standing(levers: Uint32Array): readonly Meeting[] {
    const key = `standing ${levers[Lever.named]} ${levers[Lever.namedCommunity]}`;
    const known = this.met.get(key);
    if (known) return known;
    const { s, person: j } = this;
    const { who, networks } = s.model.people;
    const meetings: Meeting[] = [];
    const first = j - ((who[j] >>> Who.memberShift) & 15);
    const end = first + ((who[j] >>> Who.sizeShift) & 15);
    if (!networks[Layer.household]) {
      for (let i = first; i < end; i++) if (i !== j) meetings.push({ other: i, named: true });
    }
    for (let layer = 0; layer < LAYERS; layer++) {
      const network = networks[layer];
      if (!network) continue;
      const bound = layer === Layer.household ? 0xffffffff : namedBound(levers, layer);
      for (let e = network.start[j]; e < network.start[j + 1]; e++) {
        const i = network.index[e];
        if (i === j) continue;
        const key = (s.replicate | PAIR_KEY) >>> 0;
        philox(Math.min(i, j), Math.max(i, j), layer, Purpose.pairNetwork, s.seed, key, s.draws);
        meetings.push({ other: i, named: chance(s.draws[1], bound) });
      }
    }
    this.met.set(key, meetings);
    return meetings;
  }

  /** Meetings of a past day in the circles, under the levers of the day on which they are replayed. */
  private meetings(met: number, levers: Uint32Array): readonly Meeting[] {
    const contacts = levers.subarray(Lever.contacts, Lever.contacts + CIRCLES);
    const key = `${met} ${contacts.join()} ${levers[Lever.named]} ${levers[Lever.namedCommunity]}`;
    const known = this.met.get(key);
    if (known) return known;
    const { circle, model } = this.s;
    const meetings: Meeting[] = [];
    for (let c = 0; c < CIRCLES; c++) {
      if (contacts[c] === 0 || !circle.enter(this.person, c)) continue;
      const bound = namedBound(levers, CIRCLE_LAYER[c]);
      const slots = circle.slots(levers, c);
      const whole = slots >>> 16;
      const part = ((slots & 0xffff) << 16) >>> 0;
      for (let k = 0; k < whole + (part !== 0 ? 1 : 0); k++) {
        const position = circle.meet(c, k, met);
        if (position < 0) continue;
        const pair = circle.pair(c, position, met);
        if (k === whole && pair[0] >= part) continue;
        const other = c < PLACE_CIRCLES ? model.people.members[position] : position;
        meetings.push({ other, named: chance(pair[1], bound) });
      }
    }
    this.met.set(key, meetings);
    return meetings;
  }
}
