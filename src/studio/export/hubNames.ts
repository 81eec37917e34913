/** What the user last told hubs, kept on this device: teams submit every week. */
import type { HubNames } from './hubverse';

const KEY = 'murmuration.hub';
const DEFAULT: HubNames = { team: 'murmuration', model: 'city', location: 'city' };

export function readHubNames(): HubNames {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
    const text = (name: keyof HubNames) => (typeof given[name] === 'string' ? given[name] : DEFAULT[name]);
    return { team: text('team'), model: text('model'), location: text('location') };
  } catch {
    // Storage may be blocked, or hold what another program wrote.
    return DEFAULT;
  }
}

export function keepHubNames(names: HubNames): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(names));
  } catch {
    // Kept for this visit only.
  }
}
