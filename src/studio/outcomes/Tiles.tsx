/** Headline numbers with the difference to the baseline and, where they are known, intervals; written by frames. */
import { useCallback, useRef } from 'react';

import { useStudio } from '../context';
import { HEADLINES, headlines } from '../headlines';
import type { Frame } from '../session';
import { singleRuns } from '../spreadWords';
import { useFrame, write } from '../useFrame';
import { useNarrow } from './useNarrow';

export function Tiles() {
  const { spread } = useStudio();
  const list = useRef<HTMLDListElement>(null);
  // One row that scrolls there, also by keys.
  const narrow = useNarrow();
  useFrame(
    useCallback(
      (frame: Frame) => {
        const { world, current, baseline, day } = frame;
        const tiles = headlines(world, current, baseline, day, spread.pairs(frame));
        for (const { id, label, value, interval, detail, change, way } of tiles) {
          const tile = list.current?.querySelector<HTMLElement>(`[data-tile="${id}"]`);
          write(tile?.querySelector('dt'), label);
          write(tile?.querySelector('.value'), value);
          write(tile?.querySelector('.detail'), detail);
          const difference = tile?.querySelector<HTMLElement>('.change');
          write(difference, change ?? '');
          if (tile) tile.dataset.interval = String(interval);
          if (!difference) continue;
          difference.dataset.way = way;
          difference.title = change && !interval ? singleRuns() : '';
        }
      },
      [spread],
    ),
  );
  return (
    <dl className="tiles" ref={list} tabIndex={narrow ? 0 : undefined}>
      {HEADLINES.map((id) => (
        <div key={id} className="tile" data-tile={id}>
          <dt>&nbsp;</dt>
          <dd className="value">–</dd>
          <dd className="detail" />
          <dd className="change" />
        </div>
      ))}
    </dl>
  );
}
