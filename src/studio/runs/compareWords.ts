/** Words of the comparison. */
import { duration } from '../format';
import { words } from '../language';
import type { SpreadState } from '../spread';
import type { Verdict } from './comparison';

export const compareWords = words({
  en: {
    title: 'Compare A and B',
    close: 'Close the comparison',
    day: (day: number, horizon: number) => `Up to day ${day} of ${horizon}`,
    difference: 'B − A',
    share: 'of A',
    to: 'to',
    axis: (percent: string) => `Axis: ±${percent} of A`,
    plot: (label: string, percent: string) => `${label}: B − A is ${percent} of A`,
    identical: 'A and B are the same scenario: every difference is exactly 0. Change a setting, or load another run.',
    unpaired:
      'A lives among other people than B, so runs cannot be paired. Pin B as A, or undo the change of the population.',
    verdicts: {
      none: 'no days yet',
      same: 'exactly 0',
      single: 'one pair, no interval',
      chance: 'no difference beyond chance',
      less: 'lower in B',
      more: 'higher in B',
    } satisfies Record<Verdict, string>,
    known: (n: number) => `Means and 95 % t intervals of ${n} pairs on the same random numbers.`,
    partial: (n: number, goal: number) => `Partial: ${n} of ${goal} pairs. The interval is wider.`,
    one: 'For these settings there is one pair so far: the two runs shown.',
    running: (n: number, goal: number) => `${n} of ${goal} pairs`,
    elsewhere: 'Pairs of the settings before are being run.',
    notReady: 'Pairs can be run when both runs are finished.',
    stale: 'For previous settings.',
    run: 'Run',
    stop: 'Stop',
    more: (count: number) => `Run ${count} more`,
    rest: 'Continue',
    pairs: 'Pairs of runs',
    cost: (pairs: number, cost: string | null) => `${pairs} pairs${cost === null ? '' : `, ${cost}`}`,
    hashes: (a: string, b: string) => `Scenarios: A ${a}, B ${b}`,
    save: 'Save as comparison.csv',
    choose: (letter: string) => `Which run is ${letter}`,
    settings: 'Settings that differ',
    setting: 'Setting',
    noSettings: 'None: A and B are the same scenario.',
    pin: 'Pin B as A',
  },
  de: {
    title: 'A und B vergleichen',
    close: 'Den Vergleich schließen',
    day: (day: number, horizon: number) => `Bis Tag ${day} von ${horizon}`,
    difference: 'B − A',
    share: 'von A',
    to: 'bis',
    axis: (percent: string) => `Achse: ±${percent} von A`,
    plot: (label: string, percent: string) => `${label}: B − A ist ${percent} von A`,
    identical:
      'A und B sind dasselbe Szenario: jeder Unterschied ist genau 0. Eine Einstellung ändern oder einen anderen Lauf laden.',
    unpaired:
      'A lebt unter anderen Menschen als B, darum lassen sich Läufe nicht paaren. B als A merken oder die Änderung der Bevölkerung rückgängig machen.',
    verdicts: {
      none: 'noch keine Tage',
      same: 'genau 0',
      single: 'ein Paar, kein Intervall',
      chance: 'kein Unterschied über den Zufall hinaus',
      less: 'in B niedriger',
      more: 'in B höher',
    } satisfies Record<Verdict, string>,
    known: (n: number) => `Mittel und 95-%-t-Intervalle aus ${n} Paaren mit denselben Zufallszahlen.`,
    partial: (n: number, goal: number) => `Teilergebnis: ${n} von ${goal} Paaren. Das Intervall ist breiter.`,
    one: 'Für diese Einstellungen gibt es bisher ein Paar: die beiden gezeigten Läufe.',
    running: (n: number, goal: number) => `${n} von ${goal} Paaren`,
    elsewhere: 'Paare mit den Einstellungen davor werden gerechnet.',
    notReady: 'Paare lassen sich rechnen, wenn beide Läufe fertig sind.',
    stale: 'Für frühere Einstellungen.',
    run: 'Rechnen',
    stop: 'Stopp',
    more: (count: number) => `${count} weitere`,
    rest: 'Fortsetzen',
    pairs: 'Paare von Läufen',
    cost: (pairs: number, cost: string | null) => `${pairs} Paare${cost === null ? '' : `, ${cost}`}`,
    hashes: (a: string, b: string) => `Szenarien: A ${a}, B ${b}`,
    save: 'Als comparison.csv speichern',
    choose: (letter: string) => `Welcher Lauf ${letter} ist`,
    settings: 'Unterschiedliche Einstellungen',
    setting: 'Einstellung',
    noSettings: 'Keine: A und B sind dasselbe Szenario.',
    pin: 'B als A merken',
  },
});

/** Label of the button that runs pairs, or stops them. */
export function runLabel({ running, partial, done, chosen }: SpreadState): string {
  if (running) return compareWords().stop;
  if (partial) return compareWords().rest;
  return done > 1 && chosen <= done ? compareWords().more(chosen) : compareWords().run;
}

/** What the next press costs: `16 pairs, about 40 s`. */
export function costText({ chosen, done, seconds }: SpreadState): string {
  return compareWords().cost(chosen > done ? chosen : done + chosen, seconds === null ? null : duration(seconds));
}
