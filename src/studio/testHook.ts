/** What browser tests hold on to. In test builds only (`vite build --mode test`); the page itself never reads it. */
import { scenarioHash } from '../scenario/canonical';
import type { Studio } from './studio';

export interface StudioHook {
  /** True once people are drawn and the first day is computed. */
  readonly ready: boolean;
  state(): ReturnType<Studio['store']['getState']>;
  /** Hash of the scenario shown. */
  hash(): string;
  /** Hex digest of the finished run shown, null before. */
  digest(): string | null;
  day(): number;
  /** Frames drawn on the stage so far. */
  frame(): number;
  loseDevice(): void;
  /** Dispatches on the graphics device so far, by kernel, of kernels whose name begins so. */
  dispatched(prefix: string): Readonly<Record<string, number>>;
  /** Shows a day, computing it where it is not known. */
  setClock(day: number): void;
  readonly studio: Studio;
}

/** Puts the hook on the window. `loseDevice` loses the graphics device as a driver would; `frame` counts drawings of the stage. */
export function exposeStudio(
  studio: Studio,
  { loseDevice, frame, dispatched }: Pick<StudioHook, 'loseDevice' | 'frame' | 'dispatched'>,
): void {
  const hook: StudioHook = {
    get ready() {
      return (studio.session.frame()?.current.known ?? 0) > 0 && frame() > 0;
    },
    state: () => studio.store.getState(),
    hash: () => scenarioHash(studio.store.getState().scenario, studio.world().definition),
    digest: () => studio.session.frame()?.digest ?? null,
    day: () => studio.session.frame()?.day ?? 0,
    frame,
    loseDevice,
    dispatched,
    setClock: (day) => studio.session.seek(day),
    studio,
  };
  Object.defineProperty(window, '__studio', { value: hook });
}
