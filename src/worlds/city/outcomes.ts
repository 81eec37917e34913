/** What a run came to: totals, peaks and money from its daily counts. */
import { Count } from './enums';
import type { CityModel } from './model';
import { num, on, type Values } from './values';

/** Share of a layer's contacts that is ordered off today. What people avoid by themselves closes no venue. */
function ordered(values: Values, layer: string, closed: number): number {
  if (!on(values, 'distancing.on')) return 0;
  return Math.max(0, 1 - num(values, `distancing.${closed === 1 ? 'closed' : 'open'}.${layer}`));
}

/** Scalar outcomes of one replicate. Venues are schools and workplaces. */
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
  let peakInfectionsDay = 0;
  let peakHospitalDay = 0;
  let cost = 0;
  let support = 0;
  let closedVenueDays = 0;
  const { schools, workplaces } = model.people;
  for (let day = 0; day < days; day++) {
    const values = model.valuesOn(day);
    const weight = (id: string) => num(values, `cost.${id}`);
    const inHospital = at(day, Count.hospital) + at(day, Count.critical);
    const apart = at(day, Count.isolated) + at(day, Count.quarantined);
    if (inHospital > peakHospital) {
      peakHospital = inHospital;
      peakHospitalDay = day;
    }
    if (at(day, Count.infections) > peakInfections) {
      peakInfections = at(day, Count.infections);
      peakInfectionsDay = day;
    }
    const closed =
      schools * ordered(values, 'school', at(day, Count.closed)) +
      workplaces * ordered(values, 'work', at(day, Count.closed));
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
    peakHospitalDay,
    peakInfections,
    peakInfectionsDay,
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
