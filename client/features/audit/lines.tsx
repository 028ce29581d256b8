import { useState } from 'react';
import type { AuditLine } from '../../../server/audit/read.ts';
import { AUDIT_WORDS } from '../../../shared/i18n/audit.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { saidIn } from '../../../shared/i18n/said.ts';
import { idOf, kindOf } from '../../../shared/log/stream.ts';
import { whoSaid } from '../../commands/in-place.tsx';
import { SaidLine } from '../../commands/said-line.tsx';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { Change } from './change.tsx';

export function Lines({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <ol className="audit-lines">
      {lines.map((line) => (
        <Line key={`${line.stream}/${line.seq}`} line={line} />
      ))}
    </ol>
  );
}

function Line({ line }: { line: AuditLine }) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(AUDIT_WORDS);
  const [open, setOpen] = useState(false);
  const { stream, seq, event, recordedAt, by, byId } = line;
  const who = by === null ? (byId ?? words.system) : whoSaid(line, t);
  const said = saidIn(event, t, lang);
  const name = words.event[event.type] ?? said[0]?.kind ?? words.other;
  // The log's own lines are of no record: there is nothing before and after.
  const canOpen = !event.type.startsWith('log.');
  return (
    <li className="audit-line">
      <p className="audit-when muted">
        <time dateTime={recordedAt}>{formatInstant(recordedAt, lang)}</time> <span>{who}</span>
      </p>
      <p className="audit-about">
        <Subject line={line} />
      </p>
      <div className="audit-said">
        {said.length > 0 ? said.map((one, i) => <SaidLine key={i} said={one} />) : <p>{name}</p>}
      </div>
      {canOpen && (
        <button
          type="button"
          className="button button-small"
          aria-expanded={open}
          aria-label={words.changeOf(`${name}, ${words.number(seq)}`)}
          onClick={() => setOpen(!open)}
        >
          {words.change}
        </button>
      )}
      {open && <Change stream={stream} seq={seq} what={name} />}
    </li>
  );
}

function Subject({ line: { stream, subject, seq } }: { line: AuditLine }) {
  const words = useRoomWords(AUDIT_WORDS);
  const kind = kindOf(stream);
  const name = subject ?? idOf(stream);
  // There is one set of settings: no name tells it from another.
  const isOne = kind === 'settings';
  return (
    <>
      {kind === 'cluster' ? (
        <Go to={paths.cluster(idOf(stream))}>{name}</Go>
      ) : (
        <span>
          {kind === null ? '' : words.kinds[kind]}
          {isOne ? '' : `: ${name}`}
        </span>
      )}{' '}
      <span className="muted">
        {isOne ? '' : `${idOf(stream)} · `}
        {words.number(seq)}
      </span>
    </>
  );
}
