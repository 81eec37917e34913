/** The documents inside of Help: the guide first, others by its links. Read and turned into HTML here, away from the page's start. */
import { useEffect, useRef, useState } from 'react';
import { documents, documentText } from './documents';
import { helpText } from './helpWords';
import { rendered } from './markdown';
import { GUIDE } from './Overview';

interface Shown {
  readonly page: string;
  /** Heading to begin at, empty for the top. */
  readonly anchor: string;
}

interface GuidePageProps {
  /** Path of the document to begin with. */
  readonly first: string;
}

export default function GuidePage({ first }: GuidePageProps) {
  const [shown, setShown] = useState<Shown>({ page: first, anchor: '' });
  const [failed, setFailed] = useState(false);
  const host = useRef<HTMLElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const text = helpText();

  useEffect(() => {
    let current = true;
    const show = async () => {
      const html = rendered(await documentText(shown.page), shown.page, documents);
      const element = host.current;
      if (!current || !element) return;
      if (element.dataset.page !== shown.page) {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        element.replaceChildren(...parsed.body.childNodes);
        element.dataset.page = shown.page;
      }
      // Links carry the anchor that they lead to.
      const place = `[data-anchor="${CSS.escape(shown.anchor)}"]:not(button)`;
      const heading = shown.anchor && element.querySelector<HTMLElement>(place);
      if (!heading) top.current?.scrollIntoView({ block: 'start' });
      else {
        heading.scrollIntoView({ block: 'start' });
        heading.focus({ preventScroll: true });
      }
    };
    show().catch(() => current && setFailed(true));
    return () => {
      current = false;
    };
  }, [shown]);

  // The buttons inside are no components: their clicks are taken where they pass.
  useEffect(() => {
    const element = host.current;
    const follow = ({ target }: MouseEvent) => {
      const button = target instanceof Element && target.closest<HTMLElement>('button[data-page]');
      if (button) setShown({ page: button.dataset.page ?? GUIDE, anchor: button.dataset.anchor ?? '' });
    };
    element?.addEventListener('click', follow);
    return () => element?.removeEventListener('click', follow);
  }, []);

  return (
    <div ref={top} className="doc-top">
      {text.english && <p className="note">{text.english}</p>}
      {shown.page !== GUIDE && (
        <p>
          <button type="button" onClick={() => setShown({ page: GUIDE, anchor: '' })}>
            ← {text.back}
          </button>
        </p>
      )}
      {failed && <p role="alert">{text.failed}</p>}
      <article ref={host} className="doc" lang="en" />
    </div>
  );
}
