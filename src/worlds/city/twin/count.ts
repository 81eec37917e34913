/** One row of the series: the counts at the end of a day. Twin of shaders/city/count.wgsl. */
import { Care, Count, Event, Health, Immunity, Stage, Today } from '../enums';
import { Layer } from '../people';
import { until } from './progress';
import type { CityState } from './state';

/** Counters that are one event bit each. */
export const EVENT_COUNTS = [
  [Event.infected, Count.infections],
  [Event.again, Count.reinfections],
  [Event.onset, Count.onsets],
  [Event.admitted, Count.admissions],
  [Event.worsened, Count.criticalAdmissions],
  [Event.died, Count.deaths],
  [Event.recovered, Count.recoveries],
  [Event.tested, Count.tests],
  [Event.positive, Count.positives],
  [Event.falsePositive, Count.falsePositives],
  [Event.isolated, Count.isolations],
  [Event.quarantined, Count.quarantines],
  [Event.interviewed, Count.interviews],
  [Event.dosed, Count.doses],
] as const;

function countEvents(row: Uint32Array, happened: number): void {
  for (const [bit, counter] of EVENT_COUNTS) if ((happened & bit) !== 0) row[counter]++;
  if ((happened & Event.infected) === 0) return;
  if ((happened & Event.second) !== 0) row[Count.infectionsSecond]++;
  if ((happened & Event.imported) !== 0) row[Count.infectionsImported]++;
  else row[Count.infectionsHousehold + ((happened >>> Event.layerShift) & 3)]++;
}

/** Writes the row of `day`. */
export function count(s: CityState, day: number): void {
  const row = s.rows.subarray(day * Count.words, (day + 1) * Count.words);
  const { health, immunity, events } = s;
  row.fill(0);
  let untouched = 0;
  for (let i = 0; i < s.agents; i++) {
    const care = s.care[i];
    if ((health[i] | care | immunity[i] | events[i]) === 0) {
      untouched++;
      continue;
    }
    const stage = health[i] & Health.stageMask;
    row[Count.susceptible + stage]++;
    if (care !== 0 && stage !== Stage.dead && stage !== Stage.hospital && stage !== Stage.critical) {
      if (until(care, Care.isolationShift) > day) row[Count.isolated]++;
      else if (until(care, Care.quarantineShift) > day) row[Count.quarantined]++;
    }
    const doses = immunity[i] & Immunity.dosesMask;
    if (doses > 0) {
      row[Count.vaccinated]++;
      if (doses > 1) row[Count.fullyVaccinated]++;
    }
    if (events[i] !== 0) countEvents(row, events[i]);
  }
  row[Count.susceptible] += untouched;
  for (const layer of [Layer.school, Layer.work, Layer.community]) {
    row[Count.openSchool + layer - Layer.school] = s.today[Today.multiplier + layer] >>> 13;
  }
  row[Count.closed] = s.today[Today.closed];
}
