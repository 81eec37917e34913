/** A process that is none, for tests of the command line: files in memory, output in strings, the majority world. */
import { majorityWorld } from '../../engine/testing/majority';
import type { World } from '../../worlds/world';
import { commandLine } from '../commandLine';
import type { Surroundings } from '../surroundings';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  /** Lines of standard error. */
  readonly messages: readonly string[];
  readonly written: Readonly<Record<string, string>>;
}

/** Runs the words of a command line among `files`, without a GPU unless `more` brings one. */
export async function call(
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
  more: Partial<Surroundings> = {},
): Promise<Outcome> {
  const messages: string[] = [];
  const written: Record<string, string> = {};
  let out = '';
  const status = await commandLine(argv, {
    worlds: [majorityWorld as World],
    out: (text) => {
      out += text;
    },
    message: (text) => messages.push(text),
    readFile(path) {
      if (!Object.hasOwn(files, path)) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
      const content = files[path];
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    exists: (path) => path === '.' || Object.hasOwn(files, path),
    writeFile: (path, content) => {
      written[path] = content;
    },
    interruption: () => new AbortController().signal,
    openGpu: () => Promise.reject(new Error('There is no GPU in this test.')),
    now: () => performance.now(),
    ...more,
  });
  return { status, out, messages, written };
}
