/**
 * Answers questions about one run by replaying it as far as they need, in slices between which newer questions are heard: the newest
 * takes the place of the one before. What was replayed is kept, so that later questions are answered at once. Knows no worker.
 */
import type { Chronicle } from '../../worlds/story';
import type { StoryQuestion, StoryReply } from './messages';

/** Work between two looks at the world outside. */
const SLICE_MILLISECONDS = 50;

export interface ReplayOptions {
  readonly reply: (reply: StoryReply) => void;
  /** Resolves when newer questions have been heard. */
  readonly rest: () => Promise<void>;
  readonly now: () => number;
}

export class Replay {
  private asked: { readonly id: number; readonly question: StoryQuestion } | null = null;
  private running = false;

  constructor(
    private readonly chronicle: Chronicle,
    private readonly options: ReplayOptions,
  ) {}

  /** Takes a question in place of the one before. Resolves when there is nothing left to do. */
  async ask(id: number, question: StoryQuestion): Promise<void> {
    this.asked = { id, question };
    if (!this.running) await this.run();
  }

  /** Forgets the question; days replayed so far stay. */
  stop(): void {
    this.asked = null;
  }

  private async run(): Promise<void> {
    const { chronicle, options } = this;
    this.running = true;
    try {
      while (this.asked) {
        const { id, question } = this.asked;
        const goal = question.kind === 'story' ? question.days : question.day;
        this.advance(goal);
        if (chronicle.days >= goal || this.ended) {
          this.asked = null;
          options.reply(this.answer(id, question));
        } else {
          options.reply({ kind: 'progress', progress: { phase: 'days', done: chronicle.days, of: goal } });
        }
        await options.rest();
      }
    } finally {
      this.running = false;
    }
  }

  private ended = false;

  private advance(goal: number): void {
    const { chronicle, options } = this;
    const start = options.now();
    while (chronicle.days < goal && !this.ended && options.now() - start < SLICE_MILLISECONDS) {
      const before = chronicle.days;
      chronicle.advance();
      // Its memory or its run has come to an end.
      this.ended = chronicle.days === before;
    }
  }

  private answer(id: number, question: StoryQuestion): StoryReply {
    if (question.kind === 'begun') return { kind: 'begun', id, agents: this.chronicle.begun(question.day) };
    return { kind: 'story', id, story: this.chronicle.story(question.agent, question.days) };
  }
}
