/** What exported charts are drawn on: a white page of SVG with title, caption and the scenario in its metadata, and text on it. Draws no data. */
import { svgMetadata } from '../../scenario/picture';
import { escapeXml } from '../../scenario/xml';

export const WIDTH = 1200;
export const INK = '#14202b';
export const QUIET = '#4f5d6b';
export const FAINT = '#d5dce3';

export interface ChartTexts {
  readonly title: string;
  /** Lines under the plot: scenario, version, seed, n, interval, and that it is no forecast. */
  readonly caption: readonly string[];
  /** The scenario file, carried in `<metadata>`. */
  readonly document: string;
  /** Language of the words and of the numbers along the axes. */
  readonly language: string;
  /** Headline numbers between title and plot, five at most. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
}

/** The whole document, `WIDTH` wide; `left` is where title and caption begin, `drawing` what stands between them. */
export function paper(
  { title, caption, document, language }: ChartTexts,
  height: number,
  left: number,
  drawing: string,
): string {
  const foot = caption.map((words, k) =>
    text(left, height - 24 - 20 * (caption.length - 1 - k), words, { size: 14, fill: QUIET }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" lang="${escapeXml(language)}" font-family="system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif">
<title>${escapeXml(title)}</title>
<desc>${escapeXml(caption.join(' '))}</desc>
${svgMetadata(document)}
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${text(left, 44, title, { size: 25, fill: INK, weight: 600 })}
${drawing}
${foot.join('\n')}
</svg>
`;
}

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
  readonly anchor?: 'middle' | 'end';
}

export function text(x: number, y: number, words: string, { size, fill, weight, anchor }: TextStyle): string {
  const more = `${weight ? ` font-weight="${weight}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}"${more}>${escapeXml(words)}</text>`;
}

/** To a hundredth, which no eye tells from more. */
export function round(value: number): number {
  return Math.round(100 * value) / 100;
}
