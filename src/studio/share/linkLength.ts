/** What the length of a link means for those who send it. Limits as reported for chats and mail (design: studio.md, section 8). */
import { whole } from '../format';
import { words } from '../language';

/** Links up to here go through everything that was tried. */
export const FITS_EVERYWHERE = 2_000;
/** Links up to here are cut by some chats. */
export const FITS_MOST = 4_000;

const text = words({
  en: {
    fits: (length: string) => `${length} characters, fits everywhere.`,
    teams: (length: string) => `${length} characters: too long for Teams. Send the file instead.`,
    chats: (length: string) => `${length} characters: too long for most chats. Send the file instead.`,
  },
  de: {
    fits: (length) => `${length} Zeichen, passt überall.`,
    teams: (length) => `${length} Zeichen: zu lang für Teams. Besser die Datei senden.`,
    chats: (length) => `${length} Zeichen: zu lang für die meisten Chats. Besser die Datei senden.`,
  },
});

/** `412 characters, fits everywhere.` */
export function lengthText(length: number): string {
  const { fits, teams, chats } = text();
  return (length <= FITS_EVERYWHERE ? fits : length <= FITS_MOST ? teams : chats)(whole(length));
}
