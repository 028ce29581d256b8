import { useId, useState } from 'react';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import type { DocumentReference } from '../../../shared/milestone.ts';
import { reviewInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { LastWord } from '../../commands/conflict.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';
import { Field, Notice, wrongField } from '../../ui/parts.tsx';
import type { MilestoneSubject } from './subject.ts';

interface Reported {
  subject: MilestoneSubject;
  date: string;
  document: DocumentReference | null;
}

/** Confirm a reported actual, or return it with a reason. A remark is needed only to return it. */
export function ReviewForm(reported: Reported) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  // Each look is at one version; what was written goes with the reviewer from one to the next.
  const [look, setLook] = useState(0);
  const [note, setNote] = useState('');
  if (!isToday) return <p className="muted">{t.asOf.readOnly}</p>;
  return (
    <Review key={look} now={reported} note={note} onNote={setNote} onLookAgain={() => setLook(look + 1)} />
  );
}

interface ReviewProps {
  now: Reported;
  note: string;
  onNote: (note: string) => void;
  onLookAgain: () => void;
}

function Review({ now, note, onNote, onLookAgain }: ReviewProps) {
  const { t, lang } = useLanguage();
  const id = useId();
  // What is confirmed is what the person saw: a change by somebody else in between must not pass unseen.
  const [{ subject, date, document }] = useState(now);
  const command = useCommand({ send: client.milestones.reviewActual.mutate, schema: reviewInput }, subject);
  const busy = command.saving || command.saved !== null;
  const give = (verdict: 'confirmation' | 'return') =>
    command.submit({ verdict, ...(note.trim() ? { note } : {}) });
  const error = command.errorAt('note');
  return (
    <div className="review">
      <p>
        <strong>{formatEdtf(date, lang)}</strong>
        {document &&
          ` · ${t.cluster.document(document.number, document.issuer)} (${formatDay(document.day, lang)})`}
      </p>
      <Field id={`${id}-note`} label={t.form.reviewNote} error={error}>
        <input
          id={`${id}-note`}
          value={note}
          {...wrongField(`${id}-note`, error)}
          onChange={(event) => onNote(event.target.value)}
        />
      </Field>
      {command.conflict && (
        <Notice
          tone="error"
          title={t.form.conflictTitle}
          action={
            <button
              type="button"
              className="button"
              onClick={() => void command.askAgain().then(onLookAgain)}
            >
              {t.form.lookAgain}
            </button>
          }
        >
          <LastWord conflict={command.conflict} />
        </Notice>
      )}
      {command.problem && !command.conflict && !error && (
        <Notice tone="error" title={command.errorAt('key') ?? t.error[command.problem.code]} />
      )}
      <div className="form-actions">
        <button
          type="button"
          className="button button-main"
          disabled={busy}
          onClick={() => give('confirmation')}
        >
          {t.form.confirm}
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => give('return')}>
          {t.form.return}
        </button>
      </div>
    </div>
  );
}
