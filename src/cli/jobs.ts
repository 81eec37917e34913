/**
 * Replicates shared out to processes of the same command line, since the twin computes on one core. Each prints its part; an
 * interruption is passed on, and what was whole by then comes back.
 */
import { abortError } from '../engine/abort';
import { mean } from '../engine/statistics';
import { ExitStatus } from './fault';
import { fractionIn, progressOf } from './statusLine';
import type { Surroundings } from './surroundings';

/** Replicates `first` … `first + count - 1`. */
export interface Share {
  readonly first: number;
  readonly count: number;
}

/** `count` replicates in `jobs` shares as even as can be, none of them empty. */
export function sharesOf(first: number, count: number, jobs: number): readonly Share[] {
  const shares = Math.min(jobs, count);
  const start = (k: number) => first + Math.floor((k * count) / shares);
  return Array.from({ length: shares }, (_, k) => ({ first: start(k), count: start(k + 1) - start(k) }));
}

/**
 * Runs one command a share at the same time, and gives what each printed, in order; what an interrupted one did not print is left out.
 *
 * @throws Error with the last message of a command that failed; AbortError when interrupted before any had something to print
 */
export async function inProcesses(
  commands: readonly (readonly string[])[],
  { fork, interruption, status }: Surroundings,
): Promise<readonly string[]> {
  if (!fork) throw new Error('This program cannot start others here; leave --jobs out.');
  const signal = interruption();
  const progress = progressOf(status);
  const done = commands.map(() => 0);
  const failed = new AbortController();
  try {
    const printed = await Promise.all(
      commands.map(async (argv, k) => {
        const ended = await fork(argv, AbortSignal.any([signal, failed.signal]), (text) => {
          done[k] = Math.max(done[k], fractionIn(text));
          progress?.(mean(done), `in ${commands.length} processes`);
        });
        if (ended.status === ExitStatus.done) return [ended.out];
        if (signal.aborted) return [];
        failed.abort();
        throw new Error(ended.messages.trimEnd().split('\n').at(-1) || 'A process of --jobs ended without a word.');
      }),
    );
    const all = printed.flat();
    if (all.length === 0) throw abortError();
    return all;
  } finally {
    status?.('');
  }
}
