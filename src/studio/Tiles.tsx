/** Headline numbers with the difference to the baseline; written by frames. */
import { useCallback, useRef } from 'react';
import { HEADLINES, headlines } from './headlines';
import type { Frame } from './session';
import { useFrame, write } from './useFrame';

export function Tiles() {
  const list = useRef<HTMLDListElement>(null);
  useFrame(
    useCallback(({ world, current, baseline, day }: Frame) => {
      for (const { id, label, value, detail, change } of headlines(world, current, baseline, day)) {
        const tile = list.current?.querySelector(`[data-tile="${id}"]`);
        write(tile?.querySelector('dt'), label);
        write(tile?.querySelector('.value'), value);
        write(tile?.querySelector('.detail'), detail);
        const difference = tile?.querySelector<HTMLElement>('.change');
        write(difference, change ?? '');
        if (difference)
          difference.dataset.way = change?.startsWith('−') ? 'less' : change?.startsWith('+') ? 'more' : '';
      }
    }, []),
  );
  return (
    <dl className="tiles" ref={list}>
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
