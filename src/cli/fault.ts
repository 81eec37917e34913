/** Ends of a command that are not results: a sentence for the user and an exit status. */

/** Wrong use of the command line: unknown options, missing arguments. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Input that cannot be used: files, presets, settings. Exit status 1. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Interrupted by the user, after what was done by then was printed. Exit status 130. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export const ExitStatus = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;
