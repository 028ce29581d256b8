import { useState } from 'react';
import type { ThresholdsShown } from '../../../server/settings/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { SETTINGS_WORDS } from '../../../shared/i18n/settings.ts';
import type { StoodPart, ThresholdChange } from '../../../shared/settings/history.ts';
import { PaperLinks } from '../../commands/paper-link.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useNumbersSaid } from './said.ts';
import { ThresholdForm } from './threshold-form.tsx';

/** Every threshold: what it is, what it does, on what it rests and since when; each can be changed. */
export function Thresholds({ stream, version, parts, history }: ThresholdsShown) {
  return (
    <>
      <div className="settings-list">
        {parts.map((stood) => (
          <PartCard key={stood.part} stood={stood} stream={stream} version={version} />
        ))}
      </div>
      <History changes={history} />
    </>
  );
}

interface CardProps {
  stood: StoodPart;
  stream: string;
  version: number;
}

function PartCard({ stood, stream, version }: CardProps) {
  const { lang, inLanguage } = useLanguage();
  const words = useRoomWords(SETTINGS_WORDS);
  const [isOpen, setOpen] = useState(false);
  const numbers = useNumbersSaid()(stood.part, stood.numbers);
  const { name, what } = words.part[stood.part];
  const id = `threshold-${stood.part}`;
  return (
    <section className="card settings-card" aria-labelledby={id}>
      <div className="settings-head">
        <div>
          <h2 id={id}>{name}</h2>
          <p className="settings-value">{numbers}</p>
        </div>
        {!isOpen && (
          <button
            type="button"
            className="button"
            aria-label={words.changeOf(name)}
            onClick={() => setOpen(true)}
          >
            {words.change}
          </button>
        )}
      </div>
      <p>{what}</p>
      <p className="muted">
        {words.basis}: {inLanguage(stood, 'basis')}.{' '}
        {stood.since === null ? words.sinceBegin : words.since(formatDay(stood.since, lang))}.
      </p>
      {isOpen && (
        <ThresholdForm stream={stream} version={version} stood={stood} onDone={() => setOpen(false)} />
      )}
    </section>
  );
}

function History({ changes }: { changes: readonly ThresholdChange[] }) {
  const words = useRoomWords(SETTINGS_WORDS);
  return (
    <section>
      <h2>{words.history}</h2>
      {changes.length === 0 && <p className="muted">{words.noHistory}</p>}
      <ol className="plain-list settings-history">
        {changes.map((change, i) => (
          <ChangeLine key={changes.length - i} {...change} />
        ))}
      </ol>
    </section>
  );
}

function ChangeLine({ part, on, by, was, is, reason, document }: ThresholdChange) {
  const { lang, inLanguage } = useLanguage();
  const words = useRoomWords(SETTINGS_WORDS);
  const said = useNumbersSaid();
  const [before, after] = [said(part, was.numbers), said(part, is.numbers)];
  const [basisBefore, basisAfter] = [inLanguage(was, 'basis'), inLanguage(is, 'basis')];
  return (
    <li>
      <strong>{words.part[part].name}</strong>
      {before !== after && <p>{words.fromTo(before, after)}</p>}
      {basisBefore !== basisAfter && (
        <p>
          {words.basis}: {words.fromTo(basisBefore, basisAfter)}
        </p>
      )}
      {reason !== undefined && <p>{reason}</p>}
      <p className="muted">
        {words.by(by, formatDay(on, lang))}
        {document && ` · ${words.document(document.number, document.issuer, formatDay(document.day, lang))}`}
      </p>
      <PaperLinks ids={[document?.paper]} />
    </li>
  );
}
