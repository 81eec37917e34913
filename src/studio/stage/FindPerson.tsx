/** A way to a person without pointing: by number, or somebody infected on the day shown. */
import { useId, useRef, useState } from 'react';
import { View } from '../../worlds/view';
import { useStudio } from '../context';
import { whole } from '../format';
import type { Stage } from './controller';
import { stageText } from './stageWords';

export function FindPerson({ stage }: { readonly stage: Stage | null }) {
  const studio = useStudio();
  const id = useId();
  const finder = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState('');
  const text = stageText();

  const show = (agent: number) => {
    setMessage('');
    finder.current?.hidePopover();
    studio.select(agent);
    stage?.toHousehold(agent);
  };
  const byNumber = () => {
    const most = (studio.session.frame()?.current.model.agents ?? 0) - 1;
    const agent = Number(field.current?.value || Number.NaN);
    if (Number.isInteger(agent) && agent >= 0 && agent <= most) show(agent);
    else setMessage(text.noSuch(whole(most)));
  };
  const infected = async () => {
    const words = (await stage?.words()) ?? new Uint32Array(0);
    const from = (studio.store.getState().selected ?? -1) + 1;
    const is = (word: number) => (word & View.infectedToday) !== 0;
    const after = words.subarray(from).findIndex(is);
    const found = after >= 0 ? from + after : words.findIndex(is);
    if (found >= 0) show(found);
    else setMessage(text.nobody);
  };
  return (
    <>
      <button type="button" popoverTarget={id} className="stage-find">
        {text.find}
      </button>
      <form
        ref={finder}
        id={id}
        popover="auto"
        className="popover stage-finder"
        onSubmit={(event) => {
          event.preventDefault();
          byNumber();
        }}
      >
        <label htmlFor={`${id}n`}>{text.number}</label>
        <div>
          <input ref={field} id={`${id}n`} type="number" min={0} step={1} inputMode="numeric" />
          <button type="submit" className="primary">
            {text.show}
          </button>
        </div>
        <button type="button" onClick={() => void infected()}>
          {text.today}
        </button>
        <p role="status">{message}</p>
      </form>
    </>
  );
}
