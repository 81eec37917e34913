/**
 * `ro-crate-metadata.json`: RO-Crate 1.1 with the Process Run Crate profile 0.5 (w3id.org/ro/wfrun/process). The application is the
 * instrument, the scenario and the data that it names are the object, tables and figures are the result.
 */

export interface CrateFile {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  /** Whether the run made it; else it describes or entered the run. */
  readonly role: 'input' | 'result' | 'about';
}

export interface Crate {
  readonly title: string;
  readonly description: string;
  /** SPDX identifier. */
  readonly license: string;
  readonly authors: readonly string[];
  readonly link: string;
  readonly app: { readonly name: string; readonly version: string; readonly commit: string };
  /** ISO date and time of the export. */
  readonly date: string;
  readonly files: readonly CrateFile[];
  /** Files that the scenario was made with; named by their hash, not included. */
  readonly data: readonly { readonly name: string; readonly sha256: string }[];
}

const PROFILE = 'https://w3id.org/ro/wfrun/process/0.5';

/** The text of the file, `@context` and one flat `@graph`. */
export function roCrate(crate: Crate): string {
  const { title, description, license, authors, link, app, date, files, data } = crate;
  const of = (...roles: readonly CrateFile['role'][]) => files.filter(({ role }) => roles.includes(role));
  const reference = (id: string) => ({ '@id': id });
  const people = authors.map((name) => ({ '@id': `#${encodeURIComponent(name)}`, '@type': 'Person', name }));
  // Named only: a contextual entity, since the file is not in the crate.
  const named = data.map(({ name, sha256 }) => ({
    '@id': `#sha256-${sha256}`,
    '@type': 'CreativeWork',
    name,
    identifier: sha256,
  }));
  const licenseId = `https://spdx.org/licenses/${encodeURIComponent(license)}`;
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: reference('https://w3id.org/ro/crate/1.1'),
      about: reference('./'),
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: title,
      description,
      datePublished: date,
      license: reference(licenseId),
      url: link,
      conformsTo: reference(PROFILE),
      ...(people.length > 0 ? { author: people.map((one) => reference(one['@id'])) } : {}),
      hasPart: files.map(({ path }) => reference(path)),
      mentions: reference('#run'),
    },
    { '@id': PROFILE, '@type': 'CreativeWork', name: 'Process Run Crate', version: '0.5' },
    { '@id': licenseId, '@type': 'CreativeWork', name: license },
    {
      '@id': '#murmuration',
      '@type': 'SoftwareApplication',
      name: app.name,
      softwareVersion: app.version,
      version: app.commit,
      url: link.replace(/[?#].*$/, ''),
    },
    {
      '@id': '#run',
      '@type': 'CreateAction',
      name: `Run of ${title}`,
      instrument: reference('#murmuration'),
      object: [...of('input').map(({ path }) => reference(path)), ...named.map((one) => reference(one['@id']))],
      result: of('result').map(({ path }) => reference(path)),
      endTime: date,
      ...(people.length > 0 ? { agent: reference(people[0]['@id']) } : {}),
    },
    ...people,
    ...named,
    ...files.map(({ path, name, type }) => ({ '@id': path, '@type': 'File', name, encodingFormat: type })),
  ];
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }, null, 2)}\n`;
}
