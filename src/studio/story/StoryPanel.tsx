/** The story of the person chosen, as a card beside the stage. Computes nothing: the teller brings what is shown. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Story, StoryEntry } from '../../worlds/story';
import { useStudio } from '../context';
import { whole } from '../format';
import { words } from '../language';
import type { Frame } from '../session';
import { useFrame, write } from '../useFrame';
import { EntryIcon } from './EntryIcon';
import { PersonButton, Pieces } from './Pieces';
import './story.css';
import { entryPieces, factsOf, headingOf, plain, storyWords, summaryPieces } from './storyWords';
import { TellingLine } from './TellingLine';
import { tellerOf } from './teller';

const text = words({
  en: {
    close: 'Close the story',
    until: (day: string) => `Until day ${day}`,
    wholeRun: 'Whole run',
    wholeTold: (day: string) => `The whole run, ${day} days`,
    timeline: 'What happened',
    nothing: 'Nothing has happened to this person yet.',
    household: 'Lives with',
    who: 'Who this is',
    note: 'Who infected whom is worked out from the contacts of that day; the run itself decides only that somebody was infected.',
  },
  de: {
    close: 'Geschichte schließen',
    until: (day: string) => `Bis Tag ${day}`,
    wholeRun: 'Ganzer Lauf',
    wholeTold: (day: string) => `Der ganze Lauf, ${day} Tage`,
    timeline: 'Was geschah',
    nothing: 'Dieser Person ist noch nichts widerfahren.',
    household: 'Lebt mit',
    who: 'Wer das ist',
    note: 'Wer wen ansteckte, ist aus den Kontakten des Tages errechnet; der Lauf selbst entscheidet nur, dass sich jemand ansteckte.',
  },
});

export default function StoryPanel({ selected }: { readonly selected: number }) {
  const studio = useStudio();
  const teller = tellerOf(studio);
  const { story: known, shown, whole: wholeRun, more, ended, telling } = useStore(teller.store);
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const heading = useFocus(selected, panel);
  const story = known?.agent === selected ? known : null;
  const entries = story ? story.entries.slice(0, shown) : [];
  return (
    <section ref={panel} className="story" aria-labelledby={id}>
      <header className="story-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {headingOf(selected, story?.traits ?? [])}
        </h2>
        <button type="button" className="quiet" aria-label={text().close} onClick={() => studio.select(null)}>
          ×
        </button>
      </header>
      <DayLine story={story} />
      {(more || wholeRun) && (
        <label className="story-whole">
          <input type="checkbox" checked={wholeRun} onChange={(event) => teller.showWhole(event.target.checked)} />
          {text().wholeRun}
        </label>
      )}
      <TellingLine telling={telling} teller={teller} />
      {story && <Told story={story} entries={entries} ended={ended} />}
      <Announced story={story} entries={entries} ended={ended} />
    </section>
  );
}

/** What is known about the person. */
function Told({
  story,
  entries,
  ended,
}: {
  readonly story: Story;
  readonly entries: readonly StoryEntry[];
  readonly ended: boolean;
}) {
  const household = story.groups.flatMap(({ kind, others = [] }) => (kind === 'household' ? others : []));
  const attributed = entries.some(({ agents, kind }) => agents && kind !== 'notified');
  return (
    <div className="story-body">
      <p className="story-summary">
        <Pieces pieces={summaryPieces(entries, ended)} />
      </p>
      <h3>{text().timeline}</h3>
      {entries.length === 0 ? <p className="story-nothing">{text().nothing}</p> : <Timeline entries={entries} />}
      {attributed && <p className="story-note">{text().note}</p>}
      {household.length > 0 && (
        <>
          <h3>{text().household}</h3>
          <ul className="story-people">
            {household.map(({ agent, label }) => (
              <li key={agent}>
                <PersonButton agent={agent} label={storyWords().heading(whole(agent), label.replace('-', '–'))} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{text().who}</h3>
      <ul className="story-facts">
        {factsOf(story.groups, story.traits).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}

function Timeline({ entries }: { readonly entries: readonly StoryEntry[] }) {
  const { day: dayText, start } = storyWords();
  const seen = new Map<string, number>();
  return (
    <ol className="story-timeline">
      {entries.map((entry, k) => {
        // Two entries of one kind on one day are told apart by their order.
        const name = `${entry.day} ${entry.kind} ${entry.agents?.join() ?? ''}`;
        const count = (seen.get(name) ?? 0) + 1;
        seen.set(name, count);
        const repeated = entries[k - 1]?.day === entry.day;
        return (
          <li key={`${name} ${count}`} data-kind={entry.kind}>
            <span className={repeated ? 'story-day repeated' : 'story-day'}>
              {entry.day === 0 ? start : dayText(whole(entry.day))}
            </span>
            <EntryIcon kind={entry.kind} />
            <span>
              <Pieces pieces={entryPieces(entry)} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Until which day is told; written by frames, since the day moves ten times a second. */
function DayLine({ story }: { readonly story: Story | null }) {
  const teller = tellerOf(useStudio());
  const wholeRun = useStore(teller.store, (state) => state.whole && (state.more || state.ended));
  const line = useRef<HTMLParagraphElement>(null);
  useFrame(
    useCallback(
      (frame: Frame) => {
        const days = whole(Math.min(wholeRun ? frame.horizon : frame.day, story?.days ?? frame.day));
        write(line.current, wholeRun ? text().wholeTold(days) : text().until(days));
      },
      [wholeRun, story],
    ),
  );
  return <p ref={line} className="story-until" />;
}

/** Says a story once to readers of the screen, not every day that is added to it. */
function Announced({
  story,
  entries,
  ended,
}: {
  readonly story: Story | null;
  readonly entries: readonly StoryEntry[];
  readonly ended: boolean;
}) {
  const [said, setSaid] = useState<{ readonly agent: number; readonly text: string } | null>(null);
  if (story && said?.agent !== story.agent) {
    setSaid({ agent: story.agent, text: plain(summaryPieces(entries, ended)) });
  }
  return (
    <p className="hidden" role="status">
      {said?.text}
    </p>
  );
}

/**
 * The heading takes the focus when the panel opens and when somebody is chosen in it; somebody chosen on the stage leaves the focus
 * there. Closing gives it back.
 */
function useFocus(selected: number, panel: React.RefObject<HTMLElement | null>) {
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  const last = useRef(-1);
  useEffect(() => {
    if (last.current === selected) return;
    const first = last.current < 0;
    last.current = selected;
    const active = document.activeElement;
    if (first) opener.current = active;
    if (first || active === document.body || panel.current?.contains(active)) {
      heading.current?.focus({ preventScroll: true });
    }
    panel.current?.scrollTo({ top: 0 });
  }, [selected, panel]);
  useEffect(() => {
    const origin = opener;
    const own = panel.current;
    return () => {
      const active = document.activeElement;
      const lost = active === document.body || active === null || own?.contains(active);
      if (lost && origin.current instanceof HTMLElement && origin.current.isConnected) origin.current.focus();
    };
  }, [panel]);
  return heading;
}
