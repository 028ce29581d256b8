import { useState } from 'react';
import type { EntryWords } from '../../../shared/i18n/vi-entry.ts';

/** The codes of the list, shown this once. */
export function Codes({
  codes,
  words: { factor: words },
  onDone,
}: {
  codes: readonly string[];
  words: EntryWords;
  onDone: () => void | Promise<void>;
}) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section className="card" aria-labelledby="factor-codes">
      <h2 id="factor-codes">{words.codes}</h2>
      <p>{words.codesHint}</p>
      <ul className="factor-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="form-actions">
        <button type="button" className="button button-main" onClick={() => void onDone()}>
          {words.done}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {words.print}
        </button>
        <button type="button" className="button" onClick={copy}>
          {copied ? words.copied : words.copy}
        </button>
      </div>
    </section>
  );
}
