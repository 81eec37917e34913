/** Whether the run on the stage is that of the settings: what is learned from it is then about them. */
import { useMemo, useState } from 'react';
import { useStudio, useStudioState } from './context';
import { useFrame } from './useFrame';

export function useReady(): boolean {
  const studio = useStudio();
  const scenario = useStudioState((state) => state.scenario);
  const [hash, setHash] = useState(() => studio.session.frame()?.current.hash ?? '');
  useFrame(
    useMemo(
      () =>
        ({ current }: { readonly current: { readonly hash: string } }) =>
          setHash(current.hash),
      [],
    ),
  );
  return hash !== '' && hash === studio.hashOf(scenario);
}
