/** What a run came to: totals, peaks and money from its daily counts. */
import { Count } from './enums';
import type { CityModel } from './model';
import { num } from './values';

const UNIT = 65536;

/** Scalar outcomes of one replicate. Money uses the weights in force on each day. */
export function cityOutcomes(model: CityModel, rows: Uint32Array): Record<string, number> {
  const days = rows.length / Count.words;
  const at = (day: number, counter: number) => rows[day * Count.words + counter];
  const total = (counter: number) => {
    let sum = 0;
    for (let day = 0; day < days; day++) sum += at(day, counter);
    return sum;
  };
  // Everybody who was ever infected has left `susceptible` for good, except for reinfections: seeds are counted too.
  const everInfected = days > 0 ? model.agents - at(days - 1, Count.susceptible) : 0;
  let peakHospital = 0;
  let peakInfections = 0;
  let peakDay = 0;
  let cost = 0;
  let support = 0;
  let closedVenueDays = 0;
  const { schools, workplaces } = model.people;
  for (let day = 0; day < days; day++) {
    const values = model.valuesOn(day);
    const weight = (id: string) => num(values, `cost.${id}`);
    const inHospital = at(day, Count.hospital) + at(day, Count.critical);
    const apart = at(day, Count.isolated) + at(day, Count.quarantined);
    peakHospital = Math.max(peakHospital, inHospital);
    if (at(day, Count.infections) > peakInfections) {
      peakInfections = at(day, Count.infections);
      peakDay = day;
    }
    const closed =
      schools * Math.max(0, 1 - at(day, Count.openSchool) / UNIT) +
      workplaces * Math.max(0, 1 - at(day, Count.openWork) / UNIT);
    closedVenueDays += closed;
    support += apart * num(values, 'isolation.support');
    cost +=
      at(day, Count.tests) * weight('test') +
      apart * weight('isolatedDay') +
      closed * weight('closedVenueDay') +
      at(day, Count.doses) * weight('dose') +
      at(day, Count.infections) * weight('infection') +
      inHospital * weight('hospitalDay') +
      at(day, Count.deaths) * weight('death');
  }
  return {
    infected: everInfected,
    attackRate: everInfected / model.agents,
    infections: total(Count.infections),
    reinfections: total(Count.reinfections),
    deaths: total(Count.deaths),
    admissions: total(Count.admissions),
    peakHospital,
    peakDay,
    peakInfections,
    reportedCases: total(Count.positives),
    tests: total(Count.tests),
    doses: total(Count.doses),
    isolationDays: total(Count.isolated),
    quarantineDays: total(Count.quarantined),
    hospitalDays: total(Count.hospital) + total(Count.critical),
    closedVenueDays,
    cost: cost + support,
  };
}
