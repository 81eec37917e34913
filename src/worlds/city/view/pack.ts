/** View words of the city's people from their state. Twin of shaders/city/view.wgsl. */
import { Shown, View } from '../../view';
import { Care, Health, Immunity, Stage } from '../enums';
import type { CityModel } from '../model';
import { NO_SEAT } from '../people';

/** Days that count as the last week, the day shown included. */
export const WEEK = 7;

/**
 * Writes the view word of every person after `step` days to `out`, u32[agents].
 *
 * @param state  `health`, `care` and `immunity`, u32[agents] each
 */
export function packView(
  { people, agents }: CityModel,
  { health, care, immunity }: Readonly<Record<string, Uint32Array>>,
  step: number,
  out: Uint32Array,
): void {
  const { seats } = people;
  for (let i = 0; i < agents; i++) {
    const h = health[i];
    const c = care[i];
    const stage = h & Health.stageMask;
    let word: number = stage;
    if (stage === Stage.susceptible) {
      if ((immunity[i] & Immunity.dosesMask) !== 0) word = Shown.vaccinated;
    } else {
      const age = step - 1 - ((h >>> Health.infectedShift) & Health.dayMask);
      if (age === 0) word |= View.infectedToday;
      if (age >= 0 && age < WEEK) word |= View.infectedWeek;
      if (h >>> Health.secondShift !== 0) word |= View.second;
    }
    if (c !== 0) {
      // Mornings before these dates are spent apart; `step` is the next morning.
      if (((c >>> Care.isolationShift) & Health.dayMask) >= step && step > 0) word |= View.isolated;
      else if (((c >>> Care.quarantineShift) & Health.dayMask) >= step && step > 0) word |= View.quarantined;
    }
    if (seats[2 * i] !== NO_SEAT) word |= View.school;
    else if (seats[2 * i + 1] !== NO_SEAT) word |= View.work;
    out[i] = word;
  }
}
