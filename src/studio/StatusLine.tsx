/** What computes, how fast, and what it came to. Written by frames. */
import { useCallback, useRef } from 'react';
import { useStudio } from './context';
import { short, whole } from './format';
import type { Frame } from './session';
import { useFrame, write } from './useFrame';

export function StatusLine() {
  const { store } = useStudio();
  const line = useRef<HTMLParagraphElement>(null);
  useFrame(
    useCallback(
      (frame: Frame) => {
        const { current, day, device, digest } = frame;
        const { speed, model } = current;
        const parts: Record<string, string> = {
          agents: `${whole(model.agents)} people`,
          day: `day ${day}`,
          device:
            device === 'gpu'
              ? `GPU: ${store.getState().machine.adapter ?? ''}`
              : device === 'twin'
                ? 'CPU (TypeScript twin)'
                : 'choosing the faster device …',
          speed: speed ? `${short(speed / 1e6)} M person-days/s` : '',
          epidemic: epidemic(model),
          digest: digest ? digestText(digest, store.getState().sharedDigest) : '',
        };
        for (const [part, text] of Object.entries(parts))
          write(line.current?.querySelector(`[data-part="${part}"]`), text);
      },
      [store],
    ),
  );
  return (
    <p className="status" ref={line}>
      {['agents', 'day', 'device', 'speed', 'epidemic', 'digest'].map((part) => (
        <span key={part} data-part={part} />
      ))}
    </p>
  );
}

/** R0 and doubling time of models that have them. */
function epidemic(model: object): string {
  const { r0, growthRate } = model as { readonly r0?: number; readonly growthRate?: number };
  if (r0 === undefined || growthRate === undefined) return '';
  const time = Math.log(2) / Math.abs(growthRate);
  const words =
    growthRate > 0 ? `doubles in ${short(time)} days` : growthRate < 0 ? `halves in ${short(time)} days` : 'steady';
  return `R0 ${short(r0)}, ${words} without protocols`;
}

function digestText(digest: string, shared: string | null): string {
  const own = digest.slice(0, 12);
  if (shared === null) return `digest ${own}`;
  return own === shared ? `digest ${own}, same result as shared` : `digest ${own}, differs from the shared ${shared}`;
}
