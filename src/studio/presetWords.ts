/** What presets are called on the page: their own words, or German ones where the page speaks German and the preset has them. Pure. */
import type { Preset } from '../worlds/world';
import { language } from './language';

/** Title and description for the reader. */
export function presetWords({ title, description, german }: Preset): { title: string; description: string } {
  return language() === 'de' && german ? german : { title, description };
}
