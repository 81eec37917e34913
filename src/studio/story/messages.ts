/** What the page asks its worker of stories, and what comes back. Plain data; the page counts its questions. */
import type { Scenario } from '../../scenario/scenario';
import type { Story } from '../../worlds/story';
import type { Inputs } from '../../worlds/world';

/** The run whose stories are told: always the first message, once a worker. */
export interface StoryRun {
  readonly scenario: Scenario;
  readonly inputs: Inputs;
}

export type StoryQuestion =
  /** The story of an agent until a day. */
  | { readonly kind: 'story'; readonly agent: number; readonly days: number }
  /** Whose stories begin on a day. */
  | { readonly kind: 'begun'; readonly day: number };

export type StoryRequest =
  | { readonly kind: 'run'; readonly run: StoryRun }
  | { readonly kind: 'ask'; readonly id: number; readonly question: StoryQuestion }
  | { readonly kind: 'stop' };

/** `people`: being built, a fraction of 1; `days`: being replayed, of the days asked for. */
export interface StoryProgress {
  readonly phase: 'people' | 'days';
  readonly done: number;
  readonly of: number;
}

export type StoryReply =
  | { readonly kind: 'progress'; readonly progress: StoryProgress }
  | { readonly kind: 'story'; readonly id: number; readonly story: Story }
  | { readonly kind: 'begun'; readonly id: number; readonly agents: Uint32Array }
  | { readonly kind: 'failed'; readonly message: string };
