/** The scenario's title, edited in place: it travels with the link and names files. */
import { useCallback, useEffect, useRef } from 'react';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { useCommit } from '../useCommit';

const text = words({
  en: { label: 'Title of the scenario', placeholder: 'Untitled scenario' },
  de: { label: 'Titel des Szenarios', placeholder: 'Szenario ohne Titel' },
});

const MOST_CHARACTERS = 120;

export function TitleField() {
  const studio = useStudio();
  const title = useStudioState(({ scenario }) => scenario.title);
  const field = useRef<HTMLInputElement>(null);
  const commit = useCallback((value: string) => studio.change({ title: value.trim() }, 'title'), [studio]);
  useCommit(field, commit);
  useEffect(() => {
    if (field.current) field.current.value = title;
  }, [title]);
  return (
    <input
      ref={field}
      className="title"
      type="text"
      aria-label={text().label}
      placeholder={text().placeholder}
      maxLength={MOST_CHARACTERS}
      defaultValue={title}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.currentTarget.value = title;
          event.currentTarget.blur();
        }
      }}
    />
  );
}
