/** The edge of a side panel: dragged or moved by arrow keys, Enter closes and opens the panel. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { words } from '../language';
import { boundedWidth, layoutStore, PANEL_WIDTHS, type Side } from './layoutStore';

const text = words({
  en: { left: 'Width of the settings', right: 'Width of the outcomes' },
  de: { left: 'Breite der Einstellungen', right: 'Breite der Ergebnisse' },
});

const STEP = 10;

export function Separator({ side }: { readonly side: Side }) {
  const width = useStore(layoutStore, (layout) => layout[side]);
  const open = useStore(layoutStore, (layout) => (side === 'left' ? layout.leftOpen : layout.rightOpen));
  const drag = useRef<{ x: number; width: number } | null>(null);
  const [min, standard, max] = PANEL_WIDTHS[side];
  const way = side === 'left' ? 1 : -1;
  const set = (wanted: number) => layoutStore.setState({ [side]: boundedWidth(side, wanted) });
  const toggle = () => layoutStore.setState(side === 'left' ? { leftOpen: !open } : { rightOpen: !open });

  const keys = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => set(width - way * STEP),
      ArrowRight: () => set(width + way * STEP),
      Home: () => set(min),
      End: () => set(max),
      Enter: toggle,
    };
    const act = moves[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const move = (event: PointerEvent) => {
    if (drag.current) set(drag.current.width + way * (event.clientX - drag.current.x));
  };

  return (
    <hr
      className="separator"
      aria-orientation="vertical"
      aria-label={text()[side]}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={open ? width : 0}
      tabIndex={0}
      onKeyDown={keys}
      onDoubleClick={() => set(standard)}
      onPointerDown={(event) => {
        drag.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={() => {
        drag.current = null;
      }}
    />
  );
}
