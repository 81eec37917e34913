/** The one error that a scenario's content can end in. Files and links wrap it; nothing here knows where the text came from. */

export type ScenarioErrorKind =
  | 'malformed'
  | 'wrong-model'
  | 'unknown-parameter'
  | 'wrong-type'
  | 'not-finite'
  | 'not-integer'
  | 'out-of-range'
  | 'wrong-length'
  | 'unknown-choice'
  | 'bad-date'
  | 'not-dated'
  | 'before-start'
  | 'empty-interval'
  | 'beyond-horizon';

/** Thrown for a setting that cannot be used. `message` is one sentence for the user, `path` the place for a program. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(
    readonly kind: ScenarioErrorKind,
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}
