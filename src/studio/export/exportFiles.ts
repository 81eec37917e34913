/** Every file that the export dialog offers, made on request. What is in them stands with their writers. */
import { seriesCsv } from '../exports';
import { headlines } from '../headlines';
import { language } from '../language';
import type { Studio } from '../studio';
import type { ArchivePicture } from './archive';
import { captionOf, fileStem } from './caption';
import { type ExportRuns, exportRuns } from './exportRuns';
import { figureTables } from './figureTables';
import type { HubNames } from './hubverse';

export const FILE_KINDS = [
  ...(['scenario', 'resultPng', 'daily', 'tidy', 'archive', 'hubCsv', 'hubParquet', 'agentTorch', 'odd'] as const),
  ...(['resultSvg', 'hospitalPng', 'hospitalSvg'] as const),
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/**
 * The file, made of what is shown now.
 *
 * @throws RangeError where it needs days or replicates that are not there, with a sentence for the user
 */
export async function makeFile(studio: Studio, kind: FileKind, hub: HubNames): Promise<ExportFile> {
  if (kind === 'scenario') {
    const { scenario } = studio.store.getState();
    return { name: `${fileStem(scenario)}.scenario.json`, type: 'application/json', content: studio.documentText() };
  }
  const runs = exportRuns(studio);
  if (!runs) throw new RangeError('There are no days to export yet. Press Play first.');
  const { scenario, run, cited } = runs;
  const stem = fileStem(scenario);
  switch (kind) {
    case 'daily': {
      const content = seriesCsv(run.world.series, run.replicates[0], run.days, scenario.start);
      return { name: `${stem}-${run.days}-days.csv`, type: 'text/csv', content };
    }
    case 'tidy':
      return { name: `${stem}-tidy.zip`, type: 'application/zip', content: await tidyZip(runs) };
    case 'archive':
      return { name: `${stem}.zip`, type: 'application/zip', content: await archiveZip(studio, runs) };
    case 'hubCsv':
    case 'hubParquet':
      return hubFile(runs, kind, hub);
    case 'agentTorch': {
      const { agentTorchYaml } = await import('./agentTorch');
      const about = [cited.title, ...captionOf(scenario, 1, 'en').slice(1), cited.link];
      return { name: `${stem}-agenttorch.yaml`, type: 'text/yaml', content: agentTorchYaml(scenario, about) };
    }
    case 'odd': {
      const { oddPage } = await import('./odd');
      const content = oddPage(await modelPage(scenario.model.id), scenario, run.world.definition, cited.link);
      return { name: `${stem}-ODD.md`, type: 'text/markdown', content };
    }
    default: {
      const wanted = kind.startsWith('result') ? 'infections' : 'hospital';
      const ending = kind.endsWith('Png') ? 'png' : 'svg';
      const [{ content }] = (await pictures(studio, runs, [ending])).filter(({ path }) => path.includes(wanted));
      const type = ending === 'png' ? 'image/png' : 'image/svg+xml';
      return { name: `${stem}-${wanted}.${ending}`, type, content };
    }
  }
}

interface Picture extends ArchivePicture {
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** The figures of the run in the formats asked for: the first with the headline numbers over it. */
export async function pictures(
  studio: Studio,
  { run, baseline, scenario }: ExportRuns,
  endings: readonly ('svg' | 'png')[],
): Promise<Picture[]> {
  const { chartSvg } = await import('./chartSvg');
  const document = studio.documentText(scenario);
  const n = run.replicates.length;
  const made: Picture[] = [];
  for (const { id, title, table } of figureTables(run, baseline)) {
    // The result's own picture is headed by what the user calls it.
    const named = id === 'infections' && scenario.title.trim() !== '';
    const texts = {
      title: named ? scenario.title : title,
      caption: captionOf(scenario, n, language()),
      document,
      language: language(),
      facts: id === 'infections' ? facts(studio) : [],
    };
    const svg = chartSvg(named ? { ...table, unit: title } : table, texts);
    for (const ending of endings) {
      const content = ending === 'svg' ? svg : await (await import('./raster')).svgToPng(svg, document);
      made.push({ path: `figures/${id}.${ending}`, title, content });
    }
  }
  return made;
}

/** The tiles that a picture has room for. */
export function facts(studio: Studio): { label: string; value: string }[] {
  const frame = studio.session.frame();
  if (!frame) return [];
  const { world, current, baseline, day } = frame;
  const tiles = headlines(world, current, baseline, day, studio.spread.pairs(frame));
  return tiles.slice(0, 4).map(({ label, value }) => ({ label, value }));
}

async function tidyZip({ run, baseline, cited }: ExportRuns): Promise<Uint8Array<ArrayBuffer>> {
  const [{ tidyFiles }, { zipFiles }] = await Promise.all([import('./archive'), import('./zip')]);
  return zipFiles(tidyFiles(baseline ? [run, baseline] : [run], cited.title, new Date().toISOString()));
}

async function archiveZip(studio: Studio, runs: ExportRuns): Promise<Uint8Array<ArrayBuffer>> {
  const [{ archiveFiles }, { zipFiles }] = await Promise.all([import('./archive'), import('./zip')]);
  const { run, baseline, cited, scenario } = runs;
  const parts = {
    runs: baseline ? [run, baseline] : [run],
    cited,
    document: studio.documentText(scenario),
    pictures: await pictures(studio, runs, ['svg', 'png']),
    modelPage: await modelPage(scenario.model.id),
  };
  return zipFiles(archiveFiles(parts, new Date().toISOString()));
}

async function hubFile({ run }: ExportRuns, kind: 'hubCsv' | 'hubParquet', hub: HubNames): Promise<ExportFile> {
  const { hubFileName, hubRows, hubTable } = await import('./hubverse');
  const rows = hubRows(run, hub.location);
  if (kind === 'hubCsv') {
    const { csvText } = await import('./csvText');
    return { name: hubFileName(run, hub, 'csv'), type: 'text/csv', content: csvText(hubTable(rows)) };
  }
  const { hubParquet } = await import('./parquet');
  return {
    name: hubFileName(run, hub, 'parquet'),
    type: 'application/vnd.apache.parquet',
    content: hubParquet(rows),
  };
}

const pages = import.meta.glob<string>('../../../docs/worlds/*.md', { query: '?raw', import: 'default' });

/** The model's documentation. Every world has a page under its id (docs/adding-a-world.md). */
function modelPage(id: string): Promise<string> {
  return pages[`../../../docs/worlds/${id}.md`]();
}
