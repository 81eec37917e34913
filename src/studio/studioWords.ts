/** What the studio itself says in notices: files, links, people that do not fit, where it runs. Reasons found by the scenario's code stay English. */
import { words } from './language';

export const studioWords = words({
  en: {
    opened: (name: string) => `${name} is open.`,
    started: (what: string) => `${what}: started.`,
    otherFile: (role: string, name: string, digits: string) =>
      `The scenario was made with another file of ${role}: ${name}, SHA-256 ${digits}. Choose that file.`,
    roles: { people: 'people', edges: 'edges', observations: 'observations' },
    copied: 'Link copied.',
    compared: 'The link compares two runs, below the city.',
    toComparison: 'Go there',
    blocked: (link: string) => `Copying was blocked. Mark this link and press Ctrl+C: ${link}`,
    openDefault: 'Open the default',
    openPart: 'Open what can be read',
    copyLink: 'Copy link',
    stopped: (people: string) => `Building ${people} people was stopped.`,
    back: 'The settings before are back.',
    build: 'Build it',
    tooMany: (people: string, need: string, most: string) =>
      `${people} people need ${need}; this device can hold ${most} people.`,
    tooLarge: (people: string, need: string, most: string) => `${people} people need ${need}; this GPU allows ${most}.`,
    use: (people: string) => `Use ${people}`,
    smaller: (people: string) => `Running a smaller model on the CPU (${people} people).`,
    cpu: 'Running on the CPU.',
    measured: (people: string, speed: string) =>
      `The city begins with ${people} people, which this computer can play (${speed} million person-days a second).`,
    software: 'The graphics adapter is emulated in software.',
    noWebgpu: 'Your browser cannot use the GPU here.',
    noAdapter: 'The graphics adapter was refused (blocklist).',
    why: 'Why?',
    browsers: 'Browsers that work',
    details: 'Copy details',
  },
  de: {
    opened: (name: string) => `${name} ist offen.`,
    started: (what: string) => `${what}: begonnen.`,
    otherFile: (role: string, name: string, digits: string) =>
      `Das Szenario entstand mit einer anderen Datei der ${role}: ${name}, SHA-256 ${digits}. Diese Datei wählen.`,
    roles: { people: 'Personen', edges: 'Kanten', observations: 'Beobachtungen' },
    copied: 'Link kopiert.',
    compared: 'Der Link vergleicht zwei Läufe, unter der Stadt.',
    toComparison: 'Dorthin',
    blocked: (link: string) => `Das Kopieren wurde verhindert. Diesen Link markieren und Strg+C drücken: ${link}`,
    openDefault: 'Standard öffnen',
    openPart: 'Öffnen, was lesbar ist',
    copyLink: 'Link kopieren',
    stopped: (people: string) => `Der Aufbau von ${people} Personen wurde angehalten.`,
    back: 'Die Einstellungen davor gelten wieder.',
    build: 'Doch aufbauen',
    tooMany: (people: string, need: string, most: string) =>
      `${people} Personen brauchen ${need}; auf dieses Gerät passen ${most} Personen.`,
    tooLarge: (people: string, need: string, most: string) =>
      `${people} Personen brauchen ${need}; diese Grafikkarte erlaubt ${most}.`,
    use: (people: string) => `${people} nehmen`,
    smaller: (people: string) => `Ein kleineres Modell läuft auf dem Prozessor (${people} Personen).`,
    cpu: 'Gerechnet wird auf dem Prozessor.',
    measured: (people: string, speed: string) =>
      `Die Stadt beginnt mit ${people} Personen; so viele spielt dieser Rechner flüssig (${speed} Millionen Personentage in der Sekunde).`,
    software: 'Die Grafikkarte wird von Software nachgebildet.',
    noWebgpu: 'Der Browser kann die Grafikkarte hier nicht nutzen.',
    noAdapter: 'Die Grafikkarte wurde verweigert (Sperrliste).',
    why: 'Warum?',
    browsers: 'Browser, die es können',
    details: 'Einzelheiten kopieren',
  },
});
