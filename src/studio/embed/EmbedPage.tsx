/** The page inside another page: the city, its time, up to three settings, and the way to the whole studio. */
import { useEffect, useState } from 'react';
import { useStudio } from '../context';
import { words } from '../language';
import { Notices } from '../notices/Notices';
import { Tiles } from '../outcomes/Tiles';
import { usePresentation } from '../presentation/context';
import { ParameterRow } from '../protocol/ParameterRow';
import { Spoken } from '../Spoken';
import { StagePanel } from '../stage/StagePanel';
import { Transport } from '../Transport';
import { connect } from './bridge';
import './embed.css';

const text = words({
  en: { open: 'Open in studio', settings: 'Settings' },
  de: { open: 'Im Studio öffnen', settings: 'Einstellungen' },
});

const LINK_MILLISECONDS = 500;

export function EmbedPage() {
  const studio = useStudio();
  const { controls } = usePresentation();
  const { parameters } = studio.world().definition;
  const rows = controls.flatMap((id) => parameters.filter((parameter) => parameter.id === id));
  useEffect(() => connect(studio), [studio]);
  return (
    <div className="embed">
      <main className="embed-stage stage-place">
        <StagePanel />
        <div className="stage-over">
          <Notices />
        </div>
      </main>
      <Transport />
      {rows.length > 0 && (
        <section className="embed-controls" aria-label={text().settings}>
          {rows.map((parameter) => (
            <ParameterRow key={parameter.id} parameter={parameter} main />
          ))}
        </section>
      )}
      <div className="embed-foot outcomes">
        <Tiles />
        <StudioLink />
      </div>
      <Spoken />
    </div>
  );
}

/** Always the link of what is shown, so that the studio opens with what was changed here. */
function StudioLink() {
  const studio = useStudio();
  const [link, setLink] = useState(() => studio.link());
  useEffect(() => {
    const timer = setInterval(() => setLink(studio.link()), LINK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [studio]);
  return (
    <a className="embed-open" href={link} target="_blank" rel="noreferrer">
      {text().open} ↗
    </a>
  );
}
