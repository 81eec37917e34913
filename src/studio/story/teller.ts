/**
 * Brings the story of the person chosen: watches the choice, the run and the day shown, asks the worker for what is missing, and says
 * the cost first where it is high. One a studio, made when it is first needed.
 */

import type { Scenario } from '../../scenario/scenario';
import type { Story } from '../../worlds/story';
import type { Inputs } from '../../worlds/world';
import type { Frame } from '../session';
import type { StudioStore } from '../store';
import { Asker, type WorkerLike } from './asker';
import type { StoryProgress } from './messages';
import { createStoryStore, type StoryState, type StoryStore, type Telling } from './storyStore';

/** From here on the cost is said before a replay. */
export const COSTLY_AGENTS = 1_000_000;
/** Person-days a second of a replay before one was measured: half of what two cores of a server made in November 2026. */
const ASSUMED_SPEED = 3e6;
/** No estimate from less than this: it would jump. */
const EARLIEST_ESTIMATE_MILLISECONDS = 700;
const PROGRESS_MILLISECONDS = 200;

/** What is used of the studio. */
export interface Told {
  readonly store: StudioStore;
  readonly session: {
    frame(): Frame | null;
    subscribe(listener: (frame: Frame) => void): () => void;
  };
  inputsOf(scenario: Scenario): Inputs;
  select(agent: number | null): void;
}

export class Teller {
  readonly store: StoryStore = createStoryStore();
  private readonly asker: Asker;
  /** Run that the user agreed to replay, or that is being replayed. */
  private agreed = '';
  private key = '';
  /** Run whose record came to its end before its days did. */
  private ended = '';
  private lastProgress = Number.NEGATIVE_INFINITY;
  private speed = ASSUMED_SPEED;
  private began: { readonly time: number; readonly days: number } | null = null;
  private begun: ((agents: Uint32Array | null) => void) | null = null;

  constructor(
    private readonly studio: Told,
    private readonly now: () => number = () => performance.now(),
    open: () => WorkerLike = openWorker,
  ) {
    this.asker = new Asker({
      open,
      onProgress: (progress) => this.progress(progress),
      onStory: (story, ended) => this.told(story, ended),
      onBegun: (agents) => this.answer(agents),
      onFailed: (message) => {
        this.answer(null);
        this.set({ telling: { kind: 'failed', message } });
      },
    });
    studio.store.subscribe(({ selected }, before) => {
      if (selected !== before.selected) this.choose();
    });
    studio.session.subscribe((frame) => this.follow(frame));
  }

  /** Seconds that a replay until a day would take, from the speed measured last. */
  seconds(agents: number, days: number): number {
    return (agents * Math.max(1, days)) / this.speed;
  }

  /** Whether finding anything out about this run needs the user's word first. */
  costly(frame: Frame): boolean {
    return frame.current.model.agents > COSTLY_AGENTS && this.agreed !== frame.current.hash;
  }

  /** The user agrees to the cost. */
  agree(): void {
    this.agreed = this.key;
    this.update();
  }

  /** The user has waited enough; the button is there again. */
  cancel(): void {
    this.agreed = '';
    this.asker.stop();
    this.began = null;
    const frame = this.studio.session.frame();
    if (frame) this.set({ telling: this.cost(frame) });
  }

  /** Tries again after a failure. */
  retry(): void {
    this.set({ telling: { kind: 'idle' } });
    this.update();
  }

  showWhole(whole: boolean): void {
    this.set({ whole });
    this.update();
  }

  /** Whose stories begin on a day of the run shown, or null where a newer question took its place. */
  whoBegan(frame: Frame, day: number): Promise<Uint32Array | null> {
    this.answer(null);
    this.key = frame.current.hash;
    this.agreed = this.key;
    return new Promise((resolve) => {
      this.begun = resolve;
      this.ask(frame, { kind: 'begun', day });
    });
  }

  private choose(): void {
    const { selected } = this.studio.store.getState();
    if (selected === null) {
      if (this.asker.question?.kind === 'story') this.asker.stop();
      this.began = null;
      this.set({ telling: { kind: 'idle' }, story: null, shown: 0, whole: false });
      return;
    }
    this.set({ telling: { kind: 'idle' }, story: null, shown: 0 });
    this.update();
  }

  private follow(frame: Frame): void {
    if (frame.current.hash !== this.key) {
      this.key = frame.current.hash;
      this.asker.keep(this.key);
      this.answer(null);
      this.began = null;
      if (this.studio.store.getState().selected !== null)
        this.set({ telling: { kind: 'idle' }, story: null, shown: 0 });
    }
    this.update();
  }

  /** Shows what is known, and asks for what is not. */
  private update(): void {
    const { selected } = this.studio.store.getState();
    const frame = this.studio.session.frame();
    if (selected === null || !frame) return;
    if (selected >= frame.current.model.agents) {
      // Fewer people live in the scenario that is shown now.
      this.studio.select(null);
      return;
    }
    const { story, telling } = this.store.getState();
    const days = this.days();
    const more = frame.current.finished && frame.day < frame.horizon;
    this.set({
      more,
      shown: story ? visible(story, days) : 0,
      ended: story !== null && Math.min(days, story.days) >= frame.horizon,
    });
    const { question } = this.asker;
    // One question at a time: a later day is asked for when the answer is there.
    if (question?.kind === 'story' && question.agent === selected) return;
    if (telling.kind === 'failed') return;
    if (story && story.days >= days) this.set({ telling: { kind: 'told' } });
    else if (story && this.ended === this.key) this.set({ telling: { kind: 'full', days: story.days } });
    else if (this.costly(frame) || (telling.kind === 'cost' && this.agreed !== this.key))
      this.set({ telling: this.cost(frame) });
    else this.ask(frame, { kind: 'story', agent: selected, days });
  }

  private ask(frame: Frame, question: Parameters<Asker['ask']>[2]): void {
    const { scenario } = frame.current.model;
    this.began = null;
    this.asker.ask(this.key, () => ({ scenario, inputs: this.studio.inputsOf(scenario) }), question);
  }

  private progress(progress: StoryProgress): void {
    if (this.studio.store.getState().selected === null) return;
    const telling = this.step(progress);
    if (this.now() - this.lastProgress < PROGRESS_MILLISECONDS) return;
    this.lastProgress = this.now();
    this.set({ telling });
  }

  private step({ phase, done, of }: StoryProgress): Telling {
    if (phase === 'people') return { kind: 'people', fraction: done };
    const time = this.now();
    this.began ??= { time, days: done };
    const spent = time - this.began.time;
    const made = done - this.began.days;
    const agents = this.studio.session.frame()?.current.model.agents ?? 0;
    if (made > 0 && spent > EARLIEST_ESTIMATE_MILLISECONDS) this.speed = (1000 * made * agents) / spent;
    const secondsLeft = spent > EARLIEST_ESTIMATE_MILLISECONDS && made > 0 ? ((of - done) * spent) / made / 1000 : null;
    return { kind: 'days', done, of, secondsLeft };
  }

  private told(story: Story, ended: boolean): void {
    this.began = null;
    if (ended) this.ended = this.key;
    this.set({ story, shown: visible(story, this.days()), telling: { kind: 'told' } });
    this.update();
  }

  private days(): number {
    const frame = this.studio.session.frame();
    const { whole } = this.store.getState();
    return !frame ? 0 : whole && frame.current.finished ? frame.horizon : frame.day;
  }

  private answer(agents: Uint32Array | null): void {
    const { begun } = this;
    this.begun = null;
    begun?.(agents);
    if (begun) this.update();
  }

  private cost(frame: Frame): Telling {
    const days = this.days();
    return { kind: 'cost', days, seconds: this.seconds(frame.current.model.agents, days) };
  }

  private set(patch: Partial<StoryState>): void {
    const state = this.store.getState();
    const changes = (Object.keys(patch) as (keyof StoryState)[]).some((key) => !same(state[key], patch[key]));
    if (changes) this.store.setState(patch);
  }
}

/** Entries on or before a day; entries are in the order of days. */
export function visible({ entries }: Story, days: number): number {
  const later = entries.findIndex(({ day }) => day > days);
  return later < 0 ? entries.length : later;
}

/** Equal, or two tellings of equal words and numbers: a frame that changes nothing must not draw anything. */
function same(a: unknown, b: unknown): boolean {
  return a === b || (isTelling(a) && isTelling(b) && JSON.stringify(a) === JSON.stringify(b));
}

const isTelling = (value: unknown): value is Telling => typeof value === 'object' && value !== null && 'kind' in value;

function openWorker(): Worker {
  return new Worker(new URL('./story.worker.ts', import.meta.url), { type: 'module' });
}

const tellers = new WeakMap<Told, Teller>();

/** The teller of a studio, made at the first call. */
export function tellerOf(studio: Told): Teller {
  const known = tellers.get(studio);
  if (known) return known;
  const teller = new Teller(studio);
  tellers.set(studio, teller);
  return teller;
}
