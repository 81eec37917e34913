/**
 * Where and why a text is not JSON, as line and column: engines word this differently and some give no place at all. Used
 * only after `JSON.parse` has refused a text; it builds no value.
 */

export interface JsonFault {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** What should stand there, "a value", "',' or '}'". */
  readonly expected: string;
}

/** Deeper nesting ends the search where it begins, so that the scanner's own stack is safe. */
const MAX_DEPTH = 200;

class Fault extends Error {
  constructor(
    readonly at: number,
    readonly expected: string,
  ) {
    super(expected);
  }
}

/** The first place at which the text stops being JSON (RFC 8259), or null when it is JSON. */
export function jsonFault(text: string): JsonFault | null {
  try {
    const end = blank(text, value(text, blank(text, 0), 0));
    if (end < text.length) throw new Fault(end, 'the end of the text');
    return null;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const before = text.slice(0, fault.at).split('\n');
    return { line: before.length, column: before[before.length - 1].length + 1, expected: fault.expected };
  }
}

const BLANK = /[ \t\n\r]*/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** End of the match of a sticky pattern at `at`, or -1. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function blank(text: string, at: number): number {
  return match(BLANK, text, at);
}

function string(text: string, at: number, expected: string): number {
  const end = match(STRING, text, at);
  if (end < 0)
    throw new Fault(
      at,
      text[at] === '"' ? 'a text closed by a double quote, without bare control characters' : expected,
    );
  return end;
}

function value(text: string, at: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new Fault(at, `at most ${MAX_DEPTH} levels of nesting`);
  const head = text[at];
  if (head === '{' || head === '[') return list(text, at, head === '{', depth);
  if (head === '"') return string(text, at, 'a text');
  const end = match(SCALAR, text, at);
  if (end < 0) throw new Fault(at, 'a value');
  return end;
}

function list(text: string, open: number, keyed: boolean, depth: number): number {
  const close = keyed ? '}' : ']';
  let at = blank(text, open + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    if (keyed) {
      at = blank(text, string(text, at, 'a name in double quotes'));
      if (text[at] !== ':') throw new Fault(at, "':'");
      at = blank(text, at + 1);
    }
    at = blank(text, value(text, at, depth + 1));
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new Fault(at, `',' or '${close}'`);
    at = blank(text, at + 1);
  }
}
