import { useState } from 'react';
import type { WaitingLine } from '../../../server/work/inbox.ts';
import { daysBetween } from '../../../shared/day.ts';
import { formatDay, formatEdtf, formatInstant, formatLength } from '../../../shared/i18n/format.ts';
import { shortName } from '../../../shared/text.ts';
import { whoSaid } from '../../commands/in-place.tsx';
import { usePinned } from '../../commands/use-pinned.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { Notice } from '../../ui/parts.tsx';
import { type Outcome, reportKey, useConfirmMany } from './confirm-many.ts';
import { ReviewForm } from './review-form.tsx';
import { milestoneSubject } from './subject.ts';

/** Reports that wait for confirmation: all there is to judge them by in the row, one by one or several at once. */
export function Waiting({ lines }: { lines: readonly WaitingLine[] }) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const list = usePinned(lines, reportKey);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const many = useConfirmMany();
  const chosen = lines.filter((line) => ticked.has(reportKey(line)));
  const tick = (line: WaitingLine, yes: boolean) => {
    const next = new Set(ticked);
    if (yes) next.add(reportKey(line));
    else next.delete(reportKey(line));
    setTicked(next);
  };
  const all = chosen.length === lines.length;
  return (
    <section className="inbox">
      <h2>{t.work.inbox.waiting(lines.length)}</h2>
      {list.shown.length === 0 && <p className="muted">{t.work.inbox.noneWaiting}</p>}
      {many.outcome && <Told outcome={many.outcome} onClose={many.forget} />}
      {isToday && lines.length > 1 && (
        <div className="inbox-bar">
          <label className="tick">
            <input
              type="checkbox"
              checked={all}
              onChange={() => setTicked(new Set(all ? [] : lines.map(reportKey)))}
            />
            {t.work.inbox.tickAll}
          </label>
          <button
            type="button"
            className="button button-main"
            disabled={chosen.length === 0 || many.done !== null}
            onClick={() => void many.run(chosen)}
          >
            {many.done === null
              ? t.work.inbox.confirmChosen(chosen.length)
              : t.work.inbox.confirming(many.done + 1, chosen.length)}
          </button>
        </div>
      )}
      <ol className="inbox-list">
        {list.shown.map((line) => (
          <WaitingRow
            key={reportKey(line)}
            line={line}
            ticked={ticked.has(reportKey(line))}
            onTick={isToday && lines.length > 1 && !list.isGone(line) ? (yes) => tick(line, yes) : null}
            onOpen={() => list.pin(line)}
            onClose={() => list.letGo(line)}
          />
        ))}
      </ol>
    </section>
  );
}

function Told({ outcome: { confirmed, failed }, onClose }: { outcome: Outcome; onClose: () => void }) {
  const { t, lang } = useLanguage();
  const { inbox } = t.work;
  const nameOf = ({ row, milestone }: WaitingLine) =>
    `${shortName(row.name, lang)}, ${t.milestone[milestone]}`;
  return (
    <div role="status">
      <Notice
        tone={failed.length > 0 ? 'warn' : 'info'}
        title={
          failed.length > 0
            ? inbox.confirmedSome(confirmed.length, confirmed.length + failed.length)
            : inbox.confirmedAll(confirmed.length)
        }
        action={
          <button type="button" className="button" onClick={onClose}>
            {t.app.close}
          </button>
        }
      >
        <ul>
          {confirmed.map((line) => (
            <li key={reportKey(line)}>{inbox.done(nameOf(line))}</li>
          ))}
          {failed.map(({ line, why }) => (
            <li key={reportKey(line)}>{inbox.failed(nameOf(line), t.error[why])}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

interface RowProps {
  line: WaitingLine;
  ticked: boolean;
  /** Null where there is nothing to choose among. */
  onTick: ((yes: boolean) => void) | null;
  onOpen: () => void;
  onClose: () => void;
}

function WaitingRow({ line, ticked, onTick, onOpen, onClose }: RowProps) {
  const { t, lang } = useLanguage();
  const { day } = useAsOf();
  const { row, milestone, date, document, by, recordedAt, recordedOn } = line;
  const name = shortName(row.name, lang);
  const age = daysBetween(recordedOn, day);
  return (
    <li className="inbox-row">
      <div className="inbox-head">
        {onTick && (
          <label className="tick tick-only">
            <input
              type="checkbox"
              checked={ticked}
              aria-label={t.work.inbox.tick(`${name}, ${t.milestone[milestone]}`)}
              onChange={(event) => onTick(event.target.checked)}
            />
          </label>
        )}
        <div>
          <strong>{t.milestone[milestone]}</strong>
          <Go to={paths.cluster(row.code)}>
            <span lang="vi">{name}</span>
          </Go>
        </div>
      </div>
      <dl className="inbox-facts">
        <div>
          <dt>{t.work.inbox.date}</dt>
          <dd>
            <strong>{formatEdtf(date, lang)}</strong>
          </dd>
        </div>
        <div>
          <dt>{t.work.inbox.document}</dt>
          <dd lang="vi">
            {document
              ? `${t.cluster.document(document.number, document.issuer)}, ${t.work.inbox.of(formatDay(document.day, lang))}`
              : t.work.inbox.noDocument}
          </dd>
        </div>
        <div>
          <dt>{t.work.inbox.by}</dt>
          <dd>
            {whoSaid(line, t)}
            <span className="muted">
              {formatInstant(recordedAt, lang)} ·{' '}
              {age === 0 ? t.work.inbox.ageToday : t.work.inbox.age(formatLength(age, lang))}
            </span>
          </dd>
        </div>
        {line.note && (
          <div className="inbox-note">
            <dt>{t.work.inbox.note}</dt>
            <dd lang="vi">{line.note}</dd>
          </div>
        )}
      </dl>
      <ReviewForm
        bare
        subject={milestoneSubject(row.code, line, row.name)}
        date={date}
        document={document}
        by={by}
        onOpen={onOpen}
        onClose={onClose}
      />
    </li>
  );
}
