/**
 * The protocols of one day compiled into the integers that kernels and twin read: thresholds, factors, capacities. Everything is
 * computed in f64 from + - * / and the portable functions, then rounded once.
 */
import { threshold } from '../../gpu/lib/hazard';
import { ASSAYS } from './assays';
import { CLASSES, Lever, Order, Status, Trigger } from './enums';
import { BANDS, LAYERS, Layer } from './people';
import { list, num, on, type Values, word } from './values';

const LAYER_NAMES = Object.keys(Layer);
/** Virus decay and deposition in a room, per hour (well-mixed room; van Doremalen et al. 2020, Thatcher et al. 2002). */
const OTHER_REMOVAL = 0.63 + 0.3;
/** Air changes per hour that the transmission was calibrated to. */
const USUAL_AIR_CHANGES = 3;
const UNLIMITED = 0xffffffff;

/** Units of 2^-29, at most just below 8. */
export const units29 = (x: number): number => Math.min(Math.round(x * 2 ** 29), 0xffffffff);
/** Units of 2^-30, at most just below 4. */
export const units30 = (x: number): number => Math.min(Math.round(x * 2 ** 30), 0xffffffff);
/** A share as a bound on 16-bit propensities, 0 … 65536. */
const propensity = (share: number): number => Math.round(share * 65536);

export interface LeverContext {
  readonly agents: number;
  /** Transmission per contact at unit weight, scaled to the shed table. */
  readonly transmission: number;
  /** Layers that are computed; imported ones have no circles. */
  readonly computed: readonly boolean[];
  readonly profileShift: number;
  readonly profileAlign: boolean;
}

/** Share of transmission that is left in a layer at the given air changes: the airborne part is inverse to removal from the room. */
function ventilationFactor(values: Values, layer: number): number {
  if (layer === Layer.household || !on(values, 'ventilation.on')) return 1;
  const airborne = num(values, 'ventilation.airborne');
  const changes = num(values, `ventilation.${LAYER_NAMES[layer]}`);
  return 1 - airborne + (airborne * (USUAL_AIR_CHANGES + OTHER_REMOVAL)) / (changes + OTHER_REMOVAL);
}

/** What is left of a person's contacts in a layer: [outgoing, incoming], by contact class. */
function contactFactors(values: Values, layer: number, contactClass: number): readonly [number, number] {
  const name = LAYER_NAMES[layer];
  const status = contactClass & 3;
  if (status === Status.hospital) return [0, 0];
  const contact =
    status === Status.isolated
      ? num(values, `isolation.contact.${name}`)
      : status === Status.quarantined
        ? num(values, `quarantine.contact.${name}`)
        : 1;
  if (contactClass < 4 || layer === Layer.household) return [contact, contact];
  const worn = num(values, `masks.worn.${name}`);
  return [contact * (1 - worn * num(values, 'masks.source')), contact * (1 - worn * num(values, 'masks.wearer'))];
}

function perHundredThousand(rate: number, agents: number): number {
  return rate >= 100000 ? UNLIMITED : Math.min(UNLIMITED, Math.round((rate * agents) / 100000));
}

/** Compliance after a support payment: the payment wins over pay / (pay + half) of those who would not comply. */
function supported(values: Values, share: number): number {
  const pay = num(values, 'isolation.support');
  return share + ((1 - share) * pay) / (pay + num(values, 'isolation.supportHalf'));
}

/** Largest transmission of a contact that the kernels can hold, units of 2^-30. */
const MOST_TRANSMISSION = 4;

const tooStrong = (values: Values, layer: string): string =>
  `With R0 ${num(values, 'disease.r0')} a single contact in the layer ${layer} would have to transmit more than the model can hold: ` +
  `too few contacts carry all of it. Lower disease.r0 or disease.weight.${layer}, or raise contacts. Example: contacts.community = 2.79`;

function contactLevers(row: Uint32Array, values: Values, context: LeverContext): void {
  const distancing = on(values, 'distancing.on');
  for (let layer = 0; layer < LAYERS; layer++) {
    const name = LAYER_NAMES[layer];
    const transmission =
      context.transmission * num(values, `disease.weight.${name}`) * ventilationFactor(values, layer);
    for (let contactClass = 0; contactClass < CLASSES; contactClass++) {
      const [out, incoming] = contactFactors(values, layer, contactClass);
      if (transmission * out > MOST_TRANSMISSION) throw new RangeError(tooStrong(values, name));
      row[Lever.outgoing + layer * CLASSES + contactClass] = units30(transmission * out);
      row[Lever.incoming + layer * CLASSES + contactClass] = units29(incoming);
    }
    row[Lever.open + layer] = units29(distancing ? num(values, `distancing.open.${name}`) : 1);
    row[Lever.closed + layer] = units29(distancing ? num(values, `distancing.closed.${name}`) : 1);
  }
  const share = num(values, 'contacts.classShare');
  const local = num(values, 'contacts.local');
  const circles = [
    [Layer.school, num(values, 'contacts.school') * share],
    [Layer.school, num(values, 'contacts.school') * (1 - share)],
    [Layer.work, num(values, 'contacts.work') * share],
    [Layer.work, num(values, 'contacts.work') * (1 - share)],
    [Layer.community, num(values, 'contacts.community') * local],
    [Layer.community, num(values, 'contacts.community') * (1 - local)],
  ];
  circles.forEach(([layer, contacts], circle) => {
    row[Lever.contacts + circle] = context.computed[layer] ? Math.round(contacts * 65536) : 0;
  });
}

function testingLevers(row: Uint32Array, values: Values, context: LeverContext): void {
  row[Lever.testCapacity] = perHundredThousand(num(values, 'testing.capacity'), context.agents);
  if (!on(values, 'testing.on')) return;
  row[Lever.testSymptomatic] = threshold(num(values, 'testing.symptomatic'));
  row[Lever.testQuarantined] = threshold(num(values, 'testing.quarantined'));
  row[Lever.testScreening] = threshold(num(values, 'testing.screening'));
  row[Lever.falsePositive] = threshold(num(values, 'testing.falsePositive'));
  const assay = word(values, 'testing.assay');
  const curve = assay === 'own' ? list(values, 'testing.curve') : ASSAYS[assay];
  const peak = num(values, 'testing.sensitivity');
  for (let day = 0; day < 32; day++) row[Lever.sensitivity + day] = threshold(curve[day] * peak);
  const turnaround = num(values, 'testing.turnaround');
  row[Lever.turnaround] = Math.floor(turnaround);
  row[Lever.retest] = num(values, 'testing.retest');
  row[Lever.turnaroundMore] = threshold(turnaround - Math.floor(turnaround));
}

function isolationLevers(row: Uint32Array, values: Values): void {
  if (on(values, 'isolation.on')) {
    row[Lever.isolationCompliance] = propensity(supported(values, num(values, 'isolation.compliance')));
    row[Lever.isolationSymptomatic] = propensity(supported(values, num(values, 'isolation.symptomatic')));
    row[Lever.isolationDays] = num(values, 'isolation.days');
  }
  row[Lever.leave] = threshold(num(values, 'isolation.break'));
}

function tracingLevers(row: Uint32Array, values: Values, context: LeverContext): void {
  row[Lever.interviewCapacity] = perHundredThousand(num(values, 'tracing.capacity'), context.agents);
  if (!on(values, 'tracing.on')) return;
  row[Lever.quarantineCompliance] = propensity(supported(values, num(values, 'quarantine.compliance')));
  row[Lever.quarantineDays] = num(values, 'quarantine.days');
  row[Lever.named] = threshold(num(values, 'tracing.named'));
  row[Lever.namedCommunity] = threshold(num(values, 'tracing.namedCommunity'));
  row[Lever.manualDelay] = num(values, 'tracing.delay');
  row[Lever.app] = propensity(num(values, 'tracing.app'));
  row[Lever.appDelay] = num(values, 'tracing.appDelay');
  row[Lever.lookBack] = num(values, 'tracing.lookBack');
  row[Lever.traceManual] = row[Lever.interviewCapacity] > 0 ? 1 : 0;
  row[Lever.traceApp] = row[Lever.app] > 0 ? 1 : 0;
}

function vaccinationLevers(row: Uint32Array, values: Values, context: LeverContext): void {
  if (!on(values, 'vaccination.on')) return;
  row[Lever.doseCapacity] = Math.round(num(values, 'vaccination.doses') * context.agents);
  row[Lever.doseOrder] = Order[word(values, 'vaccination.order') as keyof typeof Order];
  row[Lever.doseInterval] = num(values, 'vaccination.interval');
  row[Lever.boosterInterval] = num(values, 'vaccination.booster');
  row[Lever.dropout] = threshold(num(values, 'vaccination.dropout'));
  const hesitancy = list(values, 'vaccination.hesitancy');
  for (let band = 0; band < BANDS; band++) row[Lever.hesitancy + band] = propensity(hesitancy[band]);
}

function governanceLevers(row: Uint32Array, values: Values, context: LeverContext): void {
  const { agents } = context;
  if (on(values, 'masks.on')) row[Lever.maskUptake] = propensity(num(values, 'masks.uptake'));
  if (on(values, 'distancing.on')) {
    row[Lever.trigger] = Trigger[word(values, 'distancing.trigger') as keyof typeof Trigger];
    // At least one person: in a small city the threshold would round to none, which closes on day 1 whatever happens.
    row[Lever.closeAt] = Math.max(1, Math.round((num(values, 'distancing.closeAt') * agents) / 100000));
    row[Lever.openAt] = Math.round(
      (Math.min(num(values, 'distancing.openAt'), num(values, 'distancing.closeAt')) * agents) / 100000,
    );
    row[Lever.minimumClosed] = num(values, 'distancing.minimum');
  }
  row[Lever.behaviourHalf] = Math.max(1, Math.round((num(values, 'behaviour.half') * agents) / 100000));
  row[Lever.behaviourDelay] = num(values, 'behaviour.delay');
  if (on(values, 'behaviour.on')) {
    const response = num(values, 'behaviour.response');
    row[Lever.behaviourWork] = units29(response * num(values, 'behaviour.work'));
    row[Lever.behaviourCommunity] = units29(response * num(values, 'behaviour.community'));
  }
}

/** u32[Lever.words] of the day on which `values` are in force; imports and arrivals are the caller's. */
export function leversOf(values: Values, context: LeverContext): Uint32Array {
  const row = new Uint32Array(Lever.words);
  contactLevers(row, values, context);
  testingLevers(row, values, context);
  isolationLevers(row, values);
  tracingLevers(row, values, context);
  vaccinationLevers(row, values, context);
  governanceLevers(row, values, context);
  row[Lever.profileShift] = context.profileShift >>> 0;
  row[Lever.profileAlign] = context.profileAlign ? 1 : 0;
  return row;
}
