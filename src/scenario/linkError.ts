/** How a link can fail, with the words of the studio. A link that fails is never replaced by a demo. */

export type LinkErrorKind =
  | 'unknown-model'
  | 'damaged'
  | 'truncated'
  | 'mangled'
  | 'newer'
  | 'bad-version'
  | 'migration-failed'
  | 'invalid'
  | 'too-big';

/** Thrown by `decodeLink`; `original` is the text as it came, to be kept and shown. */
export class LinkError extends Error {
  override readonly name = 'LinkError';

  constructor(
    readonly kind: LinkErrorKind,
    readonly original: string,
    message: string,
  ) {
    super(message);
  }
}

/** The words for a link that was cut or changed on its way. */
export const BROKEN = 'This link is incomplete or was changed on the way (the check does not match). Ask for it again.';
