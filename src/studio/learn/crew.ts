/**
 * The page's side of learning: several workers that share one queue. Whoever asks gets a promise; a signal takes the task out of the queue
 * or ends the worker that is at it, at once, and another takes its place when it is needed. Knows no job and no component.
 */
import { abortError } from '../../engine/abort';
import type { Ground, LearnReply, LearnRequest, Results, Task } from './messages';

/** What of a `Worker` is used; tests bring their own. */
export interface WorkerLike {
  postMessage(message: LearnRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<LearnReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface TaskOptions {
  readonly signal?: AbortSignal;
  /** Share of this task, from time to time. */
  readonly progress?: (fraction: number) => void;
}

interface Errand {
  readonly id: number;
  readonly ground: Ground;
  readonly task: Task;
  readonly progress?: (fraction: number) => void;
  settle(reply: Exclude<LearnReply, { kind: 'progress' }>): void;
}

interface Member {
  readonly worker: WorkerLike;
  ground: Ground | null;
  errand: Errand | null;
}

/** Workers that have had nothing to do for so long give their memory back. */
const IDLE_MILLISECONDS = 120_000;

export class Crew {
  private members: Member[] = [];
  private queue: Errand[] = [];
  private count = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;

  /** @param size  most workers at a time, from the ground: a large city takes memory in each */
  constructor(
    private readonly open: () => WorkerLike,
    private readonly size: (ground: Ground) => number,
  ) {}

  /**
   * Does a task on a ground, which is posted once to each worker as long as it is the same object.
   *
   * @throws AbortError when the signal fires; RangeError or Error with a sentence where the task cannot be done
   */
  do<T extends Task>(ground: Ground, task: T, { signal, progress }: TaskOptions = {}): Promise<Results[T['kind']]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) throw abortError();
      const drop = () => {
        this.drop(errand);
        reject(abortError());
      };
      const errand: Errand = {
        id: ++this.count,
        ground,
        task,
        progress,
        settle: (reply) => {
          signal?.removeEventListener('abort', drop);
          if (reply.kind === 'done') resolve(reply.result as Results[T['kind']]);
          else reject(reply.range ? new RangeError(reply.message) : new Error(reply.message));
        },
      };
      signal?.addEventListener('abort', drop, { once: true });
      this.queue.push(errand);
      this.assign();
    });
  }

  /** Workers that would work at once on a ground. */
  sizeOn(ground: Ground): number {
    return Math.max(1, Math.floor(this.size(ground)));
  }

  private assign(): void {
    while (this.queue.length > 0) {
      const [{ ground }] = this.queue;
      const idle = this.members.filter(({ errand }) => !errand);
      const member = idle.find((one) => one.ground === ground) ?? this.another(ground, idle);
      if (!member) return;
      const errand = this.queue.shift();
      if (errand) this.send(member, errand);
    }
  }

  /** A worker for a ground that none that is idle stands on: a new one, or one that leaves its ground. */
  private another(ground: Ground, idle: readonly Member[]): Member | undefined {
    if (this.members.length >= this.sizeOn(ground)) {
      // A ground too large for so many: those without work go first.
      const [first, ...rest] = idle;
      for (const one of rest) if (this.members.length > this.sizeOn(ground)) this.end(one);
      return first;
    }
    const worker = this.open();
    const member: Member = { worker, ground: null, errand: null };
    worker.onmessage = ({ data }) => this.hear(member, data);
    worker.onerror = ({ message }) => {
      const failed = member.errand;
      this.end(member);
      const text = `The computation stopped: ${message || 'its worker did not start'}. Reload the page, or try fewer people.`;
      failed?.settle({ kind: 'failed', id: failed.id, message: text, range: false });
      this.assign();
    };
    this.members.push(member);
    return member;
  }

  private send(member: Member, errand: Errand): void {
    member.errand = errand;
    if (member.ground !== errand.ground) {
      member.ground = errand.ground;
      member.worker.postMessage({ kind: 'ground', ground: errand.ground });
    }
    member.worker.postMessage({ kind: 'task', id: errand.id, task: errand.task });
  }

  private hear(member: Member, reply: LearnReply): void {
    const { errand } = member;
    if (!errand || errand.id !== reply.id) return;
    if (reply.kind === 'progress') {
      errand.progress?.(reply.fraction);
      return;
    }
    member.errand = null;
    errand.settle(reply);
    this.assign();
    clearTimeout(this.rest);
    if (this.members.every((one) => !one.errand)) this.rest = setTimeout(() => this.dismiss(), IDLE_MILLISECONDS);
  }

  /** Nobody asks any more: workers go home with their people. */
  private dismiss(): void {
    for (const member of [...this.members]) if (!member.errand) this.end(member);
  }

  private drop(errand: Errand): void {
    this.queue = this.queue.filter((one) => one !== errand);
    const member = this.members.find((one) => one.errand === errand);
    if (!member) return;
    this.end(member);
    // After the others that one signal stops, which must not begin in its place.
    queueMicrotask(() => this.assign());
  }

  private end(member: Member): void {
    member.worker.terminate();
    this.members = this.members.filter((one) => one !== member);
  }
}
