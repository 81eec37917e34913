/** Words of Help, by section. */
import { words } from '../language';

export const helpText = words({
  en: {
    title: 'Help',
    sections: {
      guide: 'Guide',
      brief: 'In brief',
      keys: 'Keys',
      model: 'This model',
      machine: 'Where it runs',
      data: 'Your data',
      about: 'About',
    },
    nav: 'Parts of the help',
    brief: [
      'A simulated city: every person has an age, a household, a school or a job, and meets people every day. An infection spreads among them; tests, isolation, tracing and distancing act on single people. Move a slider: the same people live through the same days with the same luck, so every difference comes from the setting.',
      'This is a scenario, not a forecast. Each result is one run of one seed; “New seed” shows how much chance alone does, “How sure?” puts intervals on every number.',
    ],
    open: 'Open the guide',
    stageKeys:
      'On the stage: arrow keys move it, + and − zoom, 0 shows the whole city. On a slider: arrows and Page keys, with Shift ten steps at a time, Esc during a drag goes back.',
    letters: 'Keys of a single letter can be switched off in the settings.',
    settings: 'Settings of the page',
    parameters: 'Every setting, with its source',
    standard: (value: string) => `Default: ${value}.`,
    source: 'Source:',
    whole: 'The whole model: rules, equations, limits',
    local: 'Everything is computed and stays on this device.',
    adapter: (name: string) => `Graphics adapter: ${name}.`,
    noAdapter: 'No graphics adapter was found.',
    device: { gpu: 'The run shown is computed on the GPU.', twin: 'The run shown is computed on the CPU.' },
    most: (people: string) => `At most ${people} people fit here.`,
    browsers:
      'WebGPU comes with current Chrome, Edge, Firefox and Safari; in some it must be switched on, and it needs hardware acceleration. Without it the same model runs on the CPU with the same results, only slower.',
    version: (app: string) => `${app}.`,
    commit: (hash: string) => `Commit ${hash}.`,
    licence: 'Free software under the MIT licence.',
    paper: (paper: string) =>
      `It implements the system of ${paper}. What the paper claims is treated here as a hypothesis to test.`,
    cite: 'How to cite',
    citing:
      'Export has a citation of the run shown, as text, BibTeX and CITATION.cff, with link, version, seed and digest.',
    citeButton: 'Cite this run',
    figures: 'Observed figures and contacts',
    loading: 'Reading …',
    failed: 'The guide could not be read. Check the connection and open Help again.',
    back: 'Back to the guide',
    english: '',
  },
  de: {
    title: 'Hilfe',
    sections: {
      guide: 'Anleitung',
      brief: 'In Kürze',
      keys: 'Tasten',
      model: 'Dieses Modell',
      machine: 'Wo es rechnet',
      data: 'Eigene Daten',
      about: 'Über Murmuration',
    },
    nav: 'Teile der Hilfe',
    brief: [
      'Eine simulierte Stadt: Jeder Mensch hat ein Alter, einen Haushalt, eine Schule oder Arbeit und trifft täglich andere. Eine Infektion breitet sich aus; Tests, Isolation, Kontaktverfolgung und Abstand wirken auf Einzelne. Wer einen Regler bewegt, sieht dieselben Menschen an denselben Tagen mit demselben Glück: Jeder Unterschied kommt von der Einstellung.',
      'Dies ist ein Szenario, keine Vorhersage. Jedes Ergebnis ist ein Lauf mit einem Startwert; „Neuer Startwert“ zeigt, was der Zufall allein bewirkt, „Wie sicher?“ setzt Intervalle an jede Zahl.',
    ],
    open: 'Anleitung öffnen',
    stageKeys:
      'Auf der Bühne: Pfeiltasten verschieben, + und − ändern den Maßstab, 0 zeigt die ganze Stadt. Auf einem Regler: Pfeil- und Bildtasten, mit Umschalt zehn Schritte auf einmal, Esc beim Ziehen führt zurück.',
    letters: 'Tasten aus einem Buchstaben lassen sich in den Einstellungen abschalten.',
    settings: 'Einstellungen der Seite',
    parameters: 'Alle Größen mit ihrer Quelle (englisch)',
    standard: (value) => `Vorgabe: ${value}.`,
    source: 'Quelle:',
    whole: 'Das ganze Modell: Regeln, Gleichungen, Grenzen (englisch)',
    local: 'Alles wird auf diesem Gerät berechnet und bleibt hier.',
    adapter: (name) => `Grafikkarte: ${name}.`,
    noAdapter: 'Es wurde keine Grafikkarte gefunden.',
    device: { gpu: 'Der gezeigte Lauf rechnet auf der GPU.', twin: 'Der gezeigte Lauf rechnet auf der CPU.' },
    most: (people) => `Höchstens ${people} Menschen passen hierher.`,
    browsers:
      'Aktuelle Versionen von Chrome, Edge, Firefox und Safari bieten WebGPU; in manchen ist es erst einzuschalten, und es braucht Hardwarebeschleunigung. Ohne WebGPU rechnet dasselbe Modell auf der CPU, mit denselben Ergebnissen, nur langsamer.',
    version: (app) => `${app}.`,
    commit: (hash) => `Commit ${hash}.`,
    licence: 'Freie Software unter der MIT-Lizenz.',
    paper: (paper) =>
      `Murmuration setzt das System aus ${paper} um. Die Aussagen des Artikels gelten hier als Hypothesen, die zu prüfen sind.`,
    cite: 'Zitieren',
    citing:
      'Unter „Export“ steht ein Zitat des gezeigten Laufs als Text, BibTeX und CITATION.cff, mit Link, Version, Startwert und Prüfsumme.',
    citeButton: 'Diesen Lauf zitieren',
    figures: 'Beobachtete Zahlen und Kontakte',
    loading: 'Wird gelesen …',
    failed: 'Die Anleitung ließ sich nicht lesen. Die Verbindung prüfen und die Hilfe noch einmal öffnen.',
    back: 'Zurück zur Anleitung',
    english: 'Die Anleitung ist auf Englisch.',
  },
});
