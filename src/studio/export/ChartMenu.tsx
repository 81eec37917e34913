/** The menu of one chart: its numbers as CSV, its picture as PNG or SVG. The chart itself is drawn by whoever mounts this. */
import { useId, useRef } from 'react';
import { useStudio } from '../context';
import { download } from '../exports';
import { language, words } from '../language';
import type { Studio } from '../studio';
import { captionOf, fileStem } from './caption';
import { type ChartTable, tableCsv } from './chartTable';
import { shown } from './shown';
import './chartMenu.css';
import { messageOf } from '../messageOf';

const text = words({
  en: {
    open: 'Export',
    of: (title: string) => `Export the chart: ${title}`,
    csv: 'Numbers (CSV)',
    png: 'Picture (PNG, reopens as a scenario)',
    svg: 'Picture for print (SVG)',
    empty: 'There is nothing to export yet. Press Play first.',
    failed: (why: string) => `The picture could not be made: ${why}`,
  },
  de: {
    open: 'Export',
    of: (title: string) => `Diagramm exportieren: ${title}`,
    csv: 'Zahlen (CSV)',
    png: 'Bild (PNG, öffnet sich wieder als Szenario)',
    svg: 'Bild für den Druck (SVG)',
    empty: 'Es gibt noch nichts zu exportieren. Zuerst „Abspielen“ drücken.',
    failed: (why: string) => `Das Bild konnte nicht erzeugt werden: ${why}`,
  },
});

export const CHART_FORMATS = ['csv', 'png', 'svg'] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

interface ChartMenuProps {
  /** In words, as over the chart; also names the files. */
  readonly title: string;
  /** The numbers of the chart as it is shown now; asked for when a format is chosen. */
  readonly series: () => ChartTable;
}

export function ChartMenu({ title, series }: ChartMenuProps) {
  const studio = useStudio();
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const labels = text();
  const save = (format: ChartFormat) => {
    menu.current?.hidePopover();
    void exportChart(studio, title, series(), format);
  };
  return (
    <div className="chart-menu">
      <button type="button" className="quiet" popoverTarget={id} aria-label={labels.of(title)}>
        {labels.open}
      </button>
      <div ref={menu} id={id} popover="auto" className="chart-menu-list">
        {CHART_FORMATS.map((format) => (
          <button key={format} type="button" className="quiet" onClick={() => save(format)}>
            {labels[format]}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Hands the chart to the user as a file; says so where there is nothing in it, or where the browser cannot draw it. */
export async function exportChart(
  studio: Studio,
  title: string,
  table: ChartTable,
  format: ChartFormat,
): Promise<void> {
  const about = shown(studio);
  if (!about || table.rows.length === 0) {
    studio.notify({ id: 'export', tone: 'info', text: text().empty });
    return;
  }
  const { scenario, runs } = table.of ?? { scenario: about.scenario, runs: about.pairs?.length ?? 1 };
  // A line without limits is one run, however many are known.
  const banded = table.columns.some(({ role }) => role === 'lower');
  const name = `${fileStem(scenario)}-${slug(title)}.${format}`;
  if (format === 'csv') {
    download(name, 'text/csv', tableCsv(table));
    return;
  }
  try {
    const document = studio.documentText(scenario);
    const bars = table.columns.some(({ role }) => role === 'bar');
    const draw = bars ? (await import('./barsSvg')).barsSvg : (await import('./chartSvg')).chartSvg;
    const svg = draw(table, {
      title,
      caption: captionOf(scenario, banded ? runs : 1, language()),
      document,
      language: language(),
    });
    if (format === 'svg') download(name, 'image/svg+xml', svg);
    else {
      const { svgToPng } = await import('./raster');
      download(name, 'image/png', await svgToPng(svg, document));
    }
    studio.dismiss('export');
  } catch (error) {
    const why = messageOf(error);
    studio.notify({ id: 'export', tone: 'error', text: text().failed(why) });
  }
}

function slug(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
}
