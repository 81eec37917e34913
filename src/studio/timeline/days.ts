/** Days of a run as calendar days, and back; short dates in the language of the page. Pure. */
import { dayNumber, isoDate } from '../../scenario/dates';
import { language } from '../language';

/** ISO date of a day of the run. */
export function dateOf(day: number, start: string): string {
  return isoDate((dayNumber(start) ?? 0) + day);
}

/** Day of the run of an ISO date; may lie outside of the run. */
export function dayOf(date: string, start: string): number {
  return (dayNumber(date) ?? 0) - (dayNumber(start) ?? 0);
}

/** `6 Jan`, as the language has it. */
export function shortDate(day: number, start: string): string {
  const tongue = language() === 'en' ? 'en-GB' : language();
  return new Intl.DateTimeFormat(tongue, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(dateOf(day, start)),
  );
}
