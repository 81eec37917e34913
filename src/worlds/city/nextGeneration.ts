/**
 * The next-generation matrix of the city, its spectral radius R0, and the growth rate of the Euler-Lotka equation. Without
 * protocols and without depletion, in hazards: repeated contacts at home and in class saturate in the agents, not here, and a contact of
 * hazard h infects with probability 1 - exp(-h), which makes infections some 2 % fewer at the defaults.
 *
 * Source: Diekmann, Heesterbeek, Metz 1990. Types are age band x set of layers in which a person meets anybody x activity level: who is
 * infected at school is a member of a school, and meets as many people there as any member, not as few as the mean of its age. The
 * matrix is applied in its factors; activity needs two moments of every type only, because it multiplies contacts in the community.
 */
import { COURSE_DAYS } from './infectiousness';
import { BANDS, LAYERS, Layer, NO_SEAT, type People, Who } from './people';

/** Sets of layers, a bit each. */
const SETS = 1 << LAYERS;
const TYPES = BANDS * SETS;
const AGE_MASK = (1 << Who.ageBits) - 1;

export interface Mixing {
  /** Per layer f64[BANDS * BANDS]: mean (weighted) contacts a day of a person of band a with people of band b. */
  readonly contacts: readonly Float64Array[];
  /** f64[BANDS * SETS], persons by band and by the set of layers in which they meet anybody; see `membership`. */
  readonly persons: Float64Array;
  /** f64[LAYERS], transmission weight of a contact. */
  readonly weights: readonly number[];
  /** f64[BANDS], relative susceptibility (divided by the scenario's divisor of the hazard). */
  readonly susceptibility: readonly number[];
  /** Mean square of the personal factors on fresh community contacts, whose mean is 1; 1 where the community is an imported network. */
  readonly activity: number;
}

/** f64[BANDS * SETS]: persons of each band by the set of layers (bit = layer) in which they have anybody to meet. */
export function membership(people: People): Float64Array {
  const { who, seats, networks, agents } = people;
  const persons = new Float64Array(TYPES);
  const meets = (i: number, layer: number): boolean => {
    const network = networks[layer];
    if (network) return network.start[i + 1] > network.start[i];
    if (layer === Layer.household) return ((who[i] >>> Who.sizeShift) & 15) > 1;
    if (layer === Layer.community) return agents > 1;
    return seats[2 * i + layer - Layer.school] !== NO_SEAT;
  };
  for (let i = 0; i < agents; i++) {
    let set = 0;
    for (let layer = 0; layer < LAYERS; layer++) if (meets(i, layer)) set |= 1 << layer;
    persons[(who[i] & AGE_MASK) * SETS + set]++;
  }
  return persons;
}

/** Sum over the types of a band that have a layer. */
function ofLayer(values: Float64Array, band: number, layer: number): number {
  let total = 0;
  for (let set = 0; set < SETS; set++) if (((set >>> layer) & 1) === 1) total += values[band * SETS + set];
  return total;
}

/** The next-generation matrix in factors: per layer the mean contacts of a member, and how those who are met fall to the types. */
class NextGeneration {
  /** f64[LAYERS][BANDS * BANDS]: weighted contacts a day of a member of band a with band b, times the susceptibility of b. */
  private readonly rates: Float64Array[];
  /** f64[LAYERS][TYPES]: share of a layer's members of a band that are of the type. */
  private readonly shares: Float64Array[];

  constructor(private readonly mixing: Mixing) {
    const { contacts, persons, weights, susceptibility } = mixing;
    this.rates = contacts.map(() => new Float64Array(BANDS * BANDS));
    this.shares = contacts.map(() => new Float64Array(TYPES));
    for (let a = 0; a < BANDS; a++) {
      let all = 0;
      for (let set = 0; set < SETS; set++) all += persons[a * SETS + set];
      for (let layer = 0; layer < LAYERS; layer++) {
        const members = ofLayer(persons, a, layer);
        if (members === 0) continue;
        for (let b = 0; b < BANDS; b++) {
          const at = a * BANDS + b;
          this.rates[layer][at] = (weights[layer] * contacts[layer][at] * susceptibility[b] * all) / members;
        }
        for (let set = 0; set < SETS; set++) {
          if (((set >>> layer) & 1) === 1) this.shares[layer][a * SETS + set] = persons[a * SETS + set] / members;
        }
      }
    }
  }

  /**
   * The generation after `now`, for expected infectiousness `total[a]` of a person of band a at unit transmission.
   *
   * @param now  f64[2][TYPES]: infected persons of every type, and the same weighted with their activity
   */
  private apply(now: readonly Float64Array[], total: Float64Array): Float64Array[] {
    const next = [new Float64Array(TYPES), new Float64Array(TYPES)];
    for (let layer = 0; layer < LAYERS; layer++) {
      const fresh = layer === Layer.community;
      const met = new Float64Array(BANDS);
      for (let a = 0; a < BANDS; a++) {
        const source = total[a] * ofLayer(now[fresh ? 1 : 0], a, layer);
        if (source > 0) for (let b = 0; b < BANDS; b++) met[b] += source * this.rates[layer][a * BANDS + b];
      }
      for (let type = 0; type < TYPES; type++) {
        const infected = met[Math.floor(type / SETS)] * this.shares[layer][type];
        next[0][type] += infected;
        next[1][type] += infected * (fresh ? this.mixing.activity : 1);
      }
    }
    return next;
  }

  /** Where the last iteration ended. */
  private last: readonly Float64Array[] | null = null;

  /**
   * Largest eigenvalue by power iteration from everybody alike; + - * / only, so portable. `onward`: from where the last one ended,
   * which is quicker for a matrix close by and differs in the last digits.
   */
  radius(total: Float64Array, onward = false): number {
    let now = (onward && this.last) || [this.mixing.persons, this.mixing.persons];
    let radius = 0;
    for (let iteration = 0; iteration < 400; iteration++) {
      let before = 0;
      for (let type = 0; type < TYPES; type++) before += now[0][type];
      if (!(before > 0)) return 0;
      now = this.apply(now, total);
      let after = 0;
      for (let type = 0; type < TYPES; type++) after += now[0][type];
      const change = Math.abs(after / before - radius);
      radius = after / before;
      if (change < 1e-13 * radius) break;
      for (const moment of now) for (let type = 0; type < TYPES; type++) moment[type] /= after;
    }
    this.last = now;
    return radius;
  }
}

/**
 * R0 at transmission 1 per unit of infectiousness.
 *
 * @param course  f64[BANDS][COURSE_DAYS], expected infectiousness by days since infection
 */
export function unitReproduction(mixing: Mixing, course: Float64Array): number {
  const total = new Float64Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    for (let day = 0; day < COURSE_DAYS; day++) total[band] += course[band * COURSE_DAYS + day];
  }
  return new NextGeneration(mixing).radius(total);
}

/** Growth rate per day at transmission `beta`: the r at which the matrix with infectiousness discounted by e^(-r day) has radius 1. */
export function growthRate(mixing: Mixing, course: Float64Array, beta: number): number {
  const generation = new NextGeneration(mixing);
  const radiusAt = (r: number) => {
    const total = new Float64Array(BANDS);
    for (let band = 0; band < BANDS; band++) {
      for (let day = 0; day < COURSE_DAYS; day++) total[band] += course[band * COURSE_DAYS + day] * Math.exp(-r * day);
    }
    return beta * generation.radius(total, true);
  };
  let low = -1;
  let high = 3;
  if (!(radiusAt(0) > 0)) return Number.NEGATIVE_INFINITY;
  for (let k = 0; k < 50; k++) {
    const middle = (low + high) / 2;
    if (radiusAt(middle) > 1) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
