/** Making files for the dialog: one at a time, what came of it in words, and when what can be exported has changed. */
import { useState, useSyncExternalStore } from 'react';
import { useStudio } from '../context';
import { download } from '../exports';
import { messageOf } from '../messageOf';
import { type FileKind, makeFile } from './exportFiles';
import { exportText } from './exportWords';
import type { HubNames } from './hubverse';

export interface Making {
  /** What is being made. */
  readonly busy: FileKind | null;
  readonly said: { readonly tone: 'status' | 'alert'; readonly text: string } | null;
  save(kind: FileKind): void;
  say(tone: 'status' | 'alert', text: string): void;
}

/** `hub` is read when a file is made. */
export function useMaking(hub: HubNames): Making {
  const studio = useStudio();
  const [busy, setBusy] = useState<FileKind | null>(null);
  const [said, setSaid] = useState<Making['said']>(null);
  const make = async (kind: FileKind) => {
    setBusy(kind);
    setSaid(null);
    try {
      const { name, type, content } = await makeFile(studio, kind, hub);
      download(name, type, content);
      setSaid({ tone: 'status', text: exportText().saved(name) });
    } catch (error) {
      const why = messageOf(error);
      setSaid({ tone: 'alert', text: exportText().failed(why) });
    } finally {
      setBusy(null);
    }
  };
  return { busy, said, save: (kind) => void make(kind), say: (tone, text) => setSaid({ tone, text }) };
}

/**
 * Renders again when the run shown stops, starts or gets replicates: while it plays, the numbers in the dialog stand, and what is
 * exported is what is shown at the press.
 */
export function useExportable(): void {
  const { session, spread } = useStudio();
  useSyncExternalStore(
    (changed) => session.subscribe(changed),
    () => {
      const frame = session.frame();
      if (!frame) return '';
      const day = frame.playing || frame.catchingUp ? Math.min(1, frame.day) : frame.day;
      return [frame.current.hash, frame.baseline?.hash, day, frame.digest, spread.pairs(frame)?.length].join(' ');
    },
  );
}
