/** Cite this run: plain text, BibTeX and CITATION.cff, each with what another person needs to get the same numbers. Pure. */
import type { Scenario } from '../../scenario/scenario';

/** What a citation is about. */
export interface Cited {
  readonly scenario: Scenario;
  /** As shown: never empty. */
  readonly title: string;
  /** Hex SHA-256 of the scenario. */
  readonly hash: string;
  /** Hex SHA-256 of the finished run, null before its end. */
  readonly digest: string | null;
  readonly link: string;
  readonly version: string;
  readonly commit: string;
  /** ISO date. */
  readonly date: string;
}

const SOFTWARE = 'Murmuration: a browser studio for Large Population Models';
const SOFTWARE_AUTHORS = 'The Murmuration authors';
/** The paper whose system Murmuration implements. */
export const PAPER = {
  title: 'Levels of Social Orchestration for Agentic Systems',
  authors: ['Chopra', 'Bhattacharya', 'Leibo', 'Raskar'],
  booktitle: 'Proceedings of the International Conference on Machine Learning (ICML 2025)',
  series: 'Proceedings of Machine Learning Research',
  publisher: 'PMLR',
  volume: 267,
  year: 2025,
} as const;

/** One paragraph, and the paper in a second one. */
export function citationText(cited: Cited): string {
  const { title, link, date, version, scenario } = cited;
  const authors = authorsOf(scenario).join(', ');
  const { authors: names, booktitle, publisher, volume, year } = PAPER;
  return `${authors} (${date.slice(0, 4)}): ${title}. Simulated with ${SOFTWARE}, version ${version} (commit ${cited.commit}). ${facts(cited)}. Scenario, not forecast. ${link}

${names.join(', ')} (${year}): ${PAPER.title}. ${booktitle}, ${publisher} ${volume}.
`;
}

/** Two entries: the run and the paper. */
export function bibtex(cited: Cited): string {
  const { title, link, date, version, scenario } = cited;
  return `@misc{murmuration-${cited.hash.slice(0, 12)},
  author = {${authorsOf(scenario)
    .map((name) => `{${tex(name)}}`)
    .join(' and ')}},
  title = {{${tex(title)}}},
  year = {${date.slice(0, 4)}},
  howpublished = {\\url{${link}}},
  note = {Simulated with ${tex(SOFTWARE)}, version ${tex(version)} (commit ${tex(cited.commit)}). ${tex(facts(cited))}. Scenario, not forecast}
}

@inproceedings{chopra-2025-levels,
  author = {${PAPER.authors.join(' and ')}},
  title = {{${PAPER.title}}},
  booktitle = {${PAPER.booktitle}},
  series = {${PAPER.series}},
  publisher = {${PAPER.publisher}},
  volume = {${PAPER.volume}},
  year = {${PAPER.year}}
}
`;
}

/** `CITATION.cff` 1.2.0 of the run as a data set, with the software and the paper under references. */
export function citationCff(cited: Cited): string {
  const { title, link, date, version, commit, hash, scenario } = cited;
  // JSON strings are YAML strings.
  const quoted = JSON.stringify;
  return `cff-version: 1.2.0
message: ${quoted('Please cite this run, the software and the paper.')}
type: dataset
title: ${quoted(title)}
abstract: ${quoted(`${facts(cited)}. Scenario, not forecast.`)}
authors:
${authorsOf(scenario)
  .map((name) => `  - name: ${quoted(name)}`)
  .join('\n')}
date-released: ${quoted(date)}
version: ${quoted(hash.slice(0, 12))}
license: ${quoted(scenario.license)}
url: ${quoted(link)}
references:
  - type: software
    title: ${quoted(SOFTWARE)}
    version: ${quoted(version)}
    commit: ${quoted(commit)}
    authors:
      - name: ${quoted(SOFTWARE_AUTHORS)}
    license: MIT
  - type: conference-paper
    title: ${quoted(PAPER.title)}
    authors:
${PAPER.authors.map((name) => `      - family-names: ${quoted(name)}`).join('\n')}
    year: ${PAPER.year}
    volume: ${PAPER.volume}
    collection-title: ${quoted(PAPER.booktitle)}
    publisher:
      name: ${quoted(PAPER.publisher)}
`;
}

function authorsOf({ authors }: Scenario): readonly string[] {
  const named = authors.filter((name) => name.trim() !== '');
  return named.length > 0 ? named : [SOFTWARE_AUTHORS];
}

function facts({ scenario, hash, digest }: Cited): string {
  const { model, agents, horizon, seed } = scenario;
  const result = digest ? `, digest ${digest.slice(0, 12)}` : '';
  return `Model ${model.id} v${model.version}, ${agents} people, ${horizon} days, seed ${seed}, scenario ${hash.slice(0, 12)}${result}`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function tex(text: string): string {
  return text.replace(/[\\{}~^]/g, (letter) => TEX[letter]).replace(/[#$%&_]/g, '\\$&');
}
