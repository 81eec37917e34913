/** A scenario file that the address names (`?src=`). Only of this site: the content security policy lets the page ask nobody else. */
import { words } from '../language';
import { messageOf } from '../messageOf';
import type { Studio } from '../studio';

const text = words({
  en: {
    elsewhere: (host: string, own: string) =>
      `This page loads scenarios only from its own site (${own}), not from ${host}. Download the file there and open it here.`,
    missing: (name: string, status: string) =>
      `${name} could not be loaded (${status}). Check the address behind src=. Example: ?src=presets/town.scenario.json`,
  },
  de: {
    elsewhere: (host, own) =>
      `Diese Seite lädt Szenarien nur von der eigenen Adresse (${own}), nicht von ${host}. Die Datei dort herunterladen und hier öffnen.`,
    missing: (name, status) =>
      `${name} konnte nicht geladen werden (${status}). Die Adresse hinter src= prüfen. Beispiel: ?src=presets/town.scenario.json`,
  },
});

/** Opens the file, or says why not; what is shown stays then. */
export async function openSource(studio: Studio, source: string, page = window.location.href): Promise<void> {
  const fail = (said: string) => studio.notify({ id: 'file', tone: 'error', text: said });
  const url = URL.parse(source, page);
  const own = new URL(page);
  if (url?.origin !== own.origin) {
    fail(text().elsewhere(url?.host ?? source, own.host));
    return;
  }
  const name = url.pathname.split('/').at(-1) ?? source;
  try {
    const answer = await fetch(url);
    if (answer.ok) await studio.openDocument(await answer.text(), name);
    else fail(text().missing(name, String(answer.status)));
  } catch (error) {
    fail(text().missing(name, messageOf(error)));
  }
}
