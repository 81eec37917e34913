/** The command line in Node: connects `commandLine` with the process. Knows no command. */
import './nodeGlobals';
import { existsSync, readFileSync } from 'node:fs';
import { worlds } from '../worlds/index';
import { commandLine } from './commandLine';
import { forkCommand, listenToParent } from './processes';
import { createStatusLine } from './statusLine';
import type { Surroundings } from './surroundings';
import { writeWhole } from './writeWhole';

// A reader that has seen enough (`… | head`) closes the pipe: that ends the command, quietly.
process.stdout.once('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const interrupted = new AbortController();
const statusLine = process.stderr.isTTY
  ? createStatusLine((text) => process.stderr.write(text))
  : listenToParent(() => interrupted.abort());

/** From the first call on, Ctrl-C stops the run in an orderly way; before it, and at the second time, it ends the process. */
function interruption(): AbortSignal {
  process.once('SIGINT', () => interrupted.abort());
  return interrupted.signal;
}

const surroundings: Surroundings = {
  worlds,
  out: (text) => process.stdout.write(text),
  message(text) {
    statusLine?.('');
    process.stderr.write(`${text}\n`);
  },
  status: statusLine,
  readFile: readFileSync,
  exists: existsSync,
  writeFile: writeWhole,
  interruption,
  fork: forkCommand,
  async openGpu() {
    // Imported here, so that commands without a GPU do not load its driver.
    const [{ openDawn }, { readShaderFiles }] = await Promise.all([import('./dawn'), import('./shaderFiles')]);
    return { gpu: await openDawn(), sources: readShaderFiles() };
  },
  now: () => performance.now(),
};

process.exitCode = await commandLine(process.argv.slice(2), surroundings);
