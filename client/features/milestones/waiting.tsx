import { type KeyboardEvent, useState } from 'react';
import type { ReviewLine } from '../../../server/work/proofs.ts';
import { daysBetween } from '../../../shared/day.ts';
import { formatDay, formatEdtf, formatInstant, formatLength } from '../../../shared/i18n/format.ts';
import { shortName } from '../../../shared/text.ts';
import { whoSaid } from '../../commands/in-place.tsx';
import { usePinned } from '../../commands/use-pinned.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { paths } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { Proofs } from './proofs.tsx';
import { ReviewBar, Told } from './review-bar.tsx';
import { reportKey, useReviewMany } from './review-many.ts';
import { milestoneSubject } from './subject.ts';

const ReviewForm = later(async () => (await import('./review-form.tsx')).ReviewForm, {
  lines: 1,
  beside: true,
});

/** Reports that wait for confirmation: all there is to judge them by in the row, one by one or several at once. */
export function Waiting({ lines }: { lines: readonly ReviewLine[] }) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const list = usePinned(lines, reportKey);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const many = useReviewMany();
  const chosen = lines.filter((line) => ticked.has(reportKey(line)));
  const tick = (line: ReviewLine, yes: boolean) => {
    const next = new Set(ticked);
    if (yes) next.add(reportKey(line));
    else next.delete(reportKey(line));
    setTicked(next);
  };
  return (
    <section className="inbox">
      <h2>{t.work.inbox.waiting(lines.length)}</h2>
      {list.shown.length === 0 && <p className="muted">{t.work.inbox.noneWaiting}</p>}
      {many.outcome && <Told outcome={many.outcome} onClose={many.forget} />}
      {isToday && lines.length > 1 && (
        <ReviewBar
          all={lines.length}
          chosen={chosen.length}
          many={many}
          onTickAll={(yes) => setTicked(new Set(yes ? lines.map(reportKey) : []))}
          onGive={(said) => void many.run(chosen, said)}
        />
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

/** From one choice to the next by the arrows; Space chooses. */
function walk(event: KeyboardEvent<HTMLInputElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const list = event.currentTarget.closest('ol');
  if (step === 0 || !list) return;
  const boxes = [...list.querySelectorAll<HTMLInputElement>('.inbox-head input[type="checkbox"]')];
  event.preventDefault();
  boxes[boxes.indexOf(event.currentTarget) + step]?.focus();
}

interface RowProps {
  line: ReviewLine;
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
              onKeyDown={walk}
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
      <Proofs code={row.code} proofs={line.evidence} />
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
