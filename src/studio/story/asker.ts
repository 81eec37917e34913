/**
 * The page's end of the worker of stories: one worker a run, one question at a time, the newest in place of the one before. Kept alive,
 * since what it has replayed answers the next question at once. Knows no page.
 */
import type { Story } from '../../worlds/story';
import type { StoryProgress, StoryQuestion, StoryReply, StoryRequest, StoryRun } from './messages';

/** What of a `Worker` is used; tests bring their own. */
export interface WorkerLike {
  postMessage(message: StoryRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<StoryReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface AskerOptions {
  readonly open: () => WorkerLike;
  readonly onProgress: (progress: StoryProgress) => void;
  /** `ended`: the record has no more days to give. */
  readonly onStory: (story: Story, ended: boolean) => void;
  readonly onBegun: (agents: Uint32Array) => void;
  /** A sentence for the user. The worker is gone; the next question starts another. */
  readonly onFailed: (message: string) => void;
}

export class Asker {
  private worker: WorkerLike | null = null;
  private key = '';
  private count = 0;
  private pending: { readonly id: number; readonly question: StoryQuestion } | null = null;

  constructor(private readonly options: AskerOptions) {}

  /** The question under way, null where there is none. */
  get question(): StoryQuestion | null {
    return this.pending?.question ?? null;
  }

  /** Asks about a run. `key` tells runs apart; the run is looked up only where a worker must be started. */
  ask(key: string, run: () => StoryRun, question: StoryQuestion): void {
    if (key !== this.key) this.end();
    if (!this.worker) {
      this.key = key;
      this.worker = this.start(run());
    }
    this.pending = { id: ++this.count, question };
    this.worker.postMessage({ kind: 'ask', ...this.pending });
  }

  /** Gives the question up; what was replayed stays. */
  stop(): void {
    if (!this.pending) return;
    this.pending = null;
    this.worker?.postMessage({ kind: 'stop' });
  }

  /** Ends the worker unless it tells of this run. */
  keep(key: string): void {
    if (key !== this.key) this.end();
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.pending = null;
    this.key = '';
  }

  private start(run: StoryRun): WorkerLike {
    const worker = this.options.open();
    worker.onmessage = ({ data }) => this.hear(data);
    worker.onerror = ({ message }) => this.fail(message || 'the worker did not start');
    worker.postMessage({ kind: 'run', run });
    return worker;
  }

  private hear(reply: StoryReply): void {
    const { pending, options } = this;
    if (reply.kind === 'failed') this.fail(reply.message);
    else if (reply.kind === 'progress') {
      if (pending) options.onProgress(reply.progress);
    } else if (reply.id === pending?.id) {
      this.pending = null;
      const { question } = pending;
      if (reply.kind === 'begun') options.onBegun(reply.agents);
      else options.onStory(reply.story, question.kind === 'story' && reply.story.days < question.days);
    }
  }

  private fail(message: string): void {
    this.end();
    this.options.onFailed(message);
  }
}
