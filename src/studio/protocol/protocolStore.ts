/** Which groups of settings are open and what is being looked for. Open groups are kept in this browser; in no link, no undo. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface ProtocolView {
  /** Ids of open groups; of their advanced parts with `+` behind. */
  readonly open: readonly string[];
  readonly query: string;
  readonly changedOnly: boolean;
  /** Id of the table parameter in the editor. */
  readonly table: string | null;
}

const KEY = 'murmuration.protocol';
/** The scenario is open until somebody closes it. */
const OPEN_AT_FIRST = ['scenario'];

/** Open groups from stored text; whatever cannot be read takes the standard. */
export function readOpen(text: string | null): readonly string[] {
  try {
    const raw: unknown = JSON.parse(text ?? '');
    if (Array.isArray(raw) && raw.every((id) => typeof id === 'string')) return raw;
  } catch {
    return OPEN_AT_FIRST;
  }
  return OPEN_AT_FIRST;
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const protocolStore = createStore<ProtocolView>(() => ({
  open: readOpen(stored()),
  query: '',
  changedOnly: false,
  table: null,
}));

/** Opens or closes a group, and keeps it. */
export function setOpen(id: string, open: boolean): void {
  const others = protocolStore.getState().open.filter((one) => one !== id);
  const next = open ? [...others, id] : others;
  protocolStore.setState({ open: next });
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage is blocked: groups stay as they are until the page is left.
    return;
  }
}

/** A part of the view. */
export function useProtocol<T>(select: (view: ProtocolView) => T): T {
  return useStore(protocolStore, select);
}
