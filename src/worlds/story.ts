/**
 * The story of one agent, as plain data: what a panel can show and a worker can post without knowing the world. Kinds are words of
 * the world; a panel has texts for those it knows. Days are counted as steps made: 1 for what happens in the first step, 0 for how
 * the run begins.
 */

/** Something that happened to the agent, or that it did to others. */
export interface StoryEntry {
  readonly day: number;
  /** What: `infected`, `symptoms`, `tested`, … */
  readonly kind: string;
  /** Where, why or through what, in one word of the world: `work`, `app`, `screening`, … */
  readonly how?: string;
  /** Other agents that had a part in it, ascending. */
  readonly agents?: readonly number[];
  /** Probability that the agent named is the right one, where the run leaves it open. */
  readonly share?: number;
  /** First day on which it is over. */
  readonly until?: number;
  /** How many, or which one of several: the second dose. */
  readonly count?: number;
}

/** Something that the agent is: `age` is `35-39`, `app` is true. */
export interface StoryTrait {
  readonly kind: string;
  readonly value: string | number | boolean;
}

/** A circle of agents to which the agent belongs. */
export interface StoryGroup {
  readonly kind: string;
  /** Members, the agent included. */
  readonly size: number;
  /** Members of the part that the agent meets most: its class or team. */
  readonly part?: number;
  /** Number of the group among its kind, from 0. */
  readonly number?: number;
  /** The others, where they are few, with what tells them apart in one word. */
  readonly others?: readonly { readonly agent: number; readonly label: string }[];
}

export interface Story {
  readonly agent: number;
  /** Days known: every entry lies on or before it. */
  readonly days: number;
  readonly traits: readonly StoryTrait[];
  readonly groups: readonly StoryGroup[];
  /** In the order in which things happened. */
  readonly entries: readonly StoryEntry[];
}

/**
 * A replay of one replicate that keeps what happened to whom. The same integers as any other run of the scenario, so that its
 * stories are those of the run that a user saw.
 */
export interface Chronicle {
  /** Days kept so far. */
  readonly days: number;
  /** Memory for the record is used up: no day can be added, and what is kept stays. */
  readonly full: boolean;
  /** Replays one more day. Does nothing when full or at the horizon. */
  advance(): void;
  /**
   * The story of one agent as far as it is known after `days` days, at most those kept.
   *
   * @throws RangeError where there is no such agent
   */
  story(agent: number, days: number): Story;
  /** Agents for whom a story began on a day (they were infected), ascending; day 0: those with whom the run begins. */
  begun(day: number): Uint32Array;
}
