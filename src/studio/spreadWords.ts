/** What is said about the spread of outcomes: the line under the tiles and the job that makes it known. Pure. */
import { duration } from './format';
import { words } from './language';
import type { SpreadState } from './spread';

const text = words({
  en: {
    single: "One run of each on the same random numbers; press 'How sure?' for an interval.",
    stop: 'Stop',
    pairs: 'pairs',
    runs: 'runs',
    sure: (count: number, what: string) => `How sure? Run ${count} ${what}`,
    rest: (count: number) => `Run the other ${count}`,
    more: (count: number) => `Run ${count} more`,
    of: (done: number, goal: number, what: string) => `${done} of ${goal} ${what}`,
    notReady: 'Single runs have no interval yet; ready when the run is finished.',
    elsewhere: 'Pairs of the settings before are being run.',
    onePair: 'The tiles show one run of each, without an interval.',
    oneRun: 'The tiles show one run, without an interval.',
    partial: (done: number, goal: number, what: string) =>
      `Partial: ${done} of ${goal} ${what}. The interval is wider.`,
    knownPairs: (done: number, seed: number) =>
      `95 % intervals of the mean, ${done} paired runs on common random numbers, seed ${seed}.`,
    knownRuns: (done: number, seed: number) => `95 % intervals of the mean, ${done} runs, seed ${seed}.`,
  },
  de: {
    single: 'Je ein Lauf mit denselben Zufallszahlen; „Wie sicher?“ gibt ein Intervall.',
    stop: 'Stopp',
    pairs: 'Paare',
    runs: 'Läufe',
    sure: (count: number, what: string) => `Wie sicher? ${count} ${what} rechnen`,
    rest: (count: number) => `Die übrigen ${count} rechnen`,
    more: (count: number) => `${count} weitere rechnen`,
    of: (done: number, goal: number, what: string) => `${done} von ${goal} ${what}`,
    notReady: 'Einzelne Läufe haben noch kein Intervall; bereit, wenn der Lauf fertig ist.',
    elsewhere: 'Paare mit den Einstellungen davor werden gerechnet.',
    onePair: 'Die Kacheln zeigen je einen Lauf, ohne Intervall.',
    oneRun: 'Die Kacheln zeigen einen Lauf, ohne Intervall.',
    partial: (done: number, goal: number, what: string) =>
      `Teilergebnis: ${done} von ${goal} ${what}. Das Intervall ist breiter.`,
    knownPairs: (done: number, seed: number) =>
      `95-%-Intervalle des Mittels, ${done} gepaarte Läufe mit gemeinsamen Zufallszahlen, Startwert ${seed}.`,
    knownRuns: (done: number, seed: number) => `95-%-Intervalle des Mittels, ${done} Läufe, Startwert ${seed}.`,
  },
});

/** Words of the job that runs pairs. */
export const spreadJobWords = words({
  en: {
    pairsTitle: 'Comparison',
    runsTitle: 'Repeated runs',
    pairs: 'pairs',
    runs: 'runs',
    question: 'Stop the comparison and use what is done?',
  },
  de: {
    pairsTitle: 'Vergleich',
    runsTitle: 'Wiederholte Läufe',
    pairs: 'Paare',
    runs: 'Läufe',
    question: 'Den Vergleich anhalten und nehmen, was fertig ist?',
  },
});

/** Said by a difference of single runs. */
export const singleRuns = () => text().single;

/** Label of the one button of the line. */
export function spreadLabel({ running, paired, partial, done, chosen, seconds }: SpreadState): string {
  if (running) return text().stop;
  const what = paired ? text().pairs : text().runs;
  const cost = seconds === null ? '' : ` (${duration(seconds)})`;
  if (done === 1) return `${text().sure(chosen, what)}${cost}`;
  return chosen > done && partial
    ? `${text().rest(chosen - done)}${cost}`
    : `${text().more(moreOf(done, chosen))}${cost}`;
}

/** Pairs that a press adds: up to the number chosen, or as many again. */
function moreOf(done: number, chosen: number): number {
  return chosen > done ? chosen - done : chosen;
}

/** The sentence beside it. `seed` is that of the scenario shown. */
export function spreadText(state: SpreadState, seed: number): string {
  const { ready, running, elsewhere, paired, partial, done, goal } = state;
  const what = paired ? text().pairs : text().runs;
  if (running) return text().of(done, goal, what);
  if (done === 1) {
    if (elsewhere) return text().elsewhere;
    if (!ready) return text().notReady;
    return paired ? text().onePair : text().oneRun;
  }
  if (partial) return text().partial(done, goal, what);
  return (paired ? text().knownPairs : text().knownRuns)(done, seed);
}
