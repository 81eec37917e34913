/** Says that there is no network, which changes nothing but that a new version cannot come. */
import { useSyncExternalStore } from 'react';
import { words } from '../language';

const text = words({
  en: { offline: 'offline', tip: 'No network. Everything here works without.' },
  de: { offline: 'offline', tip: 'Kein Netz. Hier geht alles ohne.' },
});

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

export function OfflineBadge() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return online ? null : (
    <span className="badge" role="status" title={text().tip}>
      {text().offline}
    </span>
  );
}
