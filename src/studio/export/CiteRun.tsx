/** Cite this run: one citation in three formats, to copy. The texts themselves are made in `cite.ts`. */
import { useRef, useState } from 'react';
import { useStudio } from '../context';
import { bibtex, type Cited, citationCff, citationText } from './cite';
import { exportText } from './exportWords';

const FORMATS = { text: citationText, bibtex, cff: citationCff } as const;
type Format = keyof typeof FORMATS;

interface CiteRunProps {
  readonly cited: Cited;
  readonly say: (tone: 'status' | 'alert', text: string) => void;
}

export function CiteRun({ cited, say }: CiteRunProps) {
  const studio = useStudio();
  const [format, setFormat] = useState<Format>('text');
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const text = exportText();
  const citation = FORMATS[format](cited);
  const copy = async () => {
    const done = await studio.copyText(citation);
    setCopied(done);
    if (!done) field.current?.select();
    say(done ? 'status' : 'alert', done ? text.copied : text.blocked);
  };
  return (
    <section aria-labelledby="export-cite">
      <h3 id="export-cite">{text.cite}</h3>
      <div className="export-cite">
        <fieldset>
          <legend className="hidden">{text.format}</legend>
          {(Object.keys(FORMATS) as Format[]).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="citation"
                checked={format === one}
                onChange={() => {
                  setFormat(one);
                  setCopied(false);
                }}
              />
              {text[one]}
            </label>
          ))}
          <button type="button" onClick={() => void copy()}>
            {copied ? text.copied : text.copy}
          </button>
        </fieldset>
        <textarea ref={field} readOnly rows={6} aria-label={text.citation} value={citation} spellCheck={false} />
      </div>
    </section>
  );
}
