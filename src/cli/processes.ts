/** Commands in processes of their own: how one starts them, and how they hear of an interruption and tell their progress. Node only. */
import { fork } from 'node:child_process';
import type { Surroundings } from './surroundings';

const STOP = 'stop';

/** Starts this program with other words. It ends with the process that started it, however that ends. */
export const forkCommand: NonNullable<Surroundings['fork']> = (argv, signal, status) =>
  new Promise((resolve, reject) => {
    const child = fork(process.argv[1], [...argv], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    // A message and not a signal: Ctrl-C in a terminal reaches the child by itself, and a second one would end it at once.
    const stop = () => child.connected && child.send(STOP);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    let [out, messages] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      messages += text;
    });
    child.on('message', (text) => status(String(text)));
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve({ status: code ?? 1, out, messages });
    });
  });

/**
 * In a process that `forkCommand` started: calls `stop` when it is asked to, ends when its parent is gone. Returns where progress goes;
 * undefined in a process of its own.
 */
export function listenToParent(stop: () => void): ((text: string) => void) | undefined {
  if (!process.send) return undefined;
  process.on('message', (message) => message === STOP && stop());
  process.once('disconnect', () => process.exit(1));
  // Listening alone must not keep a process that is done.
  process.channel?.unref();
  let shown = '';
  return (text) => {
    const percent = text.slice(0, 5);
    if (percent === shown || !process.connected) return;
    shown = percent;
    process.send?.(text);
  };
}
