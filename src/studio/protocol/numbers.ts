/** Numbers in fields: as they are shown and as people type them, in the language of the page. Pure. */
import { language } from '../language';
import { tidy } from './scale';

/** A number for a field: shortest decimals, no grouping, the decimal mark of the language. */
export function fieldText(value: number): string {
  const text = plain(tidy(value));
  return language() === 'de' ? text.replace('.', ',') : text;
}

/** Without an exponent, which nobody types. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

/**
 * The number that a text says, null where it says none. Either mark is taken as the decimal one; marks of thousands of the
 * language, spaces and a unit behind the number are passed over.
 */
export function readNumber(text: string): number | null {
  const [thousands, decimal] = language() === 'de' ? ['.', ','] : [',', '.'];
  const bare = text
    .replaceAll(/[\s\u00a0\u202f'’]/g, '')
    .replaceAll('−', '-')
    .replace(/(?<=\d)(%|[a-z{][^\d]*)$/i, '');
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${thousands}\\d{3})+(\\${decimal}\\d*)?$`);
  const normal = grouped.test(bare) ? bare.replaceAll(thousands, '').replace(decimal, '.') : bare.replace(',', '.');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(normal)) return null;
  const value = Number(normal);
  return Number.isFinite(value) ? value : null;
}
