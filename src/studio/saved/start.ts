/** What the page begins with: the link of its address, or work that was kept. Pure. */
import type { Settings } from '../store';
import type { Work } from './work';

export interface StartFacts {
  /** Whether the address has a link. */
  readonly linked: boolean;
  /** The settings of the link, null where there is none that can be read. */
  readonly link: Settings | null;
  /** Work that was kept. */
  readonly works: readonly Work[];
  /** The work that this tab showed last, null in a new one. */
  readonly tab: string | null;
  /** The page was reloaded, or brought back by the browser or by Back. */
  readonly again: boolean;
  /** Whether two settings are the same to a link. */
  readonly same: (one: Settings, other: Settings) => boolean;
}

/**
 * `first`: as if nobody had been here; `resume`: the work, with other `settings` where the address is newer than what was saved;
 * `link`: as the address says. `earlier`: other work, to be offered. `bare`: nobody asked for the work by a link.
 */
export type Start =
  | { readonly kind: 'first' }
  | { readonly kind: 'link'; readonly earlier: Work | null }
  | { readonly kind: 'resume'; readonly work: Work; readonly settings: Settings; readonly bare: boolean };

/** The rules of studio.md, sections 3 and 8: a link wins, work comes back, and what is not shown is offered. */
export function chooseStart({ linked, link, works, tab, again, same }: StartFacts): Start {
  const [latest = null] = [...works].sort((a, b) => b.time - a.time);
  const own = works.find(({ id }) => id === tab) ?? null;
  if (!linked) {
    const work = (again ? own : null) ?? latest;
    return work ? { kind: 'resume', work, settings: work, bare: true } : { kind: 'first' };
  }
  const found = link && [own, latest].find((work) => work && same(work, link));
  if (found) return { kind: 'resume', work: found, settings: found, bare: false };
  // The address is written before the work is: a tab that was killed in between comes back with the newer settings.
  const behind = again && link && own?.scenario.model.id === link.scenario.model.id;
  if (behind) return { kind: 'resume', work: own, settings: link, bare: false };
  return { kind: 'link', earlier: latest };
}
