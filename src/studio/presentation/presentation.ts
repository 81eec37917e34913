/**
 * How the page presents a scenario, from the query of its address: embedded, minimal, with parts hidden or ranges locked, as lessons
 * and articles need it. The scenario itself stands in the fragment. Unknown keys and values are ignored.
 */
import type { Parameter } from '../../scenario/parameter';

/** Parts of the page that `hide=` takes away. */
export const PARTS = [
  'settings',
  'search',
  'scenario',
  'advanced',
  'timeline',
  'outcomes',
  'tabs',
  'runs',
  'title',
  'share',
  'export',
  'compare',
  'prompts',
] as const;
export type Part = (typeof PARTS)[number];

/** Controls of an embedded page, at most. */
const MOST_CONTROLS = 3;

export interface Presentation {
  /** Inside another page: the stage, a few controls, the way to the studio. */
  readonly embed: boolean;
  /** `ui=min`: no strip and no tabs. */
  readonly minimal: boolean;
  readonly paused: boolean;
  /** Story to be told beside the stage, by its name. */
  readonly story: string | null;
  /** Scenario file of this site to begin with. */
  readonly source: string | null;
  readonly hidden: ReadonlySet<Part>;
  /** Settings that are hidden, by id. */
  readonly hiddenSettings: ReadonlySet<string>;
  /** Settings shown in an embedded page. */
  readonly controls: readonly string[];
  /** Narrower ranges for learners: id to least and most. */
  readonly locks: ReadonlyMap<string, readonly [number, number]>;
}

/** The presentation that a query asks for. Lists are split by `~`, as in `hide=runs~tabs` and `lock=testing.turnaround~0~5`. */
export function readPresentation(query: URLSearchParams): Presentation {
  const list = (key: string) => query.getAll(key).flatMap((value) => value.split('~').filter(Boolean));
  const on = (key: string) => query.get(key) === '1';
  const hide = list('hide');
  const minimal = query.get('ui') === 'min';
  const isPart = (name: string): name is Part => (PARTS as readonly string[]).includes(name);
  return {
    embed: on('embed'),
    minimal,
    paused: on('paused'),
    story: name(query.get('story')),
    source: query.get('src'),
    hidden: new Set([...hide.filter(isPart), ...(minimal ? (['runs', 'tabs', 'timeline'] as const) : [])]),
    hiddenSettings: new Set(hide.filter((id) => !isPart(id))),
    controls: list('controls').slice(0, MOST_CONTROLS),
    locks: new Map(query.getAll('lock').flatMap(lock)),
  };
}

/** Names are used in addresses: letters, digits and hyphens. */
function name(text: string | null): string | null {
  return text !== null && /^[a-z0-9-]{1,60}$/.test(text) ? text : null;
}

function lock(text: string): [string, readonly [number, number]][] {
  const [id, from, to] = text.split('~');
  const [least, most] = [Number(from), Number(to)];
  const known =
    id !== '' && from !== '' && to !== '' && Number.isFinite(least) && Number.isFinite(most) && least < most;
  return known ? [[id, [least, most]]] : [];
}

/** The query of a presentation, without `?`; empty for the plain page. */
export function presentationQuery(presentation: Presentation): string {
  const { embed, minimal, paused, story, source, hidden, hiddenSettings, controls, locks } = presentation;
  const query = new URLSearchParams();
  if (embed) query.set('embed', '1');
  if (minimal) query.set('ui', 'min');
  if (paused) query.set('paused', '1');
  if (story) query.set('story', story);
  if (source) query.set('src', source);
  const parts = [...hidden].filter((part) => !minimal || !['runs', 'tabs', 'timeline'].includes(part));
  const hide = [...parts, ...hiddenSettings];
  if (hide.length > 0) query.set('hide', hide.join('~'));
  if (controls.length > 0) query.set('controls', controls.join('~'));
  for (const [id, [least, most]] of locks) query.append('lock', `${id}~${least}~${most}`);
  return query.toString();
}

/** The parameter with its range locked, where it is and where that leaves anything of it. */
export function locked<P extends Parameter>(parameter: P, { locks }: Presentation): P {
  const range = locks.get(parameter.id);
  if (!range || (parameter.kind !== 'number' && parameter.kind !== 'integer')) return parameter;
  const [min, max] = [Math.max(parameter.min, range[0]), Math.min(parameter.max, range[1])];
  return min < max ? { ...parameter, min, max } : parameter;
}
