/** The page's end of the worker that reads tables: one job at a time, the newest wins, cancelling ends the worker. */
import type { Ask, Job, Read, Reply, Source, Surveyed } from './protocol';

/** Thrown by a job that was cancelled or that a newer one took the place of. */
export class Superseded extends Error {}

interface Waiting {
  readonly id: number;
  readonly progress: (share: number) => void;
  resolve(reply: Reply & { kind: 'done' }): void;
  reject(error: Error): void;
}

export class TableReader {
  private worker: Worker | null = null;
  private waiting: Waiting | null = null;
  private asked = 0;

  /** Starts the worker before it is needed, so that nothing loads while a file is open. */
  warm(): void {
    this.worker ??= this.start();
  }

  async survey(
    source: Source,
    key: string,
    job: Job & { kind: 'survey' },
    progress: (share: number) => void,
  ): Promise<Surveyed> {
    const { answer } = await this.ask(source, key, job, progress);
    if (answer.kind !== 'survey') throw new Error('The reader answered another question.');
    return answer;
  }

  async read(
    source: Source,
    key: string,
    job: Job & { kind: 'read' },
    progress: (share: number) => void,
  ): Promise<Read> {
    const { answer } = await this.ask(source, key, job, progress);
    if (answer.kind !== 'read') throw new Error('The reader answered another question.');
    return answer;
  }

  /** Stops what is being read, at once. */
  cancel(): void {
    if (!this.waiting) return;
    this.worker?.terminate();
    this.worker = null;
    this.waiting.reject(new Superseded('The reading was stopped.'));
    this.waiting = null;
  }

  /** Ends the worker and gives back the memory of the text. */
  close(): void {
    this.cancel();
    this.worker?.terminate();
    this.worker = null;
  }

  private ask(
    source: Source,
    key: string,
    job: Job,
    progress: (share: number) => void,
  ): Promise<Reply & { kind: 'done' }> {
    this.cancel();
    this.warm();
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting = { id, progress, resolve, reject };
      const ask: Ask = { id, source, key, job };
      this.worker?.postMessage(ask);
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const { waiting } = this;
      if (waiting?.id !== data.id) return;
      if (data.kind === 'progress') {
        waiting.progress(data.share);
        return;
      }
      this.waiting = null;
      if (data.kind === 'done') waiting.resolve(data);
      else waiting.reject(new Error(data.message));
    };
    worker.onerror = ({ message }) => {
      this.waiting?.reject(new Error(message));
      this.waiting = null;
      this.worker = null;
    };
    return worker;
  }
}
