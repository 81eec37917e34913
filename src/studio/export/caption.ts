/** What stands under every exported figure, and the names of files. Pure. */
import type { Scenario } from '../../scenario/scenario';
import { words } from '../language';
import { appText } from './app';

const text = words({
  en: {
    untitled: 'Untitled scenario',
    days: (days: number, people: string) => `${people} people, ${days} days`,
    model: (id: string, version: number) => `Model ${id} v${version}`,
    seed: (seed: number) => `seed ${seed}`,
    one: 'n = 1 run, no interval',
    more: (n: number) => `n = ${n} runs, 95 % intervals of the mean`,
    notForecast: 'Scenario, not forecast.',
  },
  de: {
    untitled: 'Szenario ohne Titel',
    days: (days: number, people: string) => `${people} Menschen, ${days} Tage`,
    model: (id: string, version: number) => `Modell ${id} v${version}`,
    seed: (seed: number) => `Startwert ${seed}`,
    one: 'n = 1 Lauf, ohne Intervall',
    more: (n: number) => `n = ${n} Läufe, 95-%-Intervalle des Mittelwerts`,
    notForecast: 'Szenario, keine Vorhersage.',
  },
});

/** The scenario's title, or words for one that has none. */
export function titleOf({ title }: Scenario): string {
  return title.trim() === '' ? text().untitled : title;
}

/** Two lines: what was run, and with what; the last words are that it is no forecast. `n`: runs behind the figure. */
export function captionOf(scenario: Scenario, n: number, language: string): string[] {
  const say = text();
  const people = new Intl.NumberFormat(language).format(scenario.agents);
  return [
    `${titleOf(scenario)}: ${say.days(scenario.horizon, people)}, ${say.seed(scenario.seed)}, ${n > 1 ? say.more(n) : say.one}.`,
    `${say.model(scenario.model.id, scenario.model.version)}, ${appText()}. ${say.notForecast}`,
  ];
}

/** Start of the names of this scenario's files: its title or model, and its seed; letters that every system takes. */
export function fileStem({ title, model, seed }: Scenario): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .toLowerCase();
  return `${plain === '' ? model.id : plain}-seed-${seed}`;
}
