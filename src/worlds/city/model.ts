/**
 * A scenario of the city made concrete: people, contact matrices, static tables, transmission, and the levers of every day. Built once,
 * shared by all replicates, by the plan of the GPU and by the twin.
 */

import { philox } from '../../gpu/lib/philox';
import { exp } from '../../gpu/lib/portable';
import type { Value } from '../../scenario/parameter';
import type { Scenario } from '../../scenario/scenario';
import type { Model } from '../world';
import { durationLaws } from './durations';
import { Lever, Purpose } from './enums';
import { expectedCourse, profileOf } from './infectiousness';
import { leversOf } from './levers';
import { expectedContacts } from './matrix';
import { growthRate, type Mixing, membership, unitReproduction } from './nextGeneration';
import { LAYERS, Layer, type People } from './people';
import type { LayerContacts } from './population';
import { scheduleOf } from './schedule';
import { activityLevels, staticTables } from './statics';
import { list, num, on, type Values, word } from './values';

export interface CityModel extends Model {
  readonly people: People;
  /** u32[Table.words] */
  readonly tables: Uint32Array;
  /** 1 or 2: how many variants the run keeps apart. */
  readonly variants: number;
  /** Persons in a community block. */
  readonly block: number;
  /** Transmission per contact and unit of infectiousness. */
  readonly beta: number;
  /** Spectral radius of the next-generation matrix without protocols. */
  readonly r0: number;
  /** Growth rate per day without protocols (Euler-Lotka). */
  readonly growthRate: number;
  /** Mean contacts a day by layer, f64[18 * 18] each. */
  readonly contacts: readonly Float64Array[];
  /** u32[Lever.words] in force on a day of a replicate. */
  levers(day: number, replicate: number): Uint32Array;
  /** Values in force on a day, for costs. */
  valuesOn(day: number): Values;
  /** The model with another value of one dated parameter on the days `[from, to)`: levers anew, everything else shared. Not validated. */
  overlaid(id: string, days: readonly [number, number], value: Value): CityModel;
}

const meanSquare = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value * value, 0) / values.length;

/** A Poisson number with the given mean by inversion; means above 20 are split so that exp(-mean) keeps its precision. */
function poisson(mean: number, day: number, replicate: number, seed: number): number {
  const parts = Math.max(1, Math.ceil(mean / 20));
  const draws = new Uint32Array(4);
  let total = 0;
  for (let part = 0; part < parts; part++) {
    philox(part, day, Purpose.importCount, 0, seed, replicate, draws);
    const u = (draws[0] + 0.5) / 2 ** 32;
    let p = exp(-mean / parts);
    let cumulative = p;
    let k = 0;
    while (u > cumulative && k < 200) {
      k++;
      p *= mean / parts / k;
      cumulative += p;
    }
    total += k;
  }
  return total;
}

/** What a model needs of its people, by people: many models of one population are built where parameters are moved. */
const known = new WeakMap<People, { persons: Float64Array; contacts: Map<string, readonly Float64Array[]> }>();

function ofPeople(people: People, daily: LayerContacts, classShare: number) {
  let own = known.get(people);
  if (!own) {
    own = { persons: membership(people), contacts: new Map() };
    known.set(people, own);
  }
  const key = JSON.stringify([daily, classShare]);
  let contacts = own.contacts.get(key);
  if (!contacts) {
    contacts = expectedContacts(people, daily, classShare);
    // Every slider value of the contacts would stay for ever.
    if (own.contacts.size > 8) own.contacts.clear();
    own.contacts.set(key, contacts);
  }
  return { persons: own.persons, contacts };
}

/** Tables, transmission and levers of a scenario over given people. Pure; the people are shared, not copied. */
export function modelOf(scenario: Scenario, people: People): CityModel {
  const { values } = scenario;
  const profile = profileOf(values);
  const laws = durationLaws(values);
  const course = expectedCourse(values, profile, laws);
  const daily = {
    household: num(values, 'contacts.household'),
    school: num(values, 'contacts.school'),
    work: num(values, 'contacts.work'),
    community: num(values, 'contacts.community'),
  };
  const { persons, contacts } = ofPeople(people, daily, num(values, 'contacts.classShare'));
  const susceptibility = list(values, 'disease.susceptibility');
  const interactions = list(values, 'disease.interactions');
  const mixing: Mixing = {
    contacts,
    persons,
    weights: Object.keys(Layer).map((name) => num(values, `disease.weight.${name}`)),
    susceptibility: susceptibility.map((value, band) => value / interactions[band]),
    activity: people.networks[Layer.community] ? 1 : meanSquare(activityLevels(values)),
  };
  const unit = unitReproduction(mixing, course);
  const asked = num(values, 'disease.r0');
  const beta = word(values, 'disease.scaling') === 'direct' ? asked : unit > 0 ? asked / unit : 0;
  const computed = Array.from({ length: LAYERS }, (_, layer) => !people.networks[layer]);
  const context = {
    agents: people.agents,
    // The shed table is scaled by 2 / peak.
    transmission: (beta * profile.peak) / 2,
    computed,
    profileShift: profile.shift,
    profileAlign: profile.align,
  };
  const valuesOn = scheduleOf(scenario);
  const arrival = on(values, 'variant.on') ? num(values, 'variant.day') : -1;
  const leversBy = (inForceOn: (day: number) => Values): CityModel['levers'] => {
    const compiled = new Map<Values, Uint32Array>();
    return (day, replicate) => {
      const inForce = inForceOn(day);
      let row = compiled.get(inForce);
      if (!row) {
        row = leversOf(inForce, context);
        compiled.set(inForce, row);
      }
      const rate = num(inForce, 'importation.rate');
      if (rate === 0 && day !== arrival) return row;
      const own = row.slice();
      own[Lever.imports] = rate > 0 ? poisson(rate, day, replicate, scenario.seed) : 0;
      own[Lever.arrivals] = day === arrival ? num(values, 'variant.cases') : 0;
      return own;
    };
  };
  const levers = leversBy(valuesOn);
  let growth: number | null = null;
  const model: CityModel = {
    scenario,
    agents: people.agents,
    horizon: scenario.horizon,
    units: { schools: people.schools, workplaces: people.workplaces },
    people,
    tables: staticTables(values, profile, laws),
    variants: on(values, 'variant.on') ? 2 : 1,
    block: num(values, 'population.block'),
    beta,
    r0: beta * unit,
    // Shown beside a run and decides nothing, so it is worked out when it is asked for.
    get growthRate() {
      growth ??= growthRate(mixing, course, beta);
      return growth;
    },
    contacts,
    levers,
    valuesOn,
    overlaid(id, [from, to], value) {
      const laid = new Map<Values, Values>();
      const own = (day: number): Values => {
        const before = valuesOn(day);
        if (day < from || day >= to) return before;
        const after = laid.get(before) ?? { ...before, [id]: value };
        laid.set(before, after);
        return after;
      };
      const outside = leversBy(own);
      const levers: CityModel['levers'] = (day, replicate) =>
        (day < from || day >= to ? model.levers : outside)(day, replicate);
      // Not a spread, which would work out the growth rate.
      return Object.create(model, { levers: { value: levers }, valuesOn: { value: own } });
    },
  };
  return model;
}
