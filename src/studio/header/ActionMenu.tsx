/** Every action of the page in one menu, by subject, with its keys. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { MENUS, type Menu, shortcutText } from '../actions/action';
import { actions } from '../actions/registry';
import { useStudio } from '../context';
import { words } from '../language';

type Names = Readonly<Record<Menu, string>> & { readonly menu: string };

const text = words<Names>({
  en: {
    menu: 'Menu',
    run: 'Run',
    edit: 'Edit',
    scenario: 'Scenario',
    runs: 'Runs',
    view: 'View',
    share: 'Share',
    help: 'Help',
  },
  de: {
    menu: 'Menü',
    run: 'Lauf',
    edit: 'Bearbeiten',
    scenario: 'Szenario',
    runs: 'Läufe',
    view: 'Ansicht',
    share: 'Teilen',
    help: 'Hilfe',
  },
});

export function ActionMenu() {
  const studio = useStudio();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (open) menu.current?.querySelector<HTMLButtonElement>('button:enabled')?.focus();
  }, [open]);

  const step = (event: KeyboardEvent) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const buttons = [...(menu.current?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    buttons[(at + way + buttons.length) % buttons.length]?.focus();
  };

  return (
    <>
      <button type="button" className="menu-button" popoverTarget={id} aria-label={text().menu} title={text().menu}>
        <span aria-hidden="true">☰</span>
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="menu"
        role="menu"
        tabIndex={-1}
        aria-label={text().menu}
        onKeyDown={step}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {open &&
          MENUS.map((name) => {
            const own = actions.filter((action) => action.menu === name);
            return (
              own.length > 0 && (
                <fieldset key={name} aria-label={text()[name]}>
                  <p className="menu-head" role="presentation">
                    {text()[name]}
                  </p>
                  {own.map((action) => (
                    <button
                      key={action.id}
                      type="button"
                      role="menuitem"
                      disabled={action.enabled?.(studio) === false}
                      onClick={() => {
                        menu.current?.hidePopover();
                        action.run(studio);
                      }}
                    >
                      <span>{action.label()}</span>
                      {action.keys && <kbd>{shortcutText(action.keys[0])}</kbd>}
                    </button>
                  ))}
                </fieldset>
              )
            );
          })}
      </div>
    </>
  );
}
