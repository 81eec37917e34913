/** A group of settings that opens and closes and stays so; rows are made when it is open. */
import { useId } from 'react';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { type Group, isChanged } from './groups';
import { ParameterRow } from './ParameterRow';
import { setOpen, useProtocol } from './protocolStore';
import { labelOf } from './row';

const text = words({
  en: {
    advanced: (count: number) => `Advanced (${count})`,
    changed: (count: number) => `${count} changed`,
    above: (labels: string) => `Above: ${labels}.`,
    off: (title: string) =>
      `${title} is off: these settings act once it is on, or when an intervention switches it on.`,
  },
  de: {
    advanced: (count: number) => `Weitere (${count})`,
    changed: (count: number) => `${count} geändert`,
    above: (labels: string) => `Oben: ${labels}.`,
    off: (title: string) =>
      `${title} ist aus: Diese Einstellungen wirken erst, wenn der Schalter oder eine Maßnahme es einschaltet.`,
  },
});

export function GroupSection({ group }: { readonly group: Group }) {
  const { face } = useStudio().world();
  const { id, title, gate, first, advanced, above } = group;
  const open = useProtocol((view) => view.open.includes(id));
  const more = useProtocol((view) => view.open.includes(`${id}+`));
  const off = useStudioState(({ scenario }) => gate !== null && scenario.values[gate.id] !== true);
  const changed = useStudioState(
    ({ scenario }) =>
      [...(gate ? [gate] : []), ...first, ...advanced].filter((one) => isChanged(one, scenario.values[one.id])).length,
  );
  return (
    <section className="group" data-group={id}>
      {gate && <Gate id={gate.id} title={title} />}
      <details open={open} onToggle={(event) => setOpen(id, event.currentTarget.open)}>
        <summary>
          <span>{title}</span>
          {changed > 0 && <span className="badge">{text().changed(changed)}</span>}
        </summary>
        {open && (
          <div className="rows">
            {off && <p className="note">{text().off(title)}</p>}
            {above.length > 0 && (
              <p className="note">{text().above(above.map((one) => labelOf(one, face)).join(', '))}</p>
            )}
            {first.map((parameter) => (
              <ParameterRow key={parameter.id} parameter={parameter} />
            ))}
            {advanced.length > 0 && (
              <details open={more} onToggle={(event) => setOpen(`${id}+`, event.currentTarget.open)}>
                <summary>{text().advanced(advanced.length)}</summary>
                {more && (
                  <div className="rows">
                    {advanced.map((parameter) => (
                      <ParameterRow key={parameter.id} parameter={parameter} />
                    ))}
                  </div>
                )}
              </details>
            )}
          </div>
        )}
      </details>
    </section>
  );
}

/** The switch of a whole group, in its heading. */
function Gate({ id: name, title }: { readonly id: string; readonly title: string }) {
  const studio = useStudio();
  const id = useId();
  const on = useStudioState(({ scenario }) => scenario.values[name] === true);
  return (
    <input
      id={id}
      className="switch gate"
      type="checkbox"
      aria-label={title}
      data-parameter={name}
      checked={on}
      onChange={(event) => studio.change({ [name]: event.target.checked }, name)}
    />
  );
}
