/** Takes the record of a day from the twin's words right after that day was made. Reads the state, changes none of it. */
import { philox } from '../../../gpu/lib/philox';
import { Care, Event, Health, Lever, Purpose, Stage } from '../enums';
import { until } from '../twin/progress';
import { type CityState, chance } from '../twin/state';
import { attribute } from './attribution';
import { type DayRecord, infectedHere, Mark, OUTSIDE, REASONS } from './dayRecord';

/** Position in `REASONS` plus one of a test taken today. Quarantine that began today began after the tests. */
function reason(s: CityState, i: number, day: number): number {
  const sick = (s.health[i] & Health.stageMask) === Stage.symptomatic;
  const apart = until(s.care[i], Care.quarantineShift) > day && (s.events[i] & Event.quarantined) === 0;
  philox(i, day, Purpose.request, 0, s.seed, s.replicate, s.draws);
  if (sick && chance(s.draws[0], s.levers[Lever.testSymptomatic])) return 1 + REASONS.indexOf('symptoms');
  if (apart && chance(s.draws[0], s.levers[Lever.testQuarantined])) return 1 + REASONS.indexOf('quarantine');
  return 1 + REASONS.indexOf('screening');
}

/** Which ends of isolation and quarantine fall on this morning. */
function ends(before: number, now: number, day: number, happened: number): number {
  // Who isolated this morning may leave the same morning.
  const begun = (happened & Event.isolated) !== 0;
  const wasIsolated = begun || (day > 0 && until(before, Care.isolationShift) >= day);
  const isolated = until(now, Care.isolationShift) > day;
  const wasQuarantined = day > 0 && until(before, Care.quarantineShift) >= day;
  const quarantined = until(now, Care.quarantineShift) > day;
  let marks = 0;
  if (wasIsolated && !isolated) {
    marks |= Mark.isolationOver | (begun || until(before, Care.isolationShift) > day ? Mark.left : 0);
  }
  // Isolation takes the place of quarantine, so that only one of the two ends at a time.
  if (wasQuarantined && !quarantined && !wasIsolated && !isolated) {
    marks |= Mark.quarantineOver | (until(before, Care.quarantineShift) > day ? Mark.left : 0);
  }
  return marks;
}

export class Recorder {
  private readonly care: Uint32Array;
  private readonly persons: Uint32Array;
  private readonly words: Uint32Array;

  constructor(agents: number) {
    this.care = new Uint32Array(agents);
    this.persons = new Uint32Array(agents);
    this.words = new Uint32Array(agents);
  }

  /** The record of `day`, to be called once for every day in order, when it was made and before the next. */
  take(s: CityState, day: number): DayRecord {
    const { care, persons, words } = this;
    let count = 0;
    let infections = 0;
    for (let i = 0; i < s.agents; i++) {
      const happened = s.events[i];
      if ((happened | care[i]) === 0) continue;
      let word = happened;
      const stage = s.health[i] & Health.stageMask;
      // Nobody leaves isolation in hospital or dead.
      if (stage !== Stage.hospital && stage !== Stage.critical && stage !== Stage.dead) {
        word |= ends(care[i], s.care[i], day, happened);
      }
      if ((happened & Event.tested) !== 0) word |= reason(s, i, day) << Mark.reasonShift;
      if (word === 0) continue;
      persons[count] = i;
      words[count++] = word;
      if ((word & Event.infected) !== 0) infections++;
    }
    care.set(s.care);
    return {
      persons: persons.slice(0, count),
      words: words.slice(0, count),
      ...this.infections(s, day, count, infections),
    };
  }

  private infections(s: CityState, day: number, count: number, infections: number) {
    const infected = new Uint32Array(infections);
    const infectors = new Uint32Array(infections).fill(OUTSIDE);
    const shares = new Float32Array(infections).fill(1);
    let at = 0;
    for (let k = 0; k < count; k++) {
      const word = this.words[k];
      if ((word & Event.infected) === 0) continue;
      infected[at] = this.persons[k];
      if (infectedHere(word)) {
        const layer = (word >>> Event.layerShift) & 3;
        const by = attribute(s, infected[at], day, layer, (word & Event.second) !== 0 ? 1 : 0);
        infectors[at] = by.infector;
        shares[at] = by.share;
      }
      at++;
    }
    return { infected, infectors, shares };
  }
}
