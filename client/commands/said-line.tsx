import type { Said } from '../../shared/i18n/said.ts';
import { Provenance } from '../ui/provenance.tsx';
import { PaperLink } from './paper-link.tsx';

/** One thing that was said: what, about what, when, why, by which document. */
export function SaidLine({ said }: { said: Said }) {
  const { kind, title, date, why, note, document, paper } = said;
  return (
    <p>
      <span className="history-kind">{kind}</span>
      {title && ` ${title}`}
      {date !== null && (
        <>
          : <strong>{date}</strong>
        </>
      )}{' '}
      <Provenance provenance={said.provenance} source={said.source ?? undefined} />
      {(why || note) && (
        <span className="history-why">
          {why}
          {why && note && ' — '}
          {note && <span lang="vi">{note}</span>}
        </span>
      )}
      {document && (
        <span className="history-why">
          {document} {paper !== undefined && <PaperLink id={paper} />}
        </span>
      )}
    </p>
  );
}
