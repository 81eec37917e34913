/** What a launcher has to say about its devices, in the page's language; the command line has words of its own (engine/launch.ts). */
import type { DeviceNotice } from '../engine';
import { words } from './language';

const text = words({
  en: {
    lost: (day: number) => `The graphics device was lost at day ${day}.`,
    restarted: (day: number) => `Restarting from day ${day} …`,
    moved: (day: number) => `Continuing on the CPU from day ${day} …`,
    refused: 'This GPU could not run the model. Running on the CPU.',
    part: (name: string) => `This GPU could not run part of the model ('${name}'). Running on the CPU.`,
  },
  de: {
    lost: (day: number) => `Die Grafikkarte ging an Tag ${day} verloren.`,
    restarted: (day: number) => `Neustart von Tag ${day} …`,
    moved: (day: number) => `Ab Tag ${day} rechnet der Prozessor weiter …`,
    refused: 'Diese Grafikkarte konnte das Modell nicht ausführen. Gerechnet wird auf dem Prozessor.',
    part: (name: string) =>
      `Diese Grafikkarte konnte einen Teil des Modells nicht ausführen („${name}“). Gerechnet wird auf dem Prozessor.`,
  },
});

/** One sentence or two; null for what is no news on a page: which device is faster, and that there is no GPU, are said elsewhere. */
export function deviceText(notice: DeviceNotice): string | null {
  const { lost, restarted, moved, refused, part } = text();
  switch (notice.kind) {
    case 'restarted':
      return `${lost(notice.lostAt)} ${restarted(notice.from)}`;
    case 'moved':
      return `${lost(notice.lostAt)} ${moved(notice.from)}`;
    case 'refused':
      return notice.part === undefined ? refused : part(notice.part.slice(notice.part.lastIndexOf('/') + 1));
    default:
      return null;
  }
}
