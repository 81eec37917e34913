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
}

export type FirstStep = 'drag' | 'person' | 'share' | 'choose';

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
  readonly past: readonly Settings[];
  readonly future: readonly Settings[];
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
  readonly spoken: string;
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
    spoken: '',
    waiting: null,
  }));
}

/** State after an edit. `joins` puts it into the edit before: keys held down on one control are one step of undo. */
export function edited(state: StudioState, settings: Settings, joins = false): Partial<StudioState> {
  const { scenario, baseline } = state;
  const past = joins ? state.past : [...state.past, { scenario, baseline }].slice(-MOST_UNDO);
  return { ...settings, past, future: [], sharedDigest: null };
}

/** State one edit back, or null at the first. */
export function undone(state: StudioState): Partial<StudioState> | null {
  const settings = state.past.at(-1);
  if (!settings) return null;
  const { scenario, baseline } = state;
  return { ...settings, past: state.past.slice(0, -1), future: [{ scenario, baseline }, ...state.future] };
}

/** State one undone edit forward, or null where none was undone. */
export function redone(state: StudioState): Partial<StudioState> | null {
  const [settings, ...future] = state.future;
  if (!settings) return null;
  const { scenario, baseline } = state;
  return { ...settings, past: [...state.past, { scenario, baseline }], future };
}

/** Notices with one more, in place of one with its id. */
export function withNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  return [...notices.filter(({ id }) => id !== notice.id), notice];
}
