/** Whether this browser has seen the first minute. */
const SEEN = 'murmuration.prompt-seen';

/** Storage may be blocked; then the hint comes back with the next visit, and nothing else is lost. */
export function rememberFirstMinute(): void {
  try {
    localStorage.setItem(SEEN, 'yes');
  } catch {
    return;
  }
}

export function firstMinuteSeen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
}
