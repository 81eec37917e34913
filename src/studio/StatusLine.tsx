/** What computes, how fast, and what it came to. Written by frames. */
import { useCallback, useRef } from 'react';
import { useStudio } from './context';
import { large, short } from './format';
import { words } from './language';
import type { Frame } from './session';
import { useFrame, write } from './useFrame';

const text = words({
  en: {
    twin: 'CPU (TypeScript twin)',
    choosing: 'choosing the faster device …',
    speed: (count: string) => `${count} person-days/s`,
    doubles: (days: string) => `doubles in ${days} days`,
    halves: (days: string) => `halves in ${days} days`,
    steady: 'steady',
    epidemic: (r0: string, pace: string) => `R0 ${r0}, ${pace} without protocols`,
    digest: (own: string) => `digest ${own}`,
    same: (own: string) => `digest ${own}, same result as shared`,
    differs: (own: string, shared: string) => `digest ${own}, differs from the shared ${shared} (other version)`,
  },
  de: {
    twin: 'CPU (TypeScript-Zwilling)',
    choosing: 'wählt das schnellere Gerät …',
    speed: (count) => `${count} Personentage/s`,
    doubles: (days) => `verdoppelt sich in ${days} Tagen`,
    halves: (days) => `halbiert sich in ${days} Tagen`,
    steady: 'gleichbleibend',
    epidemic: (r0, pace) => `R0 ${r0}, ${pace} ohne Maßnahmen`,
    digest: (own) => `Prüfwert ${own}`,
    same: (own) => `Prüfwert ${own}, gleiches Ergebnis wie geteilt`,
    differs: (own, shared) => `Prüfwert ${own}, anders als geteilt ${shared} (andere Version)`,
  },
});

export function StatusLine() {
  const { store } = useStudio();
  const line = useRef<HTMLParagraphElement>(null);
  useFrame(
    useCallback(
      (frame: Frame) => {
        const { current, device, digest } = frame;
        const { speed, model } = current;
        const parts: Record<string, string> = {
          device:
            device === 'gpu'
              ? `GPU: ${store.getState().machine.adapter ?? ''}`
              : device === 'twin'
                ? text().twin
                : text().choosing,
          speed: speed ? text().speed(large(speed)) : '',
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
      {['device', 'speed', 'epidemic', 'digest'].map((part) => (
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
  const { doubles, halves, steady, epidemic: said } = text();
  const pace = growthRate > 0 ? doubles(short(time)) : growthRate < 0 ? halves(short(time)) : steady;
  return said(short(r0), pace);
}

function digestText(digest: string, shared: string | null): string {
  const own = digest.slice(0, 12);
  if (shared === null) return text().digest(own);
  return own === shared ? text().same(own) : text().differs(own, shared);
}
