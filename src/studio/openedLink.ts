/** What a link becomes on the page: a scenario with notices, or a refusal that keeps the text. The words of both. Pure. */
import { type DecodedLink, decodeLink, type LinkNote } from '../scenario/link';
import { LinkError } from '../scenario/linkError';
import type { ModelDefinition } from '../scenario/scenario';
import { words } from './language';
import type { Notice } from './store';

const text = words({
  en: {
    changed: (count: number) =>
      `${count === 1 ? '1 setting in this link was' : `${count} settings in this link were`} out of range or unknown.`,
    unchecked: (note: string) => note,
  },
  de: {
    changed: (count: number) =>
      `${count === 1 ? '1 Einstellung dieses Links war' : `${count} Einstellungen dieses Links waren`} außerhalb des Bereichs oder unbekannt.`,
    unchecked: (note: string) => {
      const [count = ''] = /\d+/.exec(note) ?? [];
      return `Link ohne Prüfzeichen: ${count === '1' ? '1 Einstellung' : `${count} Einstellungen`} übernommen.`;
    },
  },
});

export type OpenedLink =
  | { readonly ok: true; readonly link: DecodedLink; readonly notice: Notice | null }
  | {
      readonly ok: false;
      readonly text: string;
      readonly message: string;
      /** What can be read without the check, null where nothing can. */
      readonly readable: DecodedLink | null;
    };

/** Reads the fragment; never throws for a bad one. */
export function openLink(text: string, models: readonly ModelDefinition[]): OpenedLink {
  try {
    const link = decodeLink(text, models);
    return { ok: true, link, notice: noticeOf(link.notes) };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return { ok: false, text, message: error.message, readable: readable(text, error, models) };
  }
}

/** The day that the link opens at, null where it names none. */
export function dayOf({ view }: DecodedLink): number | null {
  const day = Number(view.at ?? Number.NaN);
  return Number.isInteger(day) && day >= 0 ? day : null;
}

/** The notice about what was clamped, ignored or could not be checked. */
export function noticeOf(notes: readonly LinkNote[]): Notice | null {
  const changed = notes.filter(({ kind }) => kind !== 'no-check-code');
  if (changed.length > 0) {
    return {
      id: 'link',
      tone: 'warning',
      text: text().changed(changed.length),
      details: changed.map((note) => note.text),
    };
  }
  // The shortest link, all defaults, has no code and nothing to lose.
  const unchecked = notes.find((note) => note.kind === 'no-check-code' && !/: 0 settings/.test(note.text));
  return unchecked ? { id: 'link', tone: 'info', text: text().unchecked(unchecked.text), fleeting: true } : null;
}

function readable(text: string, error: LinkError, models: readonly ModelDefinition[]): DecodedLink | null {
  if (!['damaged', 'truncated', 'mangled'].includes(error.kind)) return null;
  try {
    const link = decodeLink(text.replace(/&ck=[^&]*/, ''), models);
    return link.notes.some(({ text: note }) => /: 0 settings/.test(note)) ? null : link;
  } catch {
    return null;
  }
}
