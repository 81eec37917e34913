/** A drawing for each kind of entry, on 16 by 16 units; decoration beside the words. */
const CIRCLE = 'M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6z';
const HOUSE = 'M2.5 7.5 8 2.8l5.5 4.7M4 6.5V13h8V6.5';

const ICONS: Readonly<
  Record<string, { readonly path: string; readonly tone: 'infection' | 'care' | 'end' | 'plain' }>
> = {
  infected: {
    path: `${CIRCLE}M8 .8v2.4M8 12.8v2.4M.8 8h2.4M12.8 8h2.4M2.9 2.9l1.7 1.7M11.4 11.4l1.7 1.7M13.1 2.9l-1.7 1.7M4.6 11.4l-1.7 1.7`,
    tone: 'infection',
  },
  infectious: {
    path: 'M8 6.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2zM4.4 4.4a5 5 0 0 0 0 7.2M11.6 4.4a5 5 0 0 1 0 7.2M2.2 2.2a8.2 8.2 0 0 0 0 11.6M13.8 2.2a8.2 8.2 0 0 1 0 11.6',
    tone: 'infection',
  },
  'passed-on': { path: 'M2 8h11M9 4l4 4-4 4', tone: 'infection' },
  symptoms: { path: 'M6.5 9.5V3a1.5 1.5 0 0 1 3 0v6.5a3 3 0 1 1-3 0zM8 7v5', tone: 'infection' },
  tested: { path: 'M5 2h6M6 2v9.5a2 2 0 0 0 4 0V2M6 8h4', tone: 'care' },
  positive: { path: `${CIRCLE}M8 5.6v4.8M5.6 8h4.8`, tone: 'care' },
  negative: { path: `${CIRCLE}M5.6 8h4.8`, tone: 'care' },
  notified: { path: 'M3.5 11.5h9l-1.3-2V7a3.2 3.2 0 0 0-6.4 0v2.5zM6.8 13.5h2.4', tone: 'care' },
  interviewed: { path: 'M2.5 3.5h11v7h-6l-3 2.5v-2.5h-2z', tone: 'care' },
  isolated: { path: HOUSE, tone: 'care' },
  quarantined: { path: HOUSE, tone: 'care' },
  dose: { path: 'M10.5 2l3.5 3.5M12.2 3.8 9.5 6.5M4.5 7.5l4-4 4 4-4 4zM4.5 11.5 2 14', tone: 'care' },
  hospital: { path: 'M2.5 2.5h11v11h-11zM8 5v6M5 8h6', tone: 'infection' },
  critical: { path: 'M1.5 8.5h3l1.6-4 2.6 7.5 1.8-3.5h4', tone: 'infection' },
  recovered: { path: 'M3 8.5l3.5 3.5L13 4.5', tone: 'end' },
  died: { path: 'M3.5 3.5l9 9M12.5 3.5l-9 9', tone: 'plain' },
};

const OTHER: Readonly<Record<string, string>> = { reinfected: 'infected' };
const PLAIN = { path: 'M8 6.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3z', tone: 'plain' } as const;

export function EntryIcon({ kind }: { readonly kind: string }) {
  const { path, tone } = ICONS[OTHER[kind] ?? kind] ?? PLAIN;
  return (
    <svg className={`story-icon ${tone}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
