/**
 * The grammar of links (no meaning, no checks):
 * `model "&v=" int ["&ck=" 4char] *("&" key "=" value) ["&z=" base64url]`, values made of `[A-Za-z0-9_.~-]`, lists split by `~`;
 * a key after `A~` is one of the pinned run.
 */
import type { Parameter } from './parameter';

/** Short keys of the fields of a delta record. Parameters go by their ids. */
export const FIELD_KEYS = {
  seed: 'seed',
  agents: 'n',
  level: 'lvl',
  horizon: 'days',
  start: 'start',
  title: 't',
} as const;
/** Keys that describe what is looked at, not the scenario. */
export const VIEW_KEYS = ['at', 'layer', 'cam'] as const;

export const VALUE = /^[A-Za-z0-9_.~-]+$/;
const WORD = /^[A-Za-z0-9_.-]+$/;
const PLAIN_TITLE = /^[A-Za-z0-9.-]+( [A-Za-z0-9.-]+)*$/;
const NUMBER = /^-?\d+(\.\d+)?(e-?\d+)?$/i;

/** A value in the readable form, or null where it has none. Titles: see `titleText`. */
export function valueText(value: unknown): string | null {
  if (typeof value === 'number') return String(value).replace('+', '');
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return WORD.test(value) ? value : null;
  if (!Array.isArray(value) || value.length === 0 || !value.every((entry) => typeof entry === 'number')) return null;
  return value.map(valueText).join('~');
}

/**
 * What a readable text means. With a parameter the kind decides (a choice stays text, a table stays a list); without one
 * numbers, `true`, `false` and lists split by `~` are recognised and everything else is text. Also serves `--set id=value`.
 */
export function readText(text: string, kind?: Parameter['kind']): unknown {
  if (kind === 'choice') return text;
  if (kind === 'table' || (kind === undefined && text.includes('~')))
    return text.split('~').map((entry) => readText(entry, 'number'));
  if (NUMBER.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text;
}

/** A title of plain words with `_` for spaces, or null. */
export function titleText(title: string): string | null {
  return PLAIN_TITLE.test(title) ? title.replace(/ /g, '_') : null;
}

export interface LinkText {
  readonly model: string;
  /** As written; undefined where the link has none. */
  readonly version: string | undefined;
  readonly check: string | undefined;
  /** The text that the check code covers: the fragment without `ck`. */
  readonly covered: string;
  /** Keys and values in order; a part without `=` has the value undefined. */
  readonly pairs: readonly (readonly [key: string, value: string | undefined])[];
}

/** The parts of a decoded fragment. */
export function splitLink(fragment: string): LinkText {
  const [model, ...parts] = fragment.split('&');
  const at = parts.findIndex((part) => part.startsWith('ck='));
  const rest = parts.filter((_, k) => k !== at);
  const pairs = rest.map((part): readonly [string, string | undefined] => {
    const equals = part.indexOf('=');
    return equals < 0 ? [part, undefined] : [part.slice(0, equals), part.slice(equals + 1)];
  });
  const version = pairs.findIndex(([key]) => key === 'v');
  return {
    model,
    version: version < 0 ? undefined : pairs[version][1],
    check: at < 0 ? undefined : parts[at].slice(3),
    covered: [model, ...rest].join('&'),
    pairs: pairs.filter((_, k) => k !== version),
  };
}
