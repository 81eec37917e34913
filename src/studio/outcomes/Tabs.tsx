/** The tabs of the outcomes column: a tab list with arrow keys, on phones an accordion. What is in a closed one is not made. */
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { words } from '../language';
import { outcomesStore, TABS, type Tab, useOutcomes } from './outcomesStore';
import { useNarrow } from './useNarrow';

const text = words({
  en: { tabs: 'Outcomes', outcomes: 'Outcomes', data: 'Data', analysis: 'Analysis' },
  de: { tabs: 'Ergebnisse', outcomes: 'Ergebnisse', data: 'Daten', analysis: 'Analyse' },
});

export function Tabs({ children }: { readonly children: (tab: Tab) => ReactNode }) {
  return useNarrow() ? <Accordion>{children}</Accordion> : <TabList>{children}</TabList>;
}

function TabList({ children }: { readonly children: (tab: Tab) => ReactNode }) {
  const tab = useOutcomes((state) => state.tab);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const labels = text();
  const move = (event: KeyboardEvent) => {
    const at = TABS.indexOf(tab);
    const last = TABS.length - 1;
    const places: Readonly<Record<string, number>> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    outcomesStore.setState({ tab: TABS[to] });
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={labels.tabs} ref={list} onKeyDown={move}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-selected={one === tab}
            aria-controls={`${id}-panel`}
            tabIndex={one === tab ? 0 : -1}
            onClick={() => outcomesStore.setState({ tab: one })}
          >
            {labels[one]}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        {children(tab)}
      </div>
    </>
  );
}

function Accordion({ children }: { readonly children: (tab: Tab) => ReactNode }) {
  const tab = useOutcomes((state) => state.tab);
  const id = useId();
  const labels = text();
  return (
    <>
      {TABS.map((one) => (
        <details
          key={one}
          className="tab-fold"
          name={`${id}-tabs`}
          open={one === tab}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open) outcomesStore.setState({ tab: one });
          }}
        >
          <summary>{labels[one]}</summary>
          {one === tab && <div className="tab-panel">{children(one)}</div>}
        </details>
      ))}
    </>
  );
}
