import { useState } from 'react';
import type { PaperPage } from '../../../server/papers/read.ts';
import { isDay } from '../../../shared/day.ts';
import { formatDay, formatInstant } from '../../../shared/i18n/format.ts';
import { PAPER_WORDS } from '../../../shared/i18n/papers.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { paperUrl } from '../../../shared/papers/url.ts';
import { sizeWords } from '../../commands/size-words.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { WithdrawPaperForm } from './withdraw-form.tsx';

type Line = PaperPage['lines'][number];

/** `mayWithdraw`: it is today that is looked at. */
export function PaperList({ lines, mayWithdraw }: { lines: readonly Line[]; mayWithdraw: boolean }) {
  return (
    <ul className="plain-list paper-list">
      {lines.map((line) => (
        <PaperCard key={line.id} line={line} mayWithdraw={mayWithdraw} />
      ))}
    </ul>
  );
}

function PaperCard({ line, mayWithdraw }: { line: Line; mayWithdraw: boolean }) {
  const { lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  const { kinds } = useRoomWords(REGISTER_WORDS);
  const [isOpen, setOpen] = useState(false);
  const { kind, number, dated, issuer, title, name, bytes, filedAt, by, withdrawn } = line;
  const called = `${kinds[kind]} ${number ?? words.noNumber}`;
  return (
    <li className={withdrawn ? 'card paper-card paper-withdrawn' : 'card paper-card'}>
      <h2>{called}</h2>
      {title && (
        <p className="paper-title" lang="vi">
          {title}
        </p>
      )}
      <p>
        {words.dated(formatDay(dated, lang))}, <span lang="vi">{issuer}</span>
      </p>
      <p>
        <a className="door paper-file" href={paperUrl(line.id)} download lang="vi">
          {name}
        </a>{' '}
        <span className="muted">{sizeWords(bytes, lang)}</span>
      </p>
      <p className="muted">{words.filed(formatInstant(filedAt, lang), by)}</p>
      {withdrawn && (
        <p className="paper-gone">
          {words.withdrawn(formatDay(withdrawn.on, lang), withdrawn.by)}:{' '}
          <span lang="vi">{withdrawn.reason}</span>
        </p>
      )}
      <Rests rests={line.rests} />
      {mayWithdraw && !withdrawn && !isOpen && (
        <button
          type="button"
          className="button button-small"
          aria-label={words.withdrawOf(called)}
          onClick={() => setOpen(true)}
        >
          {words.withdraw}
        </button>
      )}
      {isOpen && <WithdrawPaperForm line={line} called={called} onDone={() => setOpen(false)} />}
    </li>
  );
}

/** What was entered by it, each a way there. */
function Rests({ rests }: Pick<Line, 'rests'>) {
  const { lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  if (rests.named.length === 0) return <p className="muted">{words.restsNothing}</p>;
  return (
    <p className="paper-rests">
      {words.rests}:{' '}
      {rests.named.map(({ kind, id, name, part }, i) => (
        <span key={`${kind} ${id} ${part}`}>
          {i > 0 && ', '}
          {kind === 'cluster' && (
            <Door to={paths.cluster(id)}>
              <span className="paper-code">{id}</span> <span lang="vi">{name}</span>
            </Door>
          )}
          {kind === 'target' && <Door to={paths.manageProgrammes}>{words.ofTarget(name ?? id)}</Door>}
          {part === 'settings' && <Door to={paths.settings}>{words.ofSettings}</Door>}
          {part === 'calendar' && <Door to={paths.workCalendar}>{words.ofCalendar}</Door>}
          {kind === 'reorganisation' && isDay(id) && (
            <Door to={paths.reorganisation}>{words.ofReorganisation(formatDay(id, lang))}</Door>
          )}
          {kind === 'import' && <Door to={paths.imports}>{words.ofImport(name ?? id)}</Door>}
        </span>
      ))}
      {rests.more > 0 && words.restsMore(rests.more)}
    </p>
  );
}
