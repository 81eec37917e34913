/** Notices, newest last, and the progress of building people. Text always beside the mark, never colour alone. */
import { useStudio, useStudioState } from './context';

const MARKS = { info: 'i', warning: '!', error: '✕' } as const;

export function Notices() {
  const studio = useStudio();
  const notices = useStudioState((state) => state.notices);
  return (
    <div className="notices">
      <Building />
      {notices.map(({ id, tone, text, details = [], actions = [] }) => (
        <div key={id} className={`notice ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
          <span className="mark" aria-hidden="true">
            {MARKS[tone]}
          </span>
          <div className="notice-text">
            <p>{text}</p>
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
            <button type="button" className="quiet" aria-label="Close this notice" onClick={() => studio.dismiss(id)}>
              ×
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}

function Building() {
  const studio = useStudio();
  const building = useStudioState((state) => state.building);
  const agents = useStudioState(({ scenario }) => scenario.agents);
  if (!building) return null;
  return (
    <div className="notice info" role="status">
      <label className="notice-text">
        Building {agents.toLocaleString('en')} people: {building.what}
        <progress value={building.fraction} max={1} />
      </label>
      <div className="notice-actions">
        <button type="button" onClick={() => studio.cancelBuild()}>
          Cancel
        </button>
      </div>
    </div>
  );
}
