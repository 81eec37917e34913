/**
 * A story beside the city: pages to read, each with a scenario that opens as the page is turned. Stands where the settings stand, and
 * shows those that a page speaks of. Turning pages makes steps of the browser's Back; nothing of it is kept as the reader's work.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStudio } from '../context';
import { language, words } from '../language';
import { ParameterRow } from '../protocol/ParameterRow';
import './guided.css';
import { messageOf } from '../messageOf';
import { Markdown } from './Markdown';
import { readStory, type StoryPage, type StoryText } from './pages';
import { addressOf, pageOf } from './turning';

const text = words({
  en: {
    story: 'Story',
    progress: (page: number, pages: number) => `${page} of ${pages}`,
    back: 'Back',
    next: 'Next',
    again: 'Show this page’s scenario again',
    leave: 'Leave the story',
    end: 'Go on in the studio',
    settings: 'Try it',
    reading: 'The story is being read …',
    missing: (name: string, why: string) =>
      `The story "${name}" could not be read (${why}). Check the address behind story=. Example: ?story=fast-tests`,
  },
  de: {
    story: 'Geschichte',
    progress: (page, pages) => `${page} von ${pages}`,
    back: 'Zurück',
    next: 'Weiter',
    again: 'Szenario dieser Seite neu zeigen',
    leave: 'Geschichte verlassen',
    end: 'Im Studio weitermachen',
    settings: 'Ausprobieren',
    reading: 'Die Geschichte wird gelesen …',
    missing: (name, why) =>
      `Die Geschichte „${name}“ konnte nicht gelesen werden (${why}). Die Adresse hinter story= prüfen. Beispiel: ?story=fast-tests`,
  },
});

/** Whether the page began without a scenario in its address, so that the story brings one. Asked before anything writes there. */
const BEGAN_BARE = window.location.hash.length <= 1;

export default function GuidedStory({ name }: { readonly name: string }) {
  const [story, fault] = useStory(name);
  if (story) return <Pages story={story} />;
  return (
    <section className="guided panel" aria-label={text().story}>
      <p role={fault ? 'alert' : 'status'}>{fault ?? text().reading}</p>
      <button type="button" onClick={leave}>
        {text().leave}
      </button>
    </section>
  );
}

function Pages({ story: { title, pages } }: { readonly story: StoryText }) {
  const studio = useStudio();
  const [at, setAt] = useState(() => Math.min(pageOf(window.location.search), pages.length - 1));
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const page = pages[at];
  const last = at === pages.length - 1;
  const { parameters } = studio.world().definition;
  const rows = page.show.flatMap((id) => parameters.filter((parameter) => parameter.id === id));

  const show = (of: StoryPage) => {
    if (of.scenario !== null) studio.openPage(of.scenario, of);
  };
  const turn = (to: number) => {
    if (to < 0 || to >= pages.length) return;
    window.history.pushState(window.history.state, '', addressOf(window.location.href, to));
    setAt(to);
    show(pages[to]);
    body.current?.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  };

  useEffect(() => {
    const follow = () => setAt(Math.min(pageOf(window.location.search), pages.length - 1));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [pages]);

  // Once the devices are known and the page has begun in its own way, the story takes over.
  const first = useRef(BEGAN_BARE);
  useEffect(() => {
    const begin = () => {
      if (!first.current || !studio.store.getState().opened) return;
      first.current = false;
      const { scenario, ...how } = pages[pageOf(window.location.search)] ?? pages[0];
      if (scenario !== null) studio.openPage(scenario, how);
    };
    begin();
    // Not in the middle of what opens the page.
    return studio.store.subscribe(() => queueMicrotask(begin));
  }, [studio, pages]);

  const key = (event: KeyboardEvent) => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    turn(at + way);
  };

  return (
    <section className="guided panel" aria-label={text().story} onKeyDown={key}>
      <header className="guided-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="note" aria-live="polite">
          {text().progress(at + 1, pages.length)}
        </p>
        <progress value={at + 1} max={pages.length} aria-label={text().progress(at + 1, pages.length)} />
      </header>
      <div className="guided-body" ref={body}>
        <div className="guided-text">
          <Markdown text={page.text} />
        </div>
        {rows.length > 0 && (
          <section className="guided-settings" aria-label={text().settings}>
            {rows.map((parameter) => (
              <ParameterRow key={parameter.id} parameter={parameter} main />
            ))}
          </section>
        )}
        {page.scenario !== null && (
          <button type="button" className="guided-again" onClick={() => show(page)}>
            <span aria-hidden="true">↻ </span>
            {text().again}
          </button>
        )}
      </div>
      <footer className="guided-foot">
        <button type="button" disabled={at === 0} onClick={() => turn(at - 1)}>
          <span aria-hidden="true">← </span>
          {text().back}
        </button>
        {last ? (
          <button type="button" className="primary" onClick={leave}>
            {text().end}
          </button>
        ) : (
          <button type="button" className="primary" onClick={() => turn(at + 1)}>
            {text().next}
            <span aria-hidden="true"> →</span>
          </button>
        )}
        {!last && (
          <button type="button" className="quiet" onClick={leave}>
            {text().leave}
          </button>
        )}
      </footer>
    </section>
  );
}

/** To the whole studio with what is shown: a page of its own, in which work is kept again. */
function leave(): void {
  window.location.assign(addressOf(window.location.href, null));
}

/** The story of that name in the page's language, or why there is none. */
function useStory(name: string): readonly [StoryText | null, string | null] {
  const [story, setStory] = useState<StoryText | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      try {
        const found = await fetchStory(name);
        if (current) setStory(found);
      } catch (error) {
        if (current) setFault(text().missing(name, messageOf(error)));
      }
    };
    void read();
    return () => {
      current = false;
    };
  }, [name]);
  return [story, fault];
}

async function fetchStory(name: string): Promise<StoryText> {
  const answer = await fetch(`stories/${name}.${language()}.md`);
  if (!answer.ok) throw new Error(String(answer.status));
  return readStory(await answer.text());
}
