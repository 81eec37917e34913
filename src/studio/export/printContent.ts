/** What stands on the printed page, as data. Pure but for reading the studio. */
import type { Scenario } from '../../scenario/scenario';
import type { World } from '../../worlds/world';
import { headlines } from '../headlines';
import { language, words } from '../language';
import { labelOf, numberRow, valueText } from '../protocol/row';
import type { Studio } from '../studio';
import { captionOf } from './caption';
import { chartSvg } from './chartSvg';
import { exportRuns } from './exportRuns';
import { figureTables } from './figureTables';

const text = words({
  en: {
    defaults: 'Every setting is at its default.',
    more: (n: number) => `and ${n} more, all in the link`,
    dated: (n: number) => (n === 1 ? '1 dated change during the run' : `${n} dated changes during the run`),
    from: 'was',
    notForecast: 'A scenario, not a forecast: nothing is fitted to a place unless the settings say so.',
    one: 'One run of one seed, without an interval: chance alone may change these numbers.',
    runs: (n: number) =>
      `${n} runs of one seed. Intervals are 95 % intervals of the mean, not the range of what may happen.`,
    unscaled: 'Counts are of the people simulated and not scaled to a real population.',
    limits: 'No weekdays, holidays or seasons; hospitals never run out of beds; everybody hears the same figures.',
    assumptions: 'Compliance, behaviour and cost weights are assumptions; each setting names its source in the studio.',
  },
  de: {
    defaults: 'Alle Einstellungen stehen auf ihrem Standard.',
    more: (n: number) => `und ${n} weitere, alle im Link`,
    dated: (n: number) =>
      n === 1 ? '1 datierte Änderung während des Laufs' : `${n} datierte Änderungen während des Laufs`,
    from: 'sonst',
    notForecast: 'Ein Szenario, keine Vorhersage: Nichts ist an einen Ort angepasst, außer die Einstellungen sagen es.',
    one: 'Ein Lauf mit einem Startwert, ohne Intervall: Schon der Zufall kann diese Zahlen ändern.',
    runs: (n: number) =>
      `${n} Läufe mit einem Startwert. Intervalle sind 95-%-Intervalle des Mittelwerts, nicht die Spanne des Möglichen.`,
    unscaled: 'Gezählt sind die simulierten Menschen, nicht auf eine wirkliche Bevölkerung hochgerechnet.',
    limits:
      'Keine Wochentage, Feiertage oder Jahreszeiten; Krankenhäuser haben immer Platz; alle kennen dieselben Zahlen.',
    assumptions: 'Befolgung, Verhalten und Kostengewichte sind Annahmen; jede Einstellung nennt im Studio ihre Quelle.',
  },
});

export interface PrintContent {
  readonly title: string;
  readonly description: string;
  readonly tiles: readonly {
    readonly id: string;
    readonly label: string;
    readonly value: string;
    readonly change: string;
  }[];
  /** The figure, an SVG document. */
  readonly svg: string;
  readonly settings: readonly string[];
  readonly caveats: readonly string[];
  readonly caption: readonly string[];
  readonly link: string;
  readonly digest: string | null;
}

/** Settings that the page has room for. */
const MOST_SETTINGS = 10;
/** Characters of a description that the page has room for. */
const MOST_DESCRIPTION = 400;

/** The page of what is shown, null before the first day. */
export function printContent(studio: Studio): PrintContent | null {
  const runs = exportRuns(studio);
  const frame = studio.session.frame();
  if (!runs || !frame) return null;
  const { scenario, run, baseline, cited } = runs;
  const n = run.replicates.length;
  const caption = captionOf(scenario, n, language());
  const [figure] = figureTables(run, baseline);
  const tiles = headlines(frame.world, frame.current, frame.baseline, frame.day, studio.spread.pairs(frame));
  const say = text();
  return {
    title: cited.title,
    description: scenario.description.slice(0, MOST_DESCRIPTION),
    tiles: tiles.map(({ id, label, value, change }) => ({ id, label, value, change: change ?? '' })),
    svg: chartSvg(figure.table, { title: figure.title, caption: [], document: '', language: language() }),
    settings: settingsOf(scenario, run.world),
    caveats: [say.notForecast, n > 1 ? say.runs(n) : say.one, say.unscaled, say.limits, say.assumptions],
    caption,
    link: cited.link,
    digest: cited.digest,
  };
}

/** Settings off their defaults, a line each. */
export function settingsOf(scenario: Scenario, { definition, face }: Pick<World, 'definition' | 'face'>): string[] {
  const say = text();
  const lines = definition.parameters.flatMap((parameter) => {
    const here = scenario.values[parameter.id];
    if (JSON.stringify(here) === JSON.stringify(parameter.default)) return [];
    const [value, before] = [here, parameter.default].map((one) =>
      (parameter.kind === 'number' || parameter.kind === 'integer') && typeof one === 'number'
        ? numberRow(parameter, face).said(one)
        : valueText(parameter, one, face),
    );
    return [`${labelOf(parameter, face)}: ${value} (${say.from} ${before})`];
  });
  const dated = scenario.changes.length > 0 ? [say.dated(scenario.changes.length)] : [];
  const all = [...dated, ...lines];
  if (all.length === 0) return [say.defaults];
  const shown = all.slice(0, MOST_SETTINGS);
  return all.length > shown.length ? [...shown, say.more(all.length - shown.length)] : shown;
}
