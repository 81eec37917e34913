/**
 * Enumerations and bit layouts of the city, pasted into WGSL by `#enum`. Values are append-only: draws, checkpoints and recorded
 * digests depend on them.
 */

/** Stage of the disease, bits 0..3 of a `health` word. */
export const Stage = {
  susceptible: 0,
  exposed: 1,
  presymptomatic: 2,
  asymptomatic: 3,
  symptomatic: 4,
  hospital: 5,
  critical: 6,
  recovered: 7,
  dead: 8,
} as const;

/** What a person's contacts are like today, bits 0..1 of a contact class; bit 2 says that the person wears a mask. */
export const Status = { free: 0, isolated: 1, quarantined: 2, hospital: 3 } as const;
export const CLASSES = 8;

/** What a draw is for: third word of the Philox counter. */
export const Purpose = {
  infection: 0,
  course: 1,
  request: 2,
  sample: 3,
  leave: 4,
  interview: 5,
  importation: 6,
  dropout: 7,
  seeding: 8,
  importCount: 9,
  mixing: 10,
  attribution: 11,
  witness: 12,
  pairSchoolClass: 32,
  pairSchool: 33,
  pairTeam: 34,
  pairWork: 35,
  pairBlock: 36,
  pairCity: 37,
  pairNetwork: 38,
} as const;

/** Bits of a `notice` word: why a person is to be told or infected today. */
export const Notice = { manual: 1, app: 2, importFirst: 4, importSecond: 8 } as const;

/** Bits of an `events` word: what happened to a person on this day. */
export const Event = {
  infected: 1 << 0,
  layerShift: 1, // bits 1..2: layer of the infecting contact
  imported: 1 << 3,
  second: 1 << 4, // by the second variant
  onset: 1 << 5,
  admitted: 1 << 6,
  worsened: 1 << 7,
  died: 1 << 8,
  recovered: 1 << 9,
  tested: 1 << 10,
  positive: 1 << 11,
  falsePositive: 1 << 12,
  isolated: 1 << 13,
  quarantined: 1 << 14,
  interviewed: 1 << 15,
  dosed: 1 << 16,
  again: 1 << 17, // infected, and had been before
} as const;

/** Fields of the state words: shift and mask. */
export const Health = {
  stageMask: 15,
  untilShift: 4, // 11 bits: first morning on which the next transition is due
  infectedShift: 15, // 11 bits: day of infection
  latencyShift: 26, // 5 bits: days between infection and infectiousness
  secondShift: 31, // 1 bit: second variant
  dayMask: 2047,
  latencyMask: 31,
} as const;

export const Care = {
  isolationShift: 0, // 11 bits: first morning without isolation
  quarantineShift: 11, // 11 bits: first morning without quarantine
  pendingShift: 22, // 5 bits: mornings until the result, counted so that 1 is due now; 0: no test under way
  pendingMask: 31,
  outcome: 1 << 27, // result of the test under way
  infected: 1 << 28, // whether the person was infected when tested
  worsens: 1 << 29, // the present stage leads to the next worse one
} as const;

export const Immunity = {
  dosesMask: 3,
  lastShift: 2, // 11 bits: day of the last dose
  positiveShift: 13, // 11 bits: day of the last positive result
  hasPositive: 1 << 24,
  interviewed: 1 << 25, // picked for an interview today
  infectionsShift: 26, // 2 bits: infections so far, at most 3
} as const;

/** Offsets into the static `tables` buffer, u32 words. */
export const Table = {
  hazardHigh: 0, // 256: 1 - exp(-k / 16) in 2^-32
  hazardLow: 256, // 256: 1 - exp(-k / 4096) in 2^-32
  shed: 512, // 2 variants x 4 classes x 32 days, 2^-30
  susceptibility: 768, // 32 age bands, 2^-29
  symptomatic: 800, // 32 thresholds
  severe: 832, // 32 thresholds, given symptoms
  critical: 864, // 32 thresholds, given hospital
  death: 896, // 32 thresholds, given critical
  household: 928, // 16 sizes: weight of a household contact, 2^-29
  activity: 944, // 4 levels, 2^-29
  durations: 960, // 7 laws x 128 cumulative thresholds
  vaccine: 1856, // 2 variants x 4 doses x 256 days: remaining hazard, 2^-29
  onward: 3904, // 4 doses x 256 days: remaining infectiousness, 2^-29
  disease: 4928, // 4 doses x 256 days: remaining probability of hospital, 2^-29
  natural: 5952, // 3 pairs x 256 days: remaining hazard after infection, 2^-29
  words: 6720,
} as const;

/** Rows of the shed table: stages from `exposed` to `symptomatic`, in order. Patients in hospital meet nobody. */
export const ShedClass = { exposed: 0, presymptomatic: 1, asymptomatic: 2, symptomatic: 3 } as const;
export const SHED_CLASSES = 4;

/** Duration laws in `Table.durations`. */
export const Law = {
  latent: 0,
  incubation: 1,
  admission: 2,
  worsening: 3,
  dying: 4,
  recovery: 5,
  recoverySevere: 6,
} as const;
export const LAW_DAYS = 128;

/** Offsets into the levers of a day (`now.levers`), u32 words; set by the protocols in force. */
export const Lever = {
  /** Transmission per contact by layer and contact class of the infectious person, 2^-30: 4 x 8. */
  outgoing: 0,
  /** Factor by layer and contact class of the susceptible person, 2^-29: 4 x 8. */
  incoming: 32,
  /** Contact multiplier of the layers while open and while closed, 2^-29: 2 x 4. */
  open: 64,
  closed: 68,
  /** Sensitivity by days since infection, thresholds: 32. */
  sensitivity: 72,
  /** Mean contacts a day in units of 2^-16 by circle: 6. */
  contacts: 104,
  testSymptomatic: 110,
  testQuarantined: 111,
  testScreening: 112,
  falsePositive: 113,
  /** Whole days of turnaround and the threshold for one day more. */
  turnaround: 114,
  turnaroundMore: 115,
  testCapacity: 116,
  /** Propensities below these comply, 0..65536. */
  isolationCompliance: 117,
  isolationSymptomatic: 118,
  quarantineCompliance: 119,
  isolationDays: 120,
  quarantineDays: 121,
  leave: 122,
  named: 123,
  namedCommunity: 124,
  interviewCapacity: 125,
  manualDelay: 126,
  app: 127,
  appDelay: 128,
  lookBack: 129,
  doseCapacity: 130,
  doseOrder: 131,
  doseInterval: 132,
  boosterInterval: 133,
  /** Refusal by age band, propensities below refuse: 18, in 32. */
  hesitancy: 134,
  dropout: 166,
  maskUptake: 167,
  trigger: 168,
  closeAt: 169,
  openAt: 170,
  minimumClosed: 171,
  behaviourHalf: 172,
  behaviourDelay: 173,
  behaviourWork: 174,
  behaviourCommunity: 175,
  imports: 176,
  arrivals: 177,
  traceManual: 178,
  traceApp: 179,
  /** Day of the infectiousness profile = days since infection + shift - align * latency, as i32. */
  profileShift: 180,
  profileAlign: 181,
  /** Days after a positive result in which nobody is tested again. */
  retest: 182,
  words: 184,
} as const;

/** What closes layers. */
export const Trigger = { none: 0, cases: 1, hospital: 2 } as const;
/** Who is vaccinated first. */
export const Order = { age: 0, contacts: 1, random: 2 } as const;

/** Words of the `today` buffer, decided on the device each morning. */
export const Today = {
  /** Contact multiplier of the layers in force, 2^-29: 4. */
  multiplier: 0,
  closed: 4,
  /** First day of the present closure. */
  since: 5,
  words: 8,
} as const;

/** Words of a ration's `quota` buffer, written by `allot`. */
export const Quota = {
  /** Everybody in a bin below this one is granted. */
  bin: 0,
  /** So many of this bin, in order of id. */
  left: 1,
  words: 4,
} as const;
/** Priority classes x 32 random bins. */
export const BINS = 1024;

/** Daily counters: positions in a row of the series. */
export const Count = {
  susceptible: 0,
  exposed: 1,
  presymptomatic: 2,
  asymptomatic: 3,
  symptomatic: 4,
  hospital: 5,
  critical: 6,
  recovered: 7,
  dead: 8,
  isolated: 9,
  quarantined: 10,
  vaccinated: 11,
  fullyVaccinated: 12,
  infections: 13,
  infectionsHousehold: 14,
  infectionsSchool: 15,
  infectionsWork: 16,
  infectionsCommunity: 17,
  infectionsImported: 18,
  infectionsSecond: 19,
  reinfections: 20,
  onsets: 21,
  admissions: 22,
  criticalAdmissions: 23,
  deaths: 24,
  recoveries: 25,
  tests: 26,
  positives: 27,
  falsePositives: 28,
  isolations: 29,
  quarantines: 30,
  interviews: 31,
  doses: 32,
  openSchool: 33,
  openWork: 34,
  openCommunity: 35,
  closed: 36,
  words: 37,
} as const;
