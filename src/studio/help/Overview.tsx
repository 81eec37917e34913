/** What Help says without opening a document, one section below the other. */
import type { ReactNode } from 'react';
import { jacksonCounty, newYorkCity } from '../../scenario/observed';
import { actions } from '../actions/registry';
import { useStudio, useStudioState } from '../context';
import { APP } from '../export/app';
import { PAPER } from '../export/cite';
import { whole } from '../format';
import { assumptions } from '../outcomes/analysis/assumptionWords';
import { YourData } from '../saved/YourData';
import { helpText } from './helpWords';
import { keyRows } from './keyTable';
import { Parameters } from './Parameters';

/** Contacts and ages of the built-in places. */
const CONTACTS =
  'Mistry et al., Nature Communications 12:323 (2021), mobs-lab/mixing-patterns, Apache-2.0; band labels added.';

export const GUIDE = 'guide.md';

interface OverviewProps {
  /** Opens a document by its path below docs/. */
  readonly open: (document: string) => void;
}

export function Overview({ open }: OverviewProps) {
  const studio = useStudio();
  const text = helpText();
  const [what, scenario] = text.brief;
  return (
    <>
      <Section place="brief">
        <p>{what}</p>
        <p>{scenario}</p>
        <p>
          <button type="button" className="primary" onClick={() => open(GUIDE)}>
            {text.open}
          </button>{' '}
          <span className="note">{text.english}</span>
        </p>
      </Section>
      <Section place="keys">
        <table className="keys">
          <tbody>
            {keyRows(actions).map(({ id, keys, label }) => (
              <tr key={id}>
                <th scope="row">
                  <kbd>{keys}</kbd>
                </th>
                <td>{label}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{text.stageKeys}</p>
        <p>
          {text.letters}{' '}
          <button type="button" onClick={() => studio.openDialog('settings')}>
            {text.settings}
          </button>
        </p>
      </Section>
      <Section place="model">
        <p>{assumptions().sentence}</p>
        <ul>
          {assumptions().items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p>
          <button type="button" onClick={() => open(`worlds/${studio.world().definition.id}.md`)}>
            {text.whole}
          </button>
        </p>
        <Parameters />
      </Section>
      <Section place="machine">
        <Where />
      </Section>
      <div data-section="data" tabIndex={-1}>
        <YourData />
      </div>
      <Section place="about">
        <About />
      </Section>
    </>
  );
}

type Place = 'brief' | 'keys' | 'model' | 'machine' | 'about';

function Section({ place, children }: { readonly place: Place; readonly children: ReactNode }) {
  return (
    <section className="help-section" data-section={place} tabIndex={-1} aria-labelledby={`help-${place}`}>
      <h3 id={`help-${place}`}>{helpText().sections[place]}</h3>
      {children}
    </section>
  );
}

function Where() {
  const studio = useStudio();
  const machine = useStudioState((state) => state.machine);
  const text = helpText();
  const most = machine.largest(studio.world().bytesPerAgent);
  const device = studio.session.frame()?.device;
  return (
    <>
      <p>
        {text.local} {machine.adapter ? text.adapter(machine.adapter) : text.noAdapter}{' '}
        {device && text.device[device === 'gpu' ? 'gpu' : 'twin']} {Number.isFinite(most) && text.most(whole(most))}
      </p>
      <p>{text.browsers}</p>
    </>
  );
}

function About() {
  const studio = useStudio();
  const text = helpText();
  const { authors, title, booktitle, publisher, volume, year } = PAPER;
  return (
    <>
      <p>
        {text.version(`${APP.name} ${APP.version}`)} {text.commit(APP.commit)} {text.licence}
      </p>
      <p>
        {text.paper(
          `${authors.join(', ')} (${year}): ${title}. ${booktitle.replace('Proceedings of the ', '')}, ${publisher} ${volume}`,
        )}
      </p>
      <h4>{text.cite}</h4>
      <p>
        {text.citing}{' '}
        <button type="button" onClick={() => studio.openDialog('export')}>
          {text.citeButton}
        </button>
      </p>
      <h4>{text.figures}</h4>
      <ul lang="en">
        <li>{newYorkCity.notice}</li>
        <li>{jacksonCounty.notice}</li>
        <li>{CONTACTS}</li>
      </ul>
    </>
  );
}
