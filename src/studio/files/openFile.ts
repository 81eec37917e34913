/**
 * Opens whatever was dropped, chosen or pasted, by its content, since files lose their endings in mails and downloads: a
 * scenario, a picture or archive that carries one, a table of observations.
 */
import { carriedScenario, noScenarioInside } from '../export/carried';
import { bytes } from '../format';
import { importerOf } from '../import/importer';
import { words } from '../language';
import type { Studio } from '../studio';
import { isWorkbook } from './workbook';

/** Larger tables would not fit into the memory of a tab beside a run. */
const MOST_BYTES = 200e6;

const text = words({
  en: {
    large: (size: string) => `File is ${size}; the limit is 200 MB.`,
    excel: 'This is an Excel workbook. Save it as CSV (File, Save as, CSV UTF-8) and open that.',
  },
  de: {
    large: (size: string) => `Die Datei hat ${size}; die Grenze ist 200 MB.`,
    excel: 'Das ist eine Excel-Arbeitsmappe. Als CSV speichern (Datei, Speichern unter, CSV UTF-8) und diese öffnen.',
  },
});

/** Never rejects: what cannot be opened is told, and the page stays as it was. */
export async function openFile(studio: Studio, file: File): Promise<void> {
  const refuse = (what: string) => studio.notify({ id: 'file', tone: 'error', text: what });
  studio.dismiss('file');
  if (file.size > MOST_BYTES) {
    refuse(text().large(bytes(file.size)));
    return;
  }
  if (await isWorkbook(file)) {
    refuse(text().excel);
    return;
  }
  const carried = await carriedScenario(file);
  if (carried) {
    if (carried.text === null) refuse(noScenarioInside(carried.kind));
    else studio.openDocument(carried.text, file.name);
    return;
  }
  const head = await file.slice(0, 100).text();
  if (/^\ufeff?\s*\{/.test(head)) studio.openDocument(await file.text(), file.name);
  else await importerOf(studio).open(file.name, file);
}
