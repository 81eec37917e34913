/** What is said of a chart: to readers of the screen, and in its table and files. Pure. */
import type { ChartTable } from '../export/chartTable';
import { words } from '../language';
import { type Picture, peakOf, valueAt } from './picture';

export const chartWords = words({
  en: {
    day: 'Day',
    on: (value: string, day: number) => `${value} on day ${day}`,
    peak: (value: string, day: number) => `peak ${value} on day ${day}`,
    nothing: 'nothing yet',
    table: 'View as table',
    tableOf: (title: string) => `${title}, as a table`,
    rows: (from: number, to: number, all: number) => `Rows ${from} to ${to} of ${all}`,
    earlier: 'Earlier',
    later: 'Later',
    stale: 'For previous settings.',
    run: 'Run',
    log: 'Log',
    logTitle: 'Logarithmic axis (L)',
    shown: 'Shown',
    key: 'Key',
    load: 'Go to the settings of this run',
    closed: 'closed by the trigger',
    mark: (label: string, day: number) => `${label}, day ${day}`,
  },
  de: {
    day: 'Tag',
    on: (value: string, day: number) => `${value} am Tag ${day}`,
    peak: (value: string, day: number) => `Höchstwert ${value} am Tag ${day}`,
    nothing: 'noch nichts',
    table: 'Als Tabelle ansehen',
    tableOf: (title: string) => `${title}, als Tabelle`,
    rows: (from: number, to: number, all: number) => `Zeilen ${from} bis ${to} von ${all}`,
    earlier: 'Früher',
    later: 'Später',
    stale: 'Für frühere Einstellungen.',
    run: 'Rechnen',
    log: 'Log',
    logTitle: 'Logarithmische Achse (L)',
    shown: 'Gezeigt',
    key: 'Legende',
    load: 'Zu den Einstellungen dieses Laufs',
    closed: 'durch den Auslöser geschlossen',
    mark: (label: string, day: number) => `${label}, Tag ${day}`,
  },
});

/** The chart in a sentence: `New infections: 412 on day 43, peak 530 on day 40. Reported cases: …`. */
export function pictureSentence(title: string, picture: Picture): string {
  const text = chartWords();
  const lines = picture.lines.map((line) => {
    const now = valueAt(picture, line, picture.day);
    const peak = peakOf(picture, line);
    if (!now || !peak) return `${line.label}: ${text.nothing}`;
    const value = picture.text(now.value);
    return `${line.label}: ${text.on(value, now.day)}, ${text.peak(picture.text(peak.value), peak.day)}`;
  });
  return `${title} (${picture.unit}). ${lines.join('. ')}.`;
}

/** The picture as the table that exports take. */
export function pictureTable({ x, lines, unit }: Picture): ChartTable {
  return {
    unit,
    columns: [
      { name: 'day', label: chartWords().day, role: 'x' },
      ...lines.map(({ name, label, print, dash, rings }) => ({
        name,
        label,
        role: rings ? ('points' as const) : ('line' as const),
        colour: print,
        dash:
          dash.length === 0
            ? ('solid' as const)
            : dash[0] <= 3
              ? ('dot' as const)
              : dash.length > 2
                ? ('dashdot' as const)
                : ('dash' as const),
      })),
    ],
    rows: x.map((day, at) => [day, ...lines.map(({ values }) => values[at])]),
  };
}
