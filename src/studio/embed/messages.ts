/**
 * Words between an embedded page and the page around it, over `postMessage`: version 1. Reads messages of strangers; does nothing by
 * itself. Documented in docs/embedding.md.
 */
export const PROTOCOL = 'murmuration';
export const PROTOCOL_VERSION = 1;

/** What the page around may ask for. `id` comes back with the answer. */
export type Request = { readonly id?: string | number } & (
  | { readonly type: 'get' }
  /** Values by parameter id, and `seed`, `agents`, `horizon`. */
  | { readonly type: 'set'; readonly values: Readonly<Record<string, number | boolean | string>> }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'seek'; readonly day: number }
);

/** What the embedded page says. */
export type Reply =
  | { readonly type: 'ready'; readonly link: string }
  | {
      readonly type: 'state';
      readonly id?: string | number;
      readonly link: string;
      readonly day: number;
      readonly horizon: number;
      readonly playing: boolean;
      readonly digest: string | null;
    }
  | { readonly type: 'outcome'; readonly day: number; readonly outcomes: Readonly<Record<string, number>> }
  | { readonly type: 'error'; readonly id?: string | number; readonly message: string };

/** The envelope around every message, both ways. */
export function enveloped(reply: Reply): object {
  return { protocol: PROTOCOL, version: PROTOCOL_VERSION, ...reply };
}

const MOST_VALUES = 200;

/** The request in a message; null where it is none of ours, a text where it is one that cannot be served. */
export function readRequest(data: unknown): Request | string | null {
  if (typeof data !== 'object' || data === null || !('protocol' in data) || data.protocol !== PROTOCOL) return null;
  const message = data as Readonly<Record<string, unknown>>;
  if (message.version !== PROTOCOL_VERSION)
    return `This page speaks version ${PROTOCOL_VERSION} of the protocol. Example: {protocol: 'murmuration', version: 1, type: 'get'}`;
  const id = typeof message.id === 'string' || typeof message.id === 'number' ? { id: message.id } : {};
  switch (message.type) {
    case 'get':
    case 'play':
    case 'pause':
      return { ...id, type: message.type };
    case 'seek':
      if (typeof message.day === 'number' && Number.isInteger(message.day) && message.day >= 0)
        return { ...id, type: 'seek', day: message.day };
      return "'seek' needs a whole day from 0 on. Example: {type: 'seek', day: 30}";
    case 'set': {
      const values = readValues(message.values);
      if (values) return { ...id, type: 'set', values };
      return "'set' needs values by their ids. Example: {type: 'set', values: {'testing.turnaround': 1}}";
    }
    default:
      return "The type is one of get, set, play, pause, seek. Example: {type: 'get'}";
  }
}

function readValues(raw: unknown): Record<string, number | boolean | string> | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const entries = Object.entries(raw);
  const plain = entries.filter((entry): entry is [string, number | boolean | string] =>
    ['number', 'boolean', 'string'].includes(typeof entry[1]),
  );
  return plain.length === entries.length && entries.length <= MOST_VALUES ? Object.fromEntries(plain) : null;
}
