/** A story in words: what each kind of entry says, in both languages. Kinds that the catalogue does not know are told by their name. */
import type { StoryEntry, StoryGroup, StoryTrait } from '../../worlds/story';
import { whole } from '../format';
import { words } from '../language';

/** A piece of a sentence: text, or a person who can be chosen. */
export type Piece = string | { readonly agent: number };

type Place = Readonly<Record<string, string>>;

interface Catalogue {
  readonly person: (number: string) => string;
  readonly heading: (number: string, age: string | null) => string;
  readonly day: (day: string) => string;
  readonly start: string;
  /** Where: `at work`. */
  readonly at: Place;
  readonly why: Place;
  readonly by: string;
  readonly and: string;
  readonly more: (count: string) => string;
  readonly share: (percent: string) => string;
  readonly infectedStart: string;
  readonly infectedOutside: string;
  readonly infected: (place: string) => string;
  readonly again: (place: string) => string;
  readonly againOutside: string;
  readonly second: string;
  readonly infectious: string;
  readonly silent: string;
  readonly symptoms: string;
  readonly hospital: string;
  readonly critical: string;
  readonly recovered: string;
  readonly died: string;
  readonly tested: (why: string) => string;
  readonly positive: string;
  readonly falsePositive: string;
  readonly negative: string;
  readonly falseNegative: string;
  readonly isolated: (until: string) => string;
  readonly isolationOver: string;
  readonly isolationLeft: string;
  readonly quarantined: (until: string) => string;
  readonly quarantineOver: string;
  readonly quarantineLeft: string;
  readonly told: Place;
  readonly because: string;
  readonly ignored: string;
  readonly interviewed: (count: number) => string;
  readonly passedOn: (place: string) => string;
  readonly to: string;
  readonly dose: (count: number) => string;
  /** Summary. */
  readonly sum: {
    readonly notYet: string;
    readonly never: string;
    readonly start: string;
    readonly infected: (day: string, place: string) => string;
    readonly outside: (day: string) => string;
    readonly passedOn: (count: number, text: string) => string;
    readonly nobody: string;
    readonly died: (day: string) => string;
    readonly recovered: (day: string) => string;
    readonly times: (count: string) => string;
  };
  readonly groups: {
    readonly household: (size: number, text: string) => string;
    readonly alone: string;
    readonly school: (part: string, size: string) => string;
    readonly work: (part: string, size: string) => string;
    readonly block: (size: string) => string;
    readonly network: (count: string, layer: string) => string;
  };
  readonly layers: Place;
  readonly traits: Readonly<Record<string, readonly [yes: string, no: string]>>;
}

export const storyWords = words<Catalogue>({
  en: {
    person: (number) => `person ${number}`,
    heading: (number, age) => (age === null ? `Person ${number}` : `Person ${number}, aged ${age}`),
    day: (day) => `Day ${day}`,
    start: 'Start',
    at: { household: 'at home', school: 'at school', work: 'at work', community: 'in the community' },
    why: { symptoms: 'because of symptoms', quarantine: 'in quarantine', screening: 'by screening' },
    by: ' by ',
    and: ' and ',
    more: (count) => `${count} more`,
    share: (percent) => ` (probability ${percent})`,
    infectedStart: 'Infected when the run began',
    infectedOutside: 'Infected elsewhere, brought into the city',
    infected: (place) => `Infected ${place}`,
    again: (place) => `Infected again ${place}`,
    againOutside: 'Infected again elsewhere, brought into the city',
    second: ', second variant',
    infectious: 'Infectious, no symptoms yet',
    silent: 'Infectious, without symptoms',
    symptoms: 'Symptoms begin',
    hospital: 'Taken to hospital',
    critical: 'Critically ill',
    recovered: 'Recovered',
    died: 'Died',
    tested: (why) => `Tested ${why}`,
    positive: 'Result: positive',
    falsePositive: 'Result: positive, though not infected',
    negative: 'Result: negative',
    falseNegative: 'Result: negative, though infected',
    isolated: (until) => `Isolates until day ${until}`,
    isolationOver: 'Isolation is over',
    isolationLeft: 'Leaves isolation early',
    quarantined: (until) => `Quarantine until day ${until}`,
    quarantineOver: 'Quarantine is over',
    quarantineLeft: 'Leaves quarantine early',
    told: {
      app: 'Told by the app',
      tracers: 'Told by contact tracers',
      'app-and-tracers': 'Told by the app and by contact tracers',
    },
    because: ': contact of ',
    ignored: 'Does not quarantine',
    interviewed: (count) =>
      `Interviewed by contact tracers, names ${count === 0 ? 'nobody' : `${whole(count)} ${count === 1 ? 'contact' : 'contacts'}`}`,
    passedOn: (place) => `Passes it on ${place}`,
    to: ' to ',
    dose: (count) => `${['First', 'Second', 'Third'][count - 1] ?? `${count}th`} vaccine dose`,
    sum: {
      notYet: 'Not infected so far.',
      never: 'Never infected in this run.',
      start: 'Infected when the run began',
      infected: (day, place) => `Infected on day ${day} ${place}`,
      outside: (day) => `Infected elsewhere on day ${day}`,
      passedOn: (count, text) => `; passed it on to ${text} ${count === 1 ? 'person' : 'people'}`,
      nobody: '; passed it on to nobody',
      died: (day) => `Died on day ${day}.`,
      recovered: (day) => `Recovered on day ${day}.`,
      times: (count) => ` This was infection number ${count}.`,
    },
    groups: {
      household: (_, text) => `Household of ${text}`,
      alone: 'Lives alone',
      school: (part, size) => `School of ${size}, class of ${part}`,
      work: (part, size) => `Workplace of ${size}, team of ${part}`,
      block: (size) => `Neighbourhood of ${size}`,
      network: (count, layer) => `${count} stored contacts ${layer}`,
    },
    layers: { household: 'at home', school: 'at school', work: 'at work', community: 'in the community' },
    traits: {
      isolates: ['Isolates with a positive test', 'Does not isolate'],
      quarantines: ['Quarantines when told', 'Ignores notices'],
      mask: ['Wears a mask', 'Wears no mask'],
      app: ['Has the tracing app', 'Has no tracing app'],
      refuses: ['Refuses vaccination', 'Accepts vaccination'],
    },
  },
  de: {
    person: (number) => `Person ${number}`,
    heading: (number, age) => (age === null ? `Person ${number}` : `Person ${number}, Alter ${age}`),
    day: (day) => `Tag ${day}`,
    start: 'Beginn',
    at: { household: 'zu Hause', school: 'in der Schule', work: 'bei der Arbeit', community: 'im öffentlichen Leben' },
    why: { symptoms: 'wegen Symptomen', quarantine: 'in Quarantäne', screening: 'bei einer Reihenuntersuchung' },
    by: ' durch ',
    and: ' und ',
    more: (count) => `${count} weitere`,
    share: (percent) => ` (Wahrscheinlichkeit ${percent})`,
    infectedStart: 'Bei Beginn des Laufs infiziert',
    infectedOutside: 'Auswärts infiziert, in die Stadt gebracht',
    infected: (place) => `${upper(place)} infiziert`,
    again: (place) => `${upper(place)} erneut infiziert`,
    againOutside: 'Auswärts erneut infiziert, in die Stadt gebracht',
    second: ', zweite Variante',
    infectious: 'Ansteckend, noch ohne Symptome',
    silent: 'Ansteckend, ohne Symptome',
    symptoms: 'Symptome beginnen',
    hospital: 'Kommt ins Krankenhaus',
    critical: 'Lebensbedrohlich krank',
    recovered: 'Genesen',
    died: 'Gestorben',
    tested: (why) => `Test ${why}`,
    positive: 'Ergebnis: positiv',
    falsePositive: 'Ergebnis: positiv, obwohl nicht infiziert',
    negative: 'Ergebnis: negativ',
    falseNegative: 'Ergebnis: negativ, obwohl infiziert',
    isolated: (until) => `In Isolation bis Tag ${until}`,
    isolationOver: 'Isolation vorbei',
    isolationLeft: 'Bricht die Isolation ab',
    quarantined: (until) => `In Quarantäne bis Tag ${until}`,
    quarantineOver: 'Quarantäne vorbei',
    quarantineLeft: 'Bricht die Quarantäne ab',
    told: {
      app: 'Von der App benachrichtigt',
      tracers: 'Vom Gesundheitsamt benachrichtigt',
      'app-and-tracers': 'Von App und Gesundheitsamt benachrichtigt',
    },
    because: ': Kontakt von ',
    ignored: 'Geht nicht in Quarantäne',
    interviewed: (count) =>
      `Vom Gesundheitsamt befragt, nennt ${count === 0 ? 'niemanden' : `${whole(count)} ${count === 1 ? 'Kontakt' : 'Kontakte'}`}`,
    passedOn: (place) => `Steckt ${place} an:`,
    to: ' ',
    dose: (count) => `${count}. Impfdosis`,
    sum: {
      notYet: 'Bisher nicht infiziert.',
      never: 'In diesem Lauf nie infiziert.',
      start: 'Bei Beginn des Laufs infiziert',
      infected: (day, place) => `An Tag ${day} ${place} infiziert`,
      outside: (day) => `An Tag ${day} auswärts infiziert`,
      passedOn: (count, text) => `; steckte ${text} ${count === 1 ? 'Person' : 'Personen'} an`,
      nobody: '; steckte niemanden an',
      died: (day) => `An Tag ${day} gestorben.`,
      recovered: (day) => `An Tag ${day} genesen.`,
      times: (count) => ` Das war die ${count}. Infektion.`,
    },
    groups: {
      household: (_, text) => `Haushalt mit ${text} Personen`,
      alone: 'Lebt allein',
      school: (part, size) => `Schule mit ${size}, Klasse mit ${part} Personen`,
      work: (part, size) => `Betrieb mit ${size}, Team mit ${part} Personen`,
      block: (size) => `Nachbarschaft mit ${size} Personen`,
      network: (count, layer) => `${count} gespeicherte Kontakte ${layer}`,
    },
    layers: {
      household: 'zu Hause',
      school: 'in der Schule',
      work: 'bei der Arbeit',
      community: 'im öffentlichen Leben',
    },
    traits: {
      isolates: ['Geht mit positivem Test in Isolation', 'Geht nicht in Isolation'],
      quarantines: ['Geht nach einem Hinweis in Quarantäne', 'Beachtet keine Hinweise'],
      mask: ['Trägt Maske', 'Trägt keine Maske'],
      app: ['Hat die Warn-App', 'Hat keine Warn-App'],
      refuses: ['Lehnt die Impfung ab', 'Lässt sich impfen'],
    },
  },
});

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Whose names fit into a line of the timeline. */
const MOST_NAMED = 3;

/** `person 1, person 2 and 4 more` as pieces. */
function people(agents: readonly number[]): Piece[] {
  const text = storyWords();
  const named = agents.length > MOST_NAMED + 1 ? agents.slice(0, MOST_NAMED) : agents;
  const rest = agents.length - named.length;
  const parts: Piece[] = [...named.map((agent) => ({ agent })), ...(rest > 0 ? [text.more(whole(rest))] : [])];
  return parts.flatMap((part, k) => (k === 0 ? [part] : [k === parts.length - 1 ? text.and : ', ', part]));
}

/** What an entry says. */
export function entryPieces({ kind, how = '', agents = [], share, until = 0, count = 0 }: StoryEntry): Piece[] {
  const text = storyWords();
  const early = how === 'early';
  const wrong = how === 'false';
  switch (kind) {
    case 'infected':
    case 'reinfected': {
      const again = kind === 'reinfected';
      const second = count === 2 ? [text.second] : [];
      if (how === 'start') return [text.infectedStart];
      if (how === 'outside') return [again ? text.againOutside : text.infectedOutside, ...second];
      const sure = share === undefined || share > 0.995;
      return [
        (again ? text.again : text.infected)(text.at[how] ?? how),
        text.by,
        ...people(agents),
        ...(sure ? [] : [text.share(percent(share))]),
        ...second,
      ];
    }
    case 'infectious':
      return [how === 'asymptomatic' ? text.silent : text.infectious];
    case 'symptoms':
      return [text.symptoms];
    case 'hospital':
      return [text.hospital];
    case 'critical':
      return [text.critical];
    case 'recovered':
      return [text.recovered];
    case 'died':
      return [text.died];
    case 'tested':
      return [text.tested(text.why[how] ?? how)];
    case 'positive':
      return [wrong ? text.falsePositive : text.positive];
    case 'negative':
      return [wrong ? text.falseNegative : text.negative];
    case 'isolated':
      return [text.isolated(whole(until))];
    case 'isolation-over':
      return [early ? text.isolationLeft : text.isolationOver];
    case 'quarantined':
      return [text.quarantined(whole(until))];
    case 'quarantine-over':
      return [early ? text.quarantineLeft : text.quarantineOver];
    case 'notified':
      return [text.told[how] ?? how, text.because, ...people(agents)];
    case 'ignored':
      return [text.ignored];
    case 'interviewed':
      return [text.interviewed(count)];
    case 'passed-on':
      return [text.passedOn(text.at[how] ?? how), text.to, ...people(agents)];
    case 'dose':
      return [text.dose(count)];
    default:
      return [kind];
  }
}

/** `62 %`, unbroken; never 0 %, since it happened. */
const percent = (share: number) => `${Math.max(1, Math.min(99, Math.round(100 * share)))}\u00a0%`;

/** The story so far in a sentence or two. `ended`: nothing more can happen. */
export function summaryPieces(entries: readonly StoryEntry[], ended: boolean): Piece[] {
  const text = storyWords();
  const infections = entries.filter(({ kind }) => kind === 'infected' || kind === 'reinfected');
  const last = infections.at(-1);
  if (!last) return [ended ? text.sum.never : text.sum.notYet];
  const passedOn = entries.filter(({ kind }) => kind === 'passed-on').length;
  const { how = '', agents = [] } = last;
  const on = whole(last.day);
  const begin: Piece[] =
    how === 'start'
      ? [text.sum.start]
      : how === 'outside'
        ? [text.sum.outside(on)]
        : [text.sum.infected(on, text.at[how] ?? how), text.by, ...people(agents)];
  const over = entries.findLast(({ kind, day: when }) => (kind === 'recovered' || kind === 'died') && when >= last.day);
  const spread = passedOn > 0 ? [text.sum.passedOn(passedOn, whole(passedOn))] : over || ended ? [text.sum.nobody] : [];
  const end = over
    ? [` ${over.kind === 'died' ? text.sum.died(whole(over.day)) : text.sum.recovered(whole(over.day))}`]
    : [];
  const times = infections.length > 1 ? [text.sum.times(whole(infections.length))] : [];
  return [...begin, ...spread, '.', ...end, ...times];
}

/** The same as one text. */
export const plain = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : storyWords().person(whole(piece.agent)))).join('');

/** Age in the heading, null where the world has none. */
export function headingOf(agent: number, traits: readonly StoryTrait[]): string {
  const age = traits.find(({ kind }) => kind === 'age')?.value;
  return storyWords().heading(whole(agent), age === undefined ? null : String(age).replace('-', '–'));
}

/** Circles and habits, one line each. */
export function factsOf(groups: readonly StoryGroup[], traits: readonly StoryTrait[]): string[] {
  const text = storyWords();
  const circles = groups.map(({ kind, size, part = size }) => {
    const of = whole(size);
    if (kind === 'household') return size === 1 ? text.groups.alone : text.groups.household(size, of);
    if (kind === 'school') return text.groups.school(whole(part), of);
    if (kind === 'work') return text.groups.work(whole(part), of);
    if (kind === 'block') return text.groups.block(of);
    const layer = kind.replace('network-', '');
    return text.groups.network(whole(size - 1), text.layers[layer] ?? layer);
  });
  const habits = traits.flatMap(({ kind, value }) => {
    const known = text.traits[kind];
    return known && typeof value === 'boolean' ? [known[value ? 0 : 1]] : [];
  });
  return [...circles, ...habits];
}
