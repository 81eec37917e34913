/**
 * The pressure on a stored network in f64, straight from the equation of Chopra et al. 2023: what the integers of the twin and of the
 * kernels approximate. No stages are simulated and nothing is drawn; durations must be fixed and whole, and nobody shows symptoms.
 *
 * λ_i(t) = Σ_j R S_age(i) A_stage(j)(t) B_layer w(t - τ_j) / Ī_age(i), over the neighbours j of i (docs/worlds/city.md, eq. 4).
 */

import { NETWORK_ONE } from './importedNetwork';
import { profileOf } from './infectiousness';
import { Layer, type People, Who } from './people';
import { list, num, type Values } from './values';

export const NEVER = -1;

/** A(t - τ) w(t - τ): infectiousness of a person so many days after its infection; 0 once recovered. */
function infectiousness(values: Values): (sinceInfection: number) => number {
  const profile = profileOf(values);
  const latent = num(values, 'disease.latent.mean');
  const recovered = latent + num(values, 'disease.recovery.mean');
  return (day) => {
    if (day > recovered) return 0;
    const stage = day <= latent ? 'exposed' : 'asymptomatic';
    return num(values, `disease.infectivity.${stage}`) * profile.days[Math.min(day, profile.days.length - 1)];
  };
}

/**
 * Pressure of one imported layer on every susceptible person on `day`, f64[agents]; 0 for everybody who was ever infected.
 *
 * @param infectedOn  i32[agents], day of infection or `NEVER`
 * @throws RangeError where the layer of these people is not an imported network
 */
export function pressure64(
  people: People,
  values: Values,
  layer: keyof typeof Layer,
  infectedOn: Int32Array,
  day: number,
): Float64Array {
  const network = people.networks[Layer[layer]];
  if (!network) {
    throw new RangeError(
      `pressure64: the layer ${layer} is computed; import its edges. Example: franklin_edges.csv.gz`,
    );
  }
  const shed = infectiousness(values);
  const susceptibility = list(values, 'disease.susceptibility');
  const interactions = list(values, 'disease.interactions');
  const transmission = num(values, 'disease.r0') * num(values, `disease.weight.${layer}`);
  const pressure = new Float64Array(people.agents);
  for (let i = 0; i < people.agents; i++) {
    if (infectedOn[i] !== NEVER) continue;
    let met = 0;
    for (let e: number = network.start[i]; e < network.start[i + 1]; e++) {
      const j = network.index[e];
      if (infectedOn[j] === NEVER) continue;
      met += shed(day - infectedOn[j]) * (network.weight ? network.weight[e] / NETWORK_ONE : 1);
    }
    const band = people.who[i] & ((1 << Who.ageBits) - 1);
    pressure[i] = (met * transmission * susceptibility[band]) / interactions[band];
  }
  return pressure;
}
