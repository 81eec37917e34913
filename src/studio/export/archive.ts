/** What goes into the archive of a run, file by file. Asks the page for nothing: pictures and texts come as arguments. */
import { scenarioJsonSchema } from '../../scenario/schema';
import { seriesCsv } from '../exports';
import { SCENARIO_FILE } from './carried';
import { type Cited, citationCff } from './cite';
import { csvText } from './csvText';
import { dataPackage } from './dataPackage';
import type { ExportRun } from './exportRun';
import { oddPage } from './odd';
import { type CrateFile, roCrate } from './roCrate';
import { runsTable, SERIES_COLUMNS, SUMMARY_COLUMNS, seriesPortions, summaryTable } from './tidy';
import type { ZipEntry } from './zip';

export interface ArchivePicture {
  readonly path: string;
  readonly title: string;
  readonly content: string | Uint8Array;
}

export interface ArchiveParts {
  /** The run shown first, then its baseline. */
  readonly runs: readonly ExportRun[];
  readonly cited: Cited;
  /** The scenario file's text. */
  readonly document: string;
  readonly pictures: readonly ArchivePicture[];
  /** The model's documentation, Markdown. */
  readonly modelPage: string;
}

type File = ZipEntry & Omit<CrateFile, 'path'>;

/** The tidy tables and their descriptor, under paths relative to it. `created`: ISO date and time. */
export function tidyFiles(runs: readonly ExportRun[], title: string, created: string): File[] {
  const [run] = runs;
  const table = runsTable(runs);
  const csv = 'text/csv';
  const tables = [
    { name: 'runs', path: 'data/runs.csv', columns: table[0] },
    { name: 'timeseries', path: 'data/timeseries.csv', columns: SERIES_COLUMNS },
    { name: 'summary', path: 'data/summary.csv', columns: SUMMARY_COLUMNS },
  ] as const;
  const [about, series, summary] = tables;
  const license = run.scenario.license;
  return [
    { path: about.path, name: 'Runs and their parameters', type: csv, role: 'result', content: csvText(table) },
    { path: series.path, name: 'Daily counters, tidy', type: csv, role: 'result', content: texts(runs) },
    {
      path: summary.path,
      name: 'Outcomes over replicates',
      type: csv,
      role: 'result',
      content: csvText(summaryTable(runs)),
    },
    {
      path: 'datapackage.json',
      name: 'Table Schema of the CSV files',
      type: 'application/json',
      role: 'about',
      content: dataPackage(run.world, tables, { title, license, created }),
    },
  ];
}

function* texts(runs: readonly ExportRun[]): Generator<string> {
  for (const portion of seriesPortions(runs)) yield csvText(portion);
}

/** All files of the archive, the README last since it lists the others. */
export function archiveFiles(parts: ArchiveParts, created: string): ZipEntry[] {
  const { runs, cited, document, pictures, modelPage } = parts;
  const [run] = runs;
  const { scenario, world, days } = run;
  const json = 'application/json';
  const markdown = 'text/markdown';
  const files: File[] = [
    { path: SCENARIO_FILE, name: 'Scenario', type: json, role: 'input', content: document },
    {
      path: 'scenario.schema.json',
      name: 'JSON Schema of the scenario',
      type: 'application/schema+json',
      role: 'about',
      content: scenarioJsonSchema(),
    },
    ...tidyFiles(runs, cited.title, created),
    {
      path: 'data/daily.csv',
      name: 'Daily counters, one column each; opens in the studio as observations',
      type: 'text/csv',
      role: 'result',
      content: seriesCsv(world.series, run.replicates[0], days, scenario.start),
    },
    ...pictures.map(
      ({ path, title, content }): File => ({
        path,
        name: title,
        type: path.endsWith('.png') ? 'image/png' : 'image/svg+xml',
        role: 'result',
        content,
      }),
    ),
    {
      path: 'ODD.md',
      name: 'Description of the model (ODD protocol), with the values of this scenario',
      type: markdown,
      role: 'about',
      content: oddPage(modelPage, scenario, world.definition, cited.link),
    },
    {
      path: 'CITATION.cff',
      name: 'How to cite this run',
      type: 'text/yaml',
      role: 'about',
      content: citationCff(cited),
    },
  ];
  const readme: File = {
    path: 'README.md',
    name: 'What is in here',
    type: markdown,
    role: 'about',
    content: readmeText(cited, run, files),
  };
  const crate = roCrate({
    title: cited.title,
    description: `${scenario.description.trim() || `A run of the model ${world.definition.title}`}. Scenario, not forecast.`,
    license: scenario.license,
    authors: scenario.authors,
    link: cited.link,
    app: { name: 'Murmuration', version: cited.version, commit: cited.commit },
    date: created,
    files: [...files, readme],
    data: scenario.data,
  });
  return [...files, { path: 'ro-crate-metadata.json', content: crate }, readme];
}

function readmeText(cited: Cited, run: ExportRun, files: readonly File[]): string {
  const { scenario, hash, digest, link, version, commit } = { ...cited };
  const n = run.replicates.length;
  return `# ${cited.title.replace(/\s+/g, ' ')}

${scenario.description.trim()}${scenario.description.trim() === '' ? '' : '\n\n'}**Scenario, not forecast.** Counts are of simulated people: ${scenario.agents} of them, ${run.days} of ${scenario.horizon} days, seed ${scenario.seed}, ${n === 1 ? 'one run, no interval' : `${n} runs (replicates 0 to ${n - 1})`}.

Open it again: ${link}

Or drop this archive, \`${SCENARIO_FILE}\` or a picture onto the studio, or run \`npm run -s cli -- run ${SCENARIO_FILE}\`.

| | |
|---|---|
| model | ${scenario.model.id} v${scenario.model.version} |
| software | Murmuration ${version} (commit ${commit}) |
| scenario | SHA-256 ${hash} |
| digest of the run | ${digest ?? 'not finished when it was exported'} |

| file | what it is |
|---|---|
${files.map(({ path, name }) => `| \`${path}\` | ${name} |`).join('\n')}
| \`ro-crate-metadata.json\` | Provenance (RO-Crate, Process Run Crate) |
`;
}
