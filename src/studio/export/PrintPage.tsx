/** The one A4 page that Ctrl+P gives in place of the studio: made when printing begins, invisible on the screen. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStudio } from '../context';
import { words } from '../language';
import { type PrintContent, printContent } from './printContent';
import './print.css';

const text = words({
  en: {
    notForecast: 'Scenario, not forecast',
    settings: 'Settings off their defaults',
    caveats: 'What this assumes and cannot tell',
    link: 'Opens exactly this',
    digest: (digest: string) => `digest ${digest}`,
    nothing: 'There are no days to print yet. Press Play first.',
  },
  de: {
    notForecast: 'Szenario, keine Vorhersage',
    settings: 'Einstellungen, die vom Standard abweichen',
    caveats: 'Was dies annimmt und nicht sagen kann',
    link: 'Öffnet genau dies',
    digest: (digest: string) => `Prüfwert ${digest}`,
    nothing: 'Es gibt noch keine Tage zu drucken. Zuerst „Abspielen“ drücken.',
  },
});

export default function PrintPage() {
  const studio = useStudio();
  const [content, setContent] = useState<PrintContent | null>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    let screen: string | null = null;
    const begin = () => {
      // At once: the browser takes the page as it is when the event handlers return.
      flushSync(() => setContent(printContent(studio)));
      // Paper is light, whatever theme was chosen.
      screen ??= style.colorScheme;
      style.colorScheme = 'light';
    };
    const end = () => {
      if (screen !== null) style.colorScheme = screen;
      screen = null;
    };
    const media = window.matchMedia('print');
    const changed = () => (media.matches ? begin() : end());
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    media.addEventListener('change', changed);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      media.removeEventListener('change', changed);
    };
  }, [studio]);
  return <article className="print-page">{content ? <Page content={content} /> : <p>{text().nothing}</p>}</article>;
}

function Page({ content }: { readonly content: PrintContent }) {
  const { title, description, tiles, svg, settings, caveats, caption, link, digest } = content;
  const say = text();
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p>{say.notForecast}</p>
      </header>
      {description !== '' && <p>{description}</p>}
      <dl>
        {tiles.map(({ id, label, value, change }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd>{change}</dd>
          </div>
        ))}
      </dl>
      <Picture svg={svg} />
      <div className="print-columns">
        <section>
          <h2>{say.settings}</h2>
          <Lines lines={settings} />
        </section>
        <section>
          <h2>{say.caveats}</h2>
          <Lines lines={caveats} />
        </section>
      </div>
      <footer>
        {caption.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          {say.link}: <span className="print-link">{link}</span>
          {digest && <> ({say.digest(digest.slice(0, 12))})</>}
        </p>
      </footer>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The figure as elements of the page: an image would still be loading when the browser prints. */
function Picture({ svg }: { readonly svg: string }) {
  const holder = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    holder.current?.replaceChildren(document.importNode(documentElement, true));
  }, [svg]);
  return <figure ref={holder} />;
}
