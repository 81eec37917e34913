/** Into a story and out of it. */

import type { Action } from '../actions/action';
import { whole } from '../format';
import { words } from '../language';
import type { Studio } from '../studio';
import type { Teller } from './teller';

const text = words({
  en: {
    somebody: 'Somebody infected today',
    close: 'Close the story',
    searching: 'Looking for somebody who was infected today …',
    nobody: (day: string) => `Nobody was infected on day ${day}. Move to another day and ask again.`,
    atStart: 'Nobody is infected when the run begins. Play some days and ask again.',
    cost: (days: string, seconds: string) => `Finding somebody replays ${days} days: about ${seconds} s.`,
    find: 'Find somebody',
  },
  de: {
    somebody: 'Jemand, der heute infiziert wurde',
    close: 'Geschichte schließen',
    searching: 'Jemand, der heute infiziert wurde, wird gesucht …',
    nobody: (day: string) =>
      `An Tag ${day} wurde niemand infiziert. Zu einem anderen Tag gehen und noch einmal fragen.`,
    atStart: 'Bei Beginn des Laufs ist niemand infiziert. Einige Tage abspielen und noch einmal fragen.',
    cost: (days: string, seconds: string) => `Dafür werden ${days} Tage nachgespielt: etwa ${seconds} s.`,
    find: 'Jemanden suchen',
  },
});

const NOTICE = 'story';
/** A search that is over sooner says nothing. */
const PATIENCE_MILLISECONDS = 700;

/** Shows somebody infected on the day shown: the same person whenever that day of that run is asked about, then the next one. */
async function somebody(studio: Studio, agreed = false): Promise<void> {
  const { tellerOf } = await import('./teller');
  const teller = tellerOf(studio);
  const frame = studio.session.frame();
  if (!frame) return;
  const { day } = frame;
  studio.dismiss(NOTICE);
  if (teller.costly(frame) && !agreed) {
    const seconds = whole(Math.ceil(teller.seconds(frame.current.model.agents, day)));
    studio.notify({
      id: NOTICE,
      tone: 'info',
      text: text().cost(whole(day), seconds),
      actions: [{ label: text().find, run: () => void somebody(studio, true) }],
    });
    return;
  }
  const begun = await searched(studio, teller, day);
  if (begun === null) return;
  if (begun.length > 0) studio.select(oneOf(begun, day, studio.store.getState().selected));
  else {
    const words = day === 0 ? text().atStart : text().nobody(whole(day));
    studio.notify({ id: NOTICE, tone: 'info', text: words });
  }
}

async function searched(studio: Studio, teller: Teller, day: number): Promise<Uint32Array | null> {
  const frame = studio.session.frame();
  if (!frame) return null;
  const say = () => studio.notify({ id: NOTICE, tone: 'info', text: text().searching });
  const timer = setTimeout(say, PATIENCE_MILLISECONDS);
  try {
    return await teller.whoBegan(frame, day);
  } finally {
    clearTimeout(timer);
    studio.dismiss(NOTICE);
  }
}

/** One of some agents by a hash of the day; the next in the list where that one, or a later one, is chosen already. */
export function oneOf(agents: Uint32Array, day: number, chosen: number | null): number {
  const at = chosen === null ? -1 : agents.indexOf(chosen);
  if (at >= 0) return agents[(at + 1) % agents.length];
  // Knuth's multiplicative hash: neighbours in time show people from all over the city.
  return agents[(Math.imul(day + 1, 0x9e3779b1) >>> 0) % agents.length];
}

export const storyActions: readonly Action[] = [
  {
    id: 'story.somebody',
    menu: 'view',
    label: () => text().somebody,
    keys: [{ key: 'i' }],
    enabled: ({ session }) => session.frame()?.world.chronicle !== undefined,
    run: (studio) => somebody(studio),
  },
  {
    id: 'story.close',
    menu: 'view',
    label: () => text().close,
    keys: [{ key: 'escape' }],
    enabled: ({ store }) => store.getState().selected !== null,
    run: (studio) => studio.select(null),
  },
];
