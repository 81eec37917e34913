/** The evening: cases from elsewhere arrive, and everybody infected today enters the course of the disease. Twin of introduce.wgsl and infect.wgsl. */
import { mulhi } from '../../../gpu/lib/integer';
import { philox } from '../../../gpu/lib/philox';
import { Care, Event, Health, Immunity, Law, Lever, Notice, Purpose, Stage } from '../enums';
import { lasts } from '../initial';
import type { CityState } from './state';

/** Picks the people who are infected elsewhere today: `imports` by the first variant, then `arrivals` by the second. */
export function introduce(s: CityState, day: number): void {
  const imports = s.levers[Lever.imports];
  const all = imports + s.levers[Lever.arrivals];
  for (let k = 0; k < all; k++) {
    philox(k, day, Purpose.importation, 0, s.seed, s.replicate, s.draws);
    s.notice[mulhi(s.draws[0], s.agents)] |= k < imports ? Notice.importFirst : Notice.importSecond;
  }
}

/** Puts everybody infected on `day` into the exposed stage; infectious from the morning of day + 1 + latency. */
export function infect(s: CityState, day: number): void {
  const { events, notice, health, care, immunity, draws, tables } = s;
  for (let i = 0; i < s.agents; i++) {
    if (notice[i] !== 0) {
      const known = notice[i];
      notice[i] = 0;
      if ((events[i] & Event.infected) === 0 && (health[i] & Health.stageMask) === Stage.susceptible) {
        const second = (known & Notice.importFirst) === 0;
        events[i] |= Event.infected | Event.imported | (second ? Event.second : 0);
      }
    }
    const happened = events[i];
    if ((happened & Event.infected) === 0) continue;
    philox(i, day, Purpose.course, 0, s.seed, s.replicate, draws);
    const latency = lasts(tables, Law.latent, draws[0]);
    const due = Math.min(day + 1 + latency, Health.dayMask);
    const second = (happened & Event.second) !== 0 ? 1 : 0;
    health[i] =
      (Stage.exposed |
        (due << Health.untilShift) |
        (day << Health.infectedShift) |
        (latency << Health.latencyShift) |
        (second << Health.secondShift)) >>>
      0;
    care[i] = (care[i] & ~Care.worsens) >>> 0;
    const before = (immunity[i] >>> Immunity.infectionsShift) & 3;
    if (before > 0) events[i] |= Event.again;
    if (before < 3) immunity[i] = (immunity[i] + (1 << Immunity.infectionsShift)) >>> 0;
  }
}
