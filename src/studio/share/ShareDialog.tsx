/** The link of what is shown, copied as the dialog opens; what it opens, how long it is, and the file where that is too long. */
import { useEffect, useRef, useState } from 'react';
import { useStudio, useStudioState } from '../context';
import { whole } from '../format';
import { words } from '../language';
import { Dialog } from '../ui/Dialog';
import { LessonOptions } from './LessonOptions';
import { lengthText } from './linkLength';
import { ShareCard } from './ShareCard';
import './share.css';

const text = words({
  en: {
    title: 'Share',
    link: 'Link to this scenario',
    copied: 'Link copied.',
    copying: 'Copying …',
    blocked: 'Copying was blocked. The link is selected; press Ctrl+C.',
    opens: (people: string, seed: string) => `It opens exactly this: ${people} people, seed ${seed}.`,
    moment: (day: string) => `Open at the day shown (day ${day})`,
    paused: 'Open paused',
    copy: 'Copy link',
    send: 'Send …',
    file: 'Download file',
    privacy: 'Everything stands in the link itself. Nothing is uploaded, and your data are not in it.',
  },
  de: {
    title: 'Teilen',
    link: 'Link zu diesem Szenario',
    copied: 'Link kopiert.',
    copying: 'Wird kopiert …',
    blocked: 'Das Kopieren wurde verhindert. Der Link ist markiert; Strg+C kopiert ihn.',
    opens: (people, seed) => `Er öffnet genau dies: ${people} Personen, Startwert ${seed}.`,
    moment: (day) => `Am gezeigten Tag öffnen (Tag ${day})`,
    paused: 'Angehalten öffnen',
    copy: 'Link kopieren',
    send: 'Senden …',
    file: 'Datei herunterladen',
    privacy: 'Alles steht im Link selbst. Nichts wird hochgeladen, eigene Daten sind nicht darin.',
  },
});

type Copied = 'copying' | 'copied' | 'blocked';

export default function ShareDialog() {
  return (
    <Dialog name="share" title={text().title}>
      <Content />
    </Dialog>
  );
}

function Content() {
  const studio = useStudio();
  const scenario = useStudioState((state) => state.scenario);
  // Of the moment of opening, also where a run goes on behind the dialog: card and link speak of the same day.
  const [frame] = useState(() => studio.session.frame());
  const day = frame?.day ?? 0;
  const [moment, setMoment] = useState(false);
  const [paused, setPaused] = useState(false);
  const [copied, setCopied] = useState<Copied>('copying');
  const field = useRef<HTMLInputElement>(null);
  const link = studio.link({ day: moment ? day : null, paused });

  useEffect(() => {
    let current = true;
    void studio.copyText(link).then((done) => {
      if (!current) return;
      setCopied(done ? 'copied' : 'blocked');
      if (!done) field.current?.select();
    });
    return () => {
      current = false;
    };
  }, [studio, link]);

  const share = { title: scenario.title || 'Murmuration', url: link };
  return (
    <div className="share">
      <p className="share-said" role="status">
        <strong>{text()[copied]}</strong> {text().opens(whole(scenario.agents), String(scenario.seed))}
      </p>
      {frame && day > 0 && <ShareCard frame={frame} />}
      <label className="share-link">
        {text().link}
        <input ref={field} type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <p className="note">{lengthText(link.length)}</p>
      <div className="share-options">
        {day > 0 && (
          <label>
            <input type="checkbox" checked={moment} onChange={(event) => setMoment(event.target.checked)} />
            {text().moment(String(day))}
          </label>
        )}
        <label>
          <input type="checkbox" checked={paused} onChange={(event) => setPaused(event.target.checked)} />
          {text().paused}
        </label>
      </div>
      <div className="dialog-actions">
        <button
          type="button"
          className="primary"
          onClick={async () => setCopied((await studio.copyText(link)) ? 'copied' : 'blocked')}
        >
          {text().copy}
        </button>
        {'share' in navigator && navigator.canShare?.(share) && (
          <button type="button" onClick={() => void navigator.share(share).catch(() => {})}>
            {text().send}
          </button>
        )}
        <button type="button" onClick={() => void studio.saveScenario()}>
          {text().file}
        </button>
      </div>
      <p className="note">{text().privacy}</p>
      <LessonOptions day={moment ? day : null} paused={paused} />
    </div>
  );
}
