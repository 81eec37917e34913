/**
 * Notices, the urgent ones first and then as they came, and under them the progress of building people. Over the stage, so that
 * nothing below moves when one comes or goes.
 */
import { useEffect, useRef } from 'react';
import { useStudio, useStudioState } from '../context';
import { whole } from '../format';
import { words } from '../language';
import type { Notice } from '../store';
import './notices.css';

const MARKS = { info: 'i', warning: '!', error: '✕' } as const;

/** Long enough to read two sentences twice. */
const FLEETING_MILLISECONDS = 14_000;

const text = words({
  en: {
    close: 'Close this notice',
    building: (people: string, what: string) => `Building ${people} people: ${what}`,
    cancel: 'Cancel',
  },
  de: {
    close: 'Hinweis schließen',
    building: (people, what) => `${people} Menschen entstehen: ${what}`,
    cancel: 'Abbrechen',
  },
});

export function Notices() {
  const notices = useStudioState((state) => state.notices);
  return (
    <div className="notices">
      {inOrder(notices).map((notice) => (
        <Shown key={notice.id} notice={notice} />
      ))}
      <Building />
    </div>
  );
}

const URGENCY = { error: 0, warning: 1, info: 2 } as const;

/** What asks for something before what merely tells, each as they came. */
function inOrder(notices: readonly Notice[]): readonly Notice[] {
  return [...notices].sort((a, b) => URGENCY[a.tone] - URGENCY[b.tone]);
}

function Shown({ notice }: { readonly notice: Notice }) {
  const studio = useStudio();
  const { id, tone, text: said, details = [], actions = [], fleeting = false } = notice;
  const box = useRef<HTMLDivElement>(null);
  // Whichever says something new is in sight where not all are; the newest need not be the last.
  useEffect(() => {
    const over = box.current?.closest('.stage-over');
    if (box.current && over && said) over.scrollTop = box.current.offsetTop;
  }, [said]);
  useEffect(() => {
    if (!fleeting) return;
    const timer = setInterval(() => {
      if (!box.current?.matches(':hover, :focus-within')) studio.dismiss(id);
    }, FLEETING_MILLISECONDS);
    return () => clearInterval(timer);
  }, [studio, id, fleeting]);
  return (
    <div ref={box} className={`notice ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <span className="mark" aria-hidden="true">
        {MARKS[tone]}
      </span>
      <div className="notice-text">
        <p>{said}</p>
        {details.length > 0 && (
          <ul>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="notice-actions">
        {actions.map(({ label, run }) => (
          <button key={label} type="button" onClick={run}>
            {label}
          </button>
        ))}
      </div>
      <button type="button" className="quiet notice-close" aria-label={text().close} onClick={() => studio.dismiss(id)}>
        ×
      </button>
    </div>
  );
}

function Building() {
  const studio = useStudio();
  const building = useStudioState((state) => state.building);
  const agents = useStudioState(({ scenario }) => scenario.agents);
  if (!building) return null;
  return (
    <div className="notice info building" role="status">
      <label className="notice-text">
        {text().building(whole(agents), building.what)}
        <progress value={building.fraction} max={1} />
      </label>
      <div className="notice-actions">
        <button type="button" onClick={() => studio.cancelBuild()}>
          {text().cancel}
        </button>
      </div>
    </div>
  );
}
