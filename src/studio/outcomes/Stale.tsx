/** A veil over results that belong to other settings than the controls show (design: section 8). */
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { scenarioHash } from '../../scenario/canonical';
import type { Scenario } from '../../scenario/scenario';
import type { World } from '../../worlds/world';
import { useStudio, useStudioState } from '../context';
import type { Frame } from '../session';
import { useFrame } from '../useFrame';
import { chartWords } from './chartWords';

/** Hashes of scenarios, which are never changed in place. */
const hashes = new WeakMap<Scenario, string>();

function hashOf(scenario: Scenario, { definition }: World): string {
  const known = hashes.get(scenario) ?? scenarioHash(scenario, definition);
  hashes.set(scenario, known);
  return known;
}

/** Children, hatched and labelled while they show a run of other settings. */
export function Stale({ children }: { readonly children: ReactNode }) {
  const studio = useStudio();
  const scenario = useStudioState((state) => state.scenario);
  const building = useStudioState((state) => state.building !== null);
  const [shown, setShown] = useState('');
  const last = useRef('');
  useFrame(
    useCallback(({ current }: Frame) => {
      if (last.current === current.hash) return;
      last.current = current.hash;
      setShown(current.hash);
    }, []),
  );
  const stale = shown !== '' && shown !== hashOf(scenario, studio.world(scenario));
  const text = chartWords();
  return (
    <div className="stale-place" data-stale={stale}>
      {stale && (
        <p className="stale" role="status">
          <span>{text.stale}</span>
          {!building && (
            <button type="button" onClick={() => studio.runAgain()}>
              {text.run}
            </button>
          )}
        </p>
      )}
      {children}
    </div>
  );
}
