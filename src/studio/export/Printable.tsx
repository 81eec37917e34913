/** Reads the printed page's code when the studio has nothing better to do, so that Ctrl+P finds it there. */
import { lazy, Suspense, useEffect, useState } from 'react';

const PrintPage = lazy(() => import('./PrintPage'));
/** After the first seconds, which belong to the city. */
const LATER_MILLISECONDS = 4000;

export function Printable() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setWanted(true), LATER_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, []);
  return <Suspense>{wanted && <PrintPage />}</Suspense>;
}
