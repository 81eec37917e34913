/** Rows that a search or "changed only" leaves, under the names of their groups. */
import { useShallow } from 'zustand/react/shallow';
import type { Parameter } from '../../scenario/parameter';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { type Grouping, isChanged, matchesSearch } from './groups';
import { ParameterRow } from './ParameterRow';
import { useProtocol } from './protocolStore';
import { ScenarioGroup } from './ScenarioGroup';

const text = words({
  en: {
    main: 'Main settings',
    scenario: 'scenario place people days first day date seed',
    nothing: (query: string) => `No setting is called “${query}”. Try a word such as “mask” or “days”.`,
    unchanged: 'Every setting is at its default.',
    found: (count: number) => (count === 1 ? '1 setting' : `${count} settings`),
  },
  de: {
    main: 'Wichtigste Einstellungen',
    scenario: 'szenario ort menschen tage erster tag datum startwert',
    nothing: (query: string) => `Keine Einstellung heißt „${query}“. Vielleicht „Maske“ oder „Tage“?`,
    unchanged: 'Alle Einstellungen stehen auf ihrer Vorgabe.',
    found: (count: number) => (count === 1 ? '1 Einstellung' : `${count} Einstellungen`),
  },
});

export function Found({ grouping }: { readonly grouping: Grouping }) {
  const { face } = useStudio().world();
  const query = useProtocol((view) => view.query.trim());
  const changedOnly = useProtocol((view) => view.changedOnly);
  const sections = [
    { id: 'main', title: text().main, members: grouping.main },
    ...grouping.groups.map(({ id, title, gate, first, advanced }) => ({
      id,
      title,
      members: [...(gate ? [gate] : []), ...first, ...advanced],
    })),
  ];
  const named = sections.map((section) => ({
    ...section,
    members: section.members.filter((one) => query === '' || matchesSearch(query, one, section.title, face)),
  }));
  const changed = useStudioState(
    useShallow(({ scenario }) =>
      named.flatMap(({ members }) => members.filter((one) => isChanged(one, scenario.values[one.id]))),
    ),
  );
  const wanted = (one: Parameter) => !changedOnly || changed.includes(one);
  const left = named
    .map((section) => ({ ...section, members: section.members.filter(wanted) }))
    .filter(({ members }) => members.length > 0);
  // Its fields are no parameters, yet people look for them here.
  const scenario = query !== '' && !changedOnly && text().scenario.includes(query.toLowerCase());
  const count = left.reduce((sum, { members }) => sum + members.length, 0);
  return (
    <div className="found">
      <p className="note" role="status">
        {count > 0 ? text().found(count) : scenario ? '' : query === '' ? text().unchanged : text().nothing(query)}
      </p>
      {scenario && <ScenarioGroup />}
      {left.map(({ id, title, members }) => (
        <section key={id} className="rows" aria-label={title}>
          <h3>{title}</h3>
          {members.map((parameter) => (
            <ParameterRow key={parameter.id} parameter={parameter} main={id === 'main'} />
          ))}
        </section>
      ))}
    </div>
  );
}
