/**
 * The hazard of the day. The kernels gather over the contacts of each susceptible person; the twin scatters from each infectious person,
 * which visits far fewer pairs. Contacts are symmetric and sums of u32 saturate, so that both orders give the same words.
 * Twin of shaders/city/contact.wgsl (docs/worlds/city.md, eq. 4 to 6) and network.wgsl.
 */
import { hazardThreshold } from '../../../gpu/lib/hazard';
import { mulhi, mulhiRound, saturatingAdd, scale29 } from '../../../gpu/lib/integer';
import { philox } from '../../../gpu/lib/philox';
import { CLASSES, Event, Lever, Purpose, Table, Today } from '../enums';
import { CIRCLE_LAYER, CIRCLES, PLACE_CIRCLES } from '../mixing';
import { LAYERS, Layer, Who } from '../people';
import { magnitudeOf } from './shed';
import { type CityState, chance } from './state';

/** Entries of `CityState.incoming` by layer and class. */
const KINDS = 16;

/** Whether person j can be infected by any variant today. */
export function open(s: CityState, j: number): boolean {
  return s.guard[j] >= 8 || (s.model.variants === 2 && s.guard[s.agents + j] >= 8);
}

/** Whether contributions to person j are summed. */
const counts = (s: CityState, j: number): boolean => open(s, j) || (s.asIf !== null && s.asIf[j] !== 0);

/** Adds a contribution of one contact to person j. */
function add(s: CityState, j: number, layer: number, second: number, amount: number): void {
  if (amount === 0) return;
  if (s.mark[j] === 0) {
    s.mark[j] = 1;
    s.list[s.touched++] = j;
  }
  const sums = s.pressure[layer * s.model.variants + second];
  sums[j] = saturatingAdd(sums[j], amount);
}

function scatterCircles(s: CityState, i: number, day: number, shed: number, magnitude: number): void {
  const { circle, levers, tables } = s;
  const { members } = s.model.people;
  const own = (shed >>> 26) & 7;
  const second = (shed >>> 29) & 1;
  const activity = tables[Table.activity + (shed >>> 30)];
  for (let c = 0; c < CIRCLES; c++) {
    if (levers[Lever.contacts + c] === 0 || !circle.enter(i, c)) continue;
    const layer = CIRCLE_LAYER[c];
    let amount = mulhiRound(magnitude, levers[Lever.outgoing + layer * CLASSES + own]);
    if (c >= PLACE_CIRCLES) amount = scale29(amount, activity);
    if (amount === 0) continue;
    const slots = circle.slots(levers, c);
    const whole = slots >>> 16;
    const part = ((slots & 0xffff) << 16) >>> 0;
    for (let k = 0; k < whole + (part !== 0 ? 1 : 0); k++) {
      const position = circle.meet(c, k, day);
      if (position < 0) continue;
      const j = c < PLACE_CIRCLES ? members[position] : position;
      if (!counts(s, j)) continue;
      if (k === whole && circle.pair(c, position, day)[0] >= part) continue;
      add(s, j, layer, second, amount);
    }
  }
}

function scatterHousehold(s: CityState, i: number, shed: number, magnitude: number): void {
  const { who, networks } = s.model.people;
  if (networks[Layer.household]) return;
  const amount = mulhiRound(magnitude, s.levers[Lever.outgoing + Layer.household * CLASSES + ((shed >>> 26) & 7)]);
  const first = i - ((who[i] >>> Who.memberShift) & 15);
  const end = first + ((who[i] >>> Who.sizeShift) & 15);
  for (let j = first; j < end; j++) {
    if (j !== i && counts(s, j)) add(s, j, Layer.household, (shed >>> 29) & 1, amount);
  }
}

function scatterNetworks(s: CityState, i: number, shed: number, magnitude: number): void {
  const { networks } = s.model.people;
  for (let layer = 0; layer < LAYERS; layer++) {
    const network = networks[layer];
    if (!network) continue;
    const amount = mulhiRound(magnitude, s.levers[Lever.outgoing + layer * CLASSES + ((shed >>> 26) & 7)]);
    for (let e = network.start[i]; e < network.start[i + 1]; e++) {
      const j = network.index[e];
      if (!counts(s, j)) continue;
      add(s, j, layer, (shed >>> 29) & 1, network.weight ? scale29(amount, network.weight[e]) : amount);
    }
  }
}

/** Sums the contributions of all contacts of the day, by layer and variant. */
export function scatter(s: CityState, day: number): void {
  prepareIncoming(s);
  for (let i = 0; i < s.agents; i++) {
    const shed = s.shed[i];
    if (shed === 0) continue;
    const magnitude = magnitudeOf(shed);
    scatterHousehold(s, i, shed, magnitude);
    scatterCircles(s, i, day, shed, magnitude);
    scatterNetworks(s, i, shed, magnitude);
  }
}

/**
 * Factors on a susceptible person's contributions, units of 2^-29, for today: by layer, contact class, and what else they depend on (size of
 * the household, level of activity). 512 words a day instead of two products a person and layer.
 */
function prepareIncoming(s: CityState): void {
  const { levers, today, tables, incoming } = s;
  const { networks } = s.model.people;
  for (let layer = 0; layer < LAYERS; layer++) {
    for (let own = 0; own < CLASSES; own++) {
      const g = scale29(levers[Lever.incoming + layer * CLASSES + own], today[Today.multiplier + layer]);
      for (let kind = 0; kind < KINDS; kind++) {
        const computed = networks[layer] === undefined;
        incoming[(layer * CLASSES + own) * KINDS + kind] =
          computed && layer === Layer.household
            ? scale29(g, tables[Table.household + kind])
            : computed && layer === Layer.community
              ? scale29(g, tables[Table.activity + (kind & 3)])
              : g;
      }
    }
  }
}

/** What the factor of a layer depends on besides the class. */
function kindOf(who: number, layer: number): number {
  return layer === Layer.household ? (who >>> Who.sizeShift) & 15 : (who >>> Who.activityShift) & 3;
}

const guarded = new Uint32Array(2);

/** Hazards of person j by layer and variant, units of 2^-28, into `out`; returns their saturating sum. */
export function hazardsOf(s: CityState, j: number, out: Uint32Array): number {
  for (let variant = 0; variant < s.model.variants; variant++) guarded[variant] = s.guard[variant * s.agents + j] & ~7;
  return hazardsWith(s, j, s.guard[j] & 7, guarded, out);
}

/**
 * The same with a contact class and with what is left of the hazard of each variant, units of 2^-29, that need not be those of the day.
 */
export function hazardsWith(s: CityState, j: number, own: number, left: Uint32Array, out: Uint32Array): number {
  const { variants, people } = s.model;
  let total = 0;
  for (let source = 0; source < LAYERS * variants; source++) {
    out[source] = 0;
    const sum = s.pressure[source][j];
    if (sum === 0) continue;
    const layer = variants === 1 ? source : source >> 1;
    const factor = s.incoming[(layer * CLASSES + own) * KINDS + kindOf(people.who[j], layer)];
    out[source] = scale29(scale29(sum, factor), left[source - layer * variants]);
    total = saturatingAdd(total, out[source]);
  }
  return total;
}

/**
 * Which of the hazards it was, in proportion to them. Where the total has saturated, the last ones lose their share; the order is the same
 * everywhere.
 *
 * @param u  u32 draw
 */
export function sourceOf(hazards: Uint32Array, sources: number, total: number, u: number): number {
  let pick = mulhi(u, total);
  let source = 0;
  while (source < sources - 1 && pick >= hazards[source]) pick -= hazards[source++];
  return source;
}

const hazards = new Uint32Array(2 * LAYERS);

/** Decides who is infected by today's contacts, and by which; marks it in `events` and clears the sums. */
export function decide(s: CityState, day: number): void {
  const { variants } = s.model;
  for (let k = 0; k < s.touched; k++) {
    const j = s.list[k];
    s.mark[j] = 0;
    const total = hazardsOf(s, j, hazards);
    for (let source = 0; source < s.pressure.length; source++) s.pressure[source][j] = 0;
    if (total === 0) continue;
    philox(j, day, Purpose.infection, 0, s.seed, s.replicate, s.draws);
    if (!chance(s.draws[0], hazardThreshold(total))) continue;
    const source = sourceOf(hazards, LAYERS * variants, total, s.draws[1]);
    const layer = Math.floor(source / variants);
    s.events[j] |= Event.infected | (layer << Event.layerShift) | (source % variants === 1 ? Event.second : 0);
  }
  s.touched = 0;
}
