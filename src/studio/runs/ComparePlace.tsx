/** Where the comparison stands in the column of outcomes; it is read when it is first opened. */
import { lazy, Suspense } from 'react';
import { useRuns } from './useRuns';

const Compare = lazy(() => import('./Compare'));

export function ComparePlace() {
  const comparing = useRuns((state) => state.comparing);
  if (!comparing) return null;
  return (
    <Suspense>
      <Compare />
    </Suspense>
  );
}
