/** Names of closures, short enough for a mark on a chart. */
import { words } from './language';
import type { ClosureMark } from './overlay';

type Measures = Readonly<Record<ClosureMark['measure'], string>>;

export const closureWords = words<Measures>({
  en: {
    stay_at_home: 'stay at home',
    gatherings_over_50: 'no gatherings over 50',
    gatherings_over_500: 'no gatherings over 500',
    schools_closed: 'schools closed',
    dine_in_ban: 'no eating in',
    entertainment_gym_closed: 'theatres and gyms closed',
    federal_guidelines: 'federal guidelines',
    foreign_travel_ban: 'travel ban',
  },
  de: {
    stay_at_home: 'zu Hause bleiben',
    gatherings_over_50: 'keine Treffen über 50',
    gatherings_over_500: 'keine Treffen über 500',
    schools_closed: 'Schulen zu',
    dine_in_ban: 'Gaststätten zu',
    entertainment_gym_closed: 'Theater und Studios zu',
    federal_guidelines: 'Empfehlungen des Bundes',
    foreign_travel_ban: 'Einreisesperre',
  },
});
