/** From words to an exit status: picks the command, and turns every failure into one sentence on standard error. */
import { isAbortError } from '../engine/abort';
import { didYouMean } from '../scenario/words';
import { bench } from './bench/bench';
import { fidelity } from './commands/fidelity';
import { gradient } from './commands/gradient';
import { improve } from './commands/improve';
import { params } from './commands/params';
import { run } from './commands/run';
import { validate } from './commands/validate';
import { ExitStatus, Stopped, UsageError } from './fault';
import { help } from './help';
import type { Surroundings } from './surroundings';

const COMMANDS: Readonly<Record<string, (argv: readonly string[], surroundings: Surroundings) => Promise<void>>> = {
  params,
  run,
  gradient,
  fidelity,
  improve,
  validate,
  bench,
};

/** Runs one command. Results go to `surroundings.out`, everything else to `surroundings.message`. */
export async function commandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || rest.includes('--help')) {
    surroundings.out(help(name === 'help' ? rest[0] : name, surroundings.worlds));
    return ExitStatus.done;
  }
  try {
    if (!Object.hasOwn(COMMANDS, name)) throw unknownCommand(name);
    await COMMANDS[name](rest, surroundings);
    return ExitStatus.done;
  } catch (error) {
    if (isAbortError(error)) {
      surroundings.message('Stopped. Nothing was written.');
      return ExitStatus.interrupted;
    }
    surroundings.message(error instanceof Error ? error.message : String(error));
    if (error instanceof Stopped) return ExitStatus.interrupted;
    return error instanceof UsageError ? ExitStatus.usage : ExitStatus.failed;
  }
}

function unknownCommand(name: string): UsageError {
  const names = Object.keys(COMMANDS);
  const near = didYouMean(
    `'${name}'`,
    names.map((one) => `'${one}'`),
  );
  return new UsageError(`There is no command '${name}'. Commands: ${names.join(', ')}.${near} See --help.`);
}
