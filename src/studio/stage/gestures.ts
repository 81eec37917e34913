/** Pointer, wheel and keys on the stage as movements of its camera and choices of people. Knows the stage only by what it can do. */
export interface StageMoves {
  pan(dx: number, dy: number): void;
  zoom(factor: number, x?: number, y?: number): void;
  whole(): void;
  /** A person is to be chosen at this point; `near` also goes there. */
  choose(x: number, y: number, near: boolean): void;
  /** The pointer rests at this point, or (null) does not. */
  rest(at: { readonly x: number; readonly y: number } | null): void;
}

/** Pixels that a click may move. */
const STILL = 4;
const REST_MILLISECONDS = 140;
const KEY_PIXELS = 60;
const KEY_ZOOM = 1.5;
/** Zoom of a wheel by pixels: one notch of most mice is 100. */
const WHEEL_ZOOM = 0.0018;

/** Listens on `host`; the result stops it. */
export function listen(host: HTMLElement, moves: StageMoves): () => void {
  const held = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let resting = 0;
  const place = ({ clientX, clientY }: MouseEvent) => {
    const box = host.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  const stopResting = () => {
    window.clearTimeout(resting);
    moves.rest(null);
  };
  const spread = () => {
    const [a, b] = [...held.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, far: Math.hypot(a.x - b.x, a.y - b.y) };
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    // Capturing fails for a pointer that is gone already, which then moves nothing either.
    if (event.isTrusted) host.setPointerCapture(event.pointerId);
    held.set(event.pointerId, place(event));
    if (held.size === 1) travelled = 0;
    stopResting();
  };
  const move = (event: PointerEvent) => {
    const at = place(event);
    const before = held.get(event.pointerId);
    if (!before) {
      stopResting();
      if (event.pointerType !== 'touch') resting = window.setTimeout(() => moves.rest(at), REST_MILLISECONDS);
      return;
    }
    travelled += Math.hypot(at.x - before.x, at.y - before.y);
    if (held.size === 2) {
      const from = spread();
      held.set(event.pointerId, at);
      const to = spread();
      moves.pan(to.x - from.x, to.y - from.y);
      if (from.far > 0) moves.zoom(to.far / from.far, to.x, to.y);
      return;
    }
    held.set(event.pointerId, at);
    if (travelled <= STILL) return;
    host.dataset.dragging = '';
    moves.pan(at.x - before.x, at.y - before.y);
  };
  const up = (event: PointerEvent) => {
    const was = held.delete(event.pointerId);
    if (held.size === 0) delete host.dataset.dragging;
    if (event.type === 'pointerup' && was && held.size === 0 && travelled <= STILL) {
      const { x, y } = place(event);
      moves.choose(x, y, false);
    }
  };
  const twice = (event: MouseEvent) => {
    const { x, y } = place(event);
    moves.choose(x, y, true);
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const { x, y } = place(event);
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1);
    moves.zoom(Math.exp(-Math.max(-300, Math.min(300, pixels)) * WHEEL_ZOOM), x, y);
    stopResting();
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = KEY_PIXELS * (event.shiftKey ? 4 : 1);
    const done: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => moves.pan(far, 0),
      ArrowRight: () => moves.pan(-far, 0),
      ArrowUp: () => moves.pan(0, far),
      ArrowDown: () => moves.pan(0, -far),
      '+': () => moves.zoom(KEY_ZOOM),
      '=': () => moves.zoom(KEY_ZOOM),
      '-': () => moves.zoom(1 / KEY_ZOOM),
      '0': () => moves.whole(),
    };
    const act = done[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  host.tabIndex = 0;
  const passive = { passive: false };
  host.addEventListener('pointerdown', down);
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerup', up);
  host.addEventListener('pointercancel', up);
  host.addEventListener('pointerleave', stopResting);
  host.addEventListener('dblclick', twice);
  host.addEventListener('wheel', wheel, passive);
  host.addEventListener('keydown', key);
  return () => {
    window.clearTimeout(resting);
    host.removeEventListener('pointerdown', down);
    host.removeEventListener('pointermove', move);
    host.removeEventListener('pointerup', up);
    host.removeEventListener('pointercancel', up);
    host.removeEventListener('pointerleave', stopResting);
    host.removeEventListener('dblclick', twice);
    host.removeEventListener('wheel', wheel);
    host.removeEventListener('keydown', key);
  };
}
