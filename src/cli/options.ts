/** Options of the commands from words of the command line. Checks form only; what values mean is up to the commands. */
import { parseArgs } from 'node:util';
import { didYouMean } from '../scenario/words';
import { UsageError } from './fault';

export type OptionTable = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>;

export interface Words {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
  /** A whole number of at least `min`, or undefined where the option is absent. */
  whole(name: string, min: number): number | undefined;
}

/**
 * @param command   name of the command, for messages
 * @param argv   words after the command's name
 * @throws UsageError for options the command does not have or that lack their value
 */
export function parseOptions(command: string, argv: readonly string[], table: OptionTable): Words {
  const { positionals, tokens } = parseArgs({
    args: [...argv],
    options: { ...table, help: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (!option) throw unknownOption(command, token.rawName, Object.keys(table));
    if (option.type === 'string' && token.value === undefined) {
      throw new UsageError(
        `${token.rawName} needs a value. Example: ${command} … ${token.rawName} VALUE. See ${command} --help.`,
      );
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(
        `${token.rawName} takes no value, but '${token.value}' was given. Example: ${token.rawName}.`,
      );
    }
    given.set(token.name, [...(option.multiple ? (given.get(token.name) ?? []) : []), token.value ?? '']);
  }
  const text = (name: string) => given.get(name)?.[0];
  return {
    positionals,
    text,
    texts: (name) => given.get(name) ?? [],
    flag: (name) => given.has(name),
    whole(name, min) {
      const word = text(name);
      if (word === undefined) return undefined;
      const value = Number(word);
      if (!/^\d+$/.test(word) || !Number.isSafeInteger(value) || value < min) {
        throw new UsageError(
          `--${name} is '${word}'; it must be a whole number of at least ${min}. Example: --${name} ${Math.max(min, 1)}.`,
        );
      }
      return value;
    },
  };
}

function unknownOption(command: string, rawName: string, known: readonly string[]): UsageError {
  const names = known.map((name) => `--${name}`);
  const near = didYouMean(rawName, names) || ` Options: ${names.join(', ')}.`;
  return new UsageError(`${command} has no option ${rawName}.${near} See ${command} --help.`);
}
