/**
 * The state of the page that React shows: the scenario with its history, notices and what is being done. Numbers of a run are
 * not in here; they come by frames from the session.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Observations } from '../scenario/observations';
import type { Scenario } from '../scenario/scenario';
import { type Machine, OPENING } from './machine';
import { NO_SPREAD, type SpreadState } from './spread';

/** What undo goes back to: the scenario and the one that it is compared with. */
export interface Settings {
  readonly scenario: Scenario;
  readonly baseline: Scenario;
}

export interface NoticeAction {
  readonly label: string;
  run(): void;
}

export interface Notice {
  /** A second notice of the same id takes the place of the first. */
  readonly id: string;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly details?: readonly string[];
  readonly actions?: readonly NoticeAction[];
  /** Goes by itself after a while, unless it is looked at: nothing is lost with it. */
  readonly fleeting?: boolean;
}

/** Observations held against the run. `population`: people that the figures are about. */
export interface Overlay {
  readonly observations: Observations;
  readonly population: number;
  readonly notice: string;
  /** Column of the observations for each metric that has one. */
  readonly columns: Readonly<Record<string, string>>;
  /** Day of the run on which the first row falls. */
  readonly shift: number;
  /** File that it was imported from; absent for figures that come with the studio. */
  readonly source?: { readonly name: string; readonly sha256: string };
}

export type FirstStep = 'drag' | 'person' | 'share' | 'choose';

/** Everything of the work that comes back after a reload. */
export interface Resumed extends Settings {
  readonly overlay: Overlay | null;
  readonly metric: string;
}

/** Modal dialogs of the page, one at a time. */
export type DialogName =
  | 'help'
  | 'palette'
  | 'share'
  | 'export'
  | 'import'
  | 'gallery'
  | 'story'
  | 'settings'
  | 'table';

export interface StudioState extends Settings {
  /** How many scenarios were opened, in whatever way: tells another work from an edit of the one shown. */
  readonly opening: number;
  readonly past: readonly Resumed[];
  readonly future: readonly Resumed[];
  /** False while a refused link waits for an answer: nothing runs then and the address is left alone. */
  readonly opened: boolean;
  readonly building: { readonly fraction: number; readonly what: string } | null;
  /** Where runs run, `OPENING` at first. */
  readonly machine: Machine;
  readonly playing: boolean;
  /** Days a second while playing. */
  readonly speed: number;
  /** A slider is held: axes stand still. */
  readonly dragging: boolean;
  readonly notices: readonly Notice[];
  readonly overlay: Overlay | null;
  readonly metric: string;
  readonly spread: SpreadState;
  /** First 12 digits of the digest that the link was shared with. */
  readonly sharedDigest: string | null;
  /** What the first visit is asked to do next; the slider of the first step draws the eye. */
  readonly firstStep: FirstStep | null;
  readonly dialog: DialogName | null;
  /** Setting to be brought into sight; `count` tells a second wish for the same one from the first. */
  readonly revealed: { readonly id: string; readonly count: number } | null;
  /** Person whose story is told: an agent's number in the model shown. */
  readonly selected: number | null;
  /** What was last said to readers of the screen. */
  readonly spoken: { readonly sentence: string; readonly count: number };
  /** A scenario that waits for files of people or edges. */
  readonly waiting: Scenario | null;
}

export type StudioStore = StoreApi<StudioState>;

const MOST_UNDO = 200;

/** The store of a page that begins with `scenario`. */
export function createStudioStore(scenario: Scenario): StudioStore {
  return createStore<StudioState>(() => ({
    scenario,
    baseline: scenario,
    opening: 0,
    past: [],
    future: [],
    opened: false,
    building: null,
    machine: OPENING,
    playing: false,
    speed: 30,
    dragging: false,
    notices: [],
    overlay: null,
    metric: 'admissions',
    spread: NO_SPREAD,
    sharedDigest: null,
    firstStep: null,
    dialog: null,
    revealed: null,
    selected: null,
    spoken: { sentence: '', count: 0 },
    waiting: null,
  }));
}

/**
 * State after an edit. `joins` puts it into the edit before: keys held down on one control are one step of undo. An edit that
 * changes nothing is none, and one that ends where it began is taken out again.
 */
export function edited(state: StudioState, settings: Settings, joins = false): Partial<StudioState> {
  if (sameSettings(state, settings)) return settings;
  const { past } = state;
  const before = past.at(-1);
  if (joins && before && sameSettings(before, settings)) return { ...settings, past: past.slice(0, -1) };
  return { ...settings, past: joins ? past : remembered(past, state), future: [], sharedDigest: null };
}

/** State after other observations were put beside the run: a step of undo of its own. */
export function overlaid(state: StudioState, overlay: Overlay | null, metric: string): Partial<StudioState> {
  return { overlay, metric, past: remembered(state.past, state), future: [] };
}

/** State one edit back, or null at the first. */
export function undone(state: StudioState): Partial<StudioState> | null {
  const settings = state.past.at(-1);
  if (!settings) return null;
  return { ...travelled(state, settings), past: state.past.slice(0, -1), future: [shownIn(state), ...state.future] };
}

/** State one undone edit forward, or null where none was undone. */
export function redone(state: StudioState): Partial<StudioState> | null {
  const [settings, ...future] = state.future;
  if (!settings) return null;
  return { ...travelled(state, settings), past: [...state.past, shownIn(state)], future };
}

/** Everything of the state that undo goes back to and a reload brings back. */
export function shownIn({ scenario, baseline, overlay, metric }: Resumed): Resumed {
  return { scenario, baseline, overlay, metric };
}

function remembered(past: readonly Resumed[], state: StudioState): readonly Resumed[] {
  return [...past, shownIn(state)].slice(-MOST_UNDO);
}

/** How the same observations are held against the same days is a view, which undo leaves alone. */
function travelled(state: StudioState, { scenario, baseline, overlay, metric }: Resumed): Partial<StudioState> {
  const same = overlay?.observations === state.overlay?.observations && sameDays(scenario, state.scenario);
  return same ? { scenario, baseline } : { scenario, baseline, overlay, metric };
}

/** Whether two scenarios run over the same days of the calendar. */
export function sameDays(one: Scenario, other: Scenario): boolean {
  return one.start === other.start && one.horizon === other.horizon;
}

function sameSettings(one: Settings, other: Settings): boolean {
  const text = ({ scenario, baseline }: Settings) => JSON.stringify([scenario, baseline]);
  return (one.scenario === other.scenario && one.baseline === other.baseline) || text(one) === text(other);
}

/** Notices with one more, in place of one with its id. */
export function withNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  return [...notices.filter(({ id }) => id !== notice.id), notice];
}
