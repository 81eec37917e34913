/** The tabs of the outcomes column: a tab list with arrow keys, on phones an accordion. What is in a closed one is not made. */
import { type KeyboardEvent, Suspense, useId, useRef } from 'react';
import { words } from '../language';
import { outcomesStore, useOutcomes } from './outcomesStore';
import { TABS, type TabEntry } from './tabs';
import { useNarrow } from './useNarrow';

const text = words({
  en: { tabs: 'Outcomes' },
  de: { tabs: 'Ergebnisse' },
});

export function Tabs() {
  return useNarrow() ? <Accordion /> : <TabList />;
}

/** The open tab; the first one where none has that name. */
function useOpenTab(): TabEntry {
  const open = useOutcomes((state) => state.tab);
  return TABS.find(({ id }) => id === open) ?? TABS[0];
}

function openTab({ id }: TabEntry): void {
  outcomesStore.setState({ tab: id });
}

function TabList() {
  const tab = useOpenTab();
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
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
    openTab(TABS[to]);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={text().tabs} ref={list} onKeyDown={move}>
        {TABS.map((one) => (
          <button
            key={one.id}
            type="button"
            role="tab"
            id={`${id}-${one.id}`}
            aria-selected={one === tab}
            aria-controls={`${id}-panel`}
            tabIndex={one === tab ? 0 : -1}
            onClick={() => openTab(one)}
          >
            {one.label()}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab.id}`}>
        <Part of={tab} />
      </div>
    </>
  );
}

function Accordion() {
  const tab = useOpenTab();
  const id = useId();
  return (
    <>
      {TABS.map((one) => (
        <details
          key={one.id}
          className="tab-fold"
          name={`${id}-tabs`}
          open={one === tab}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open) openTab(one);
          }}
        >
          <summary>{one.label()}</summary>
          {one === tab && (
            <div className="tab-panel">
              <Part of={one} />
            </div>
          )}
        </details>
      ))}
    </>
  );
}

function Part({ of: { Part: Content } }: { readonly of: TabEntry }) {
  return (
    <Suspense>
      <Content />
    </Suspense>
  );
}
