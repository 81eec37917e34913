/** Help: the guide, and on one page the keys, the model, the machine, what is kept here, and what this program is. */
import { lazy, Suspense, useRef, useState } from 'react';
import { Dialog } from '../ui/Dialog';
import './help.css';
import { helpText } from './helpWords';
import { GUIDE, Overview } from './Overview';

const GuidePage = lazy(() => import('./GuidePage'));

const PLACES = ['guide', 'keys', 'model', 'machine', 'data', 'about'] as const;

export default function Help() {
  return (
    <Dialog name="help" title={helpText().title} wide>
      <Content />
    </Dialog>
  );
}

function Content() {
  // Document that is open, null for the overview. Asking again for the same one opens it at its top.
  const [{ document, turn }, setShown] = useState<{ document: string | null; turn: number }>({
    document: null,
    turn: 0,
  });
  const show = (next: string | null) => setShown(({ turn: last }) => ({ document: next, turn: last + 1 }));
  const body = useRef<HTMLDivElement>(null);
  const text = helpText();

  const go = (place: (typeof PLACES)[number]) => {
    show(place === 'guide' ? GUIDE : null);
    if (place === 'guide') return;
    // After the overview is there again.
    requestAnimationFrame(() => {
      const section = body.current?.querySelector<HTMLElement>(`[data-section="${place}"]`);
      section?.scrollIntoView({ block: 'start' });
      section?.focus({ preventScroll: true });
    });
  };

  return (
    <div className="help">
      <nav className="help-nav" aria-label={text.nav}>
        {PLACES.map((place) => (
          <button
            key={place}
            type="button"
            className="quiet"
            aria-current={document !== null && place === 'guide' ? 'page' : undefined}
            onClick={() => go(place)}
          >
            {text.sections[place]}
          </button>
        ))}
      </nav>
      <div className="help-body" ref={body}>
        {document !== null ? (
          <Suspense fallback={<p role="status">{text.loading}</p>}>
            <GuidePage key={turn} first={document} />
          </Suspense>
        ) : (
          <Overview open={show} />
        )}
      </div>
    </div>
  );
}
