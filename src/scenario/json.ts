/** Reading JSON from strangers: bounded in size, depth and length of lists, blind to `__proto__`, with located faults. */
import { jsonFault } from './jsonFault';

export const LIMITS = { characters: 1 << 20, depth: 8, list: 4096 } as const;

export type JsonErrorKind = 'corrupt' | 'too-big';

/** Thrown when a text is no JSON or exceeds a limit; `message` is one sentence. */
export class JsonError extends Error {
  override readonly name = 'JsonError';

  constructor(
    readonly kind: JsonErrorKind,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The value of a JSON text. Members named `__proto__` are left out.
 *
 * @param what how the sentence calls the text, "The scenario file"
 * @throws JsonError with line and column, or with the limit that was passed
 */
export function parseJson(text: string, what: string): unknown {
  if (text.length > LIMITS.characters) {
    throw new JsonError('too-big', `${what} has ${text.length} characters; the limit is ${LIMITS.characters}.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    const fault = jsonFault(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    const place = fault === null ? '' : ` in line ${fault.line}, column ${fault.column}: expected ${fault.expected}`;
    throw new JsonError('corrupt', `${what} is not valid JSON${place}.`);
  }
  return safe(value, 1, what);
}

function safe(value: unknown, depth: number, what: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > LIMITS.depth) throw new JsonError('too-big', `${what} is nested more than ${LIMITS.depth} levels deep.`);
  if (Array.isArray(value)) {
    if (value.length > LIMITS.list) {
      throw new JsonError('too-big', `${what} holds a list of ${value.length} entries; the limit is ${LIMITS.list}.`);
    }
    return value.map((entry: unknown) => safe(entry, depth + 1, what));
  }
  const members = Object.entries(value).filter(([key]) => key !== '__proto__');
  if (members.length > LIMITS.list) {
    throw new JsonError(
      'too-big',
      `${what} holds an object of ${members.length} members; the limit is ${LIMITS.list}.`,
    );
  }
  return Object.fromEntries(members.map(([key, member]) => [key, safe(member, depth + 1, what)]));
}
