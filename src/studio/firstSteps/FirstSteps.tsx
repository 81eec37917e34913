/**
 * The first minute: one line over the stage at a time, each gone once it was done or closed, none of it ever in the way of a click.
 * Steps are advanced by what people do, not by a Next button.
 */
import { useEffect } from 'react';
import { useStudio, useStudioState } from '../context';
import { whole } from '../format';
import { words } from '../language';
import './firstSteps.css';

const text = words({
  en: {
    label: 'First steps',
    city: (people: string) => `This is a city of ${people} with a new infection.`,
    drag: 'Drag “days to get a test result”.',
    person: 'Same people, same luck: the difference is your doing.',
    click: 'Now click anyone in the city to see their story.',
    share: 'Everything you see is in the link.',
    send: 'Press Share to send exactly this to someone.',
    choose: 'Where to from here?',
    data: 'I have data',
    teach: 'I teach',
    build: 'I build models',
    close: 'Close this hint',
  },
  de: {
    label: 'Erste Schritte',
    city: (people) => `Eine Stadt mit ${people} Menschen und einer neuen Infektion.`,
    drag: '„Tage bis zum Testergebnis“ verschieben.',
    person: 'Dieselben Menschen, dasselbe Glück: der Unterschied kommt von der Einstellung.',
    click: 'Jetzt jemanden in der Stadt anklicken und die Geschichte lesen.',
    share: 'Alles Gezeigte steht im Link.',
    send: '„Teilen“ schickt jemandem genau dies.',
    choose: 'Wie geht es weiter?',
    data: 'Mit eigenen Daten',
    teach: 'Im Unterricht',
    build: 'Beim Modellbauen',
    close: 'Hinweis schließen',
  },
});

export function FirstSteps() {
  const studio = useStudio();
  const step = useStudioState((state) => state.firstStep);
  const agents = useStudioState(({ scenario }) => scenario.agents);
  useEffect(
    () =>
      studio.store.subscribe(({ firstStep, selected, dialog }, before) => {
        if (firstStep === 'person' && selected !== null) studio.takeStep('share');
        if (firstStep !== null && dialog !== 'share' && before.dialog === 'share') studio.takeStep('choose');
      }),
    [studio],
  );
  if (!step) return null;
  const { city, ...say } = text();
  return (
    <aside className="first-steps" aria-label={say.label}>
      <p>
        {step === 'drag' && (
          <>
            {city(whole(agents))} <strong>{say.drag}</strong>
          </>
        )}
        {step === 'person' && (
          <>
            {say.person} <strong>{say.click}</strong>
          </>
        )}
        {step === 'share' && (
          <>
            {say.share} <strong>{say.send}</strong>
          </>
        )}
        {step === 'choose' && say.choose}
      </p>
      {step === 'choose' && (
        <div className="first-ways">
          <button type="button" onClick={() => studio.goOn('import')}>
            {say.data}
          </button>
          <button type="button" onClick={() => studio.goOn('gallery')}>
            {say.teach}
          </button>
          <button type="button" onClick={() => studio.goOn('export')}>
            {say.build}
          </button>
        </div>
      )}
      <button type="button" className="quiet" aria-label={say.close} onClick={() => studio.takeStep(null)}>
        ×
      </button>
    </aside>
  );
}
