import { useId, useState } from 'react';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import type { DocumentReference } from '../../../shared/milestone.ts';
import { reviewInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';
import { Field, Notice, wrongField } from '../../ui/parts.tsx';
import { checked, issueOf } from './check.ts';
import { Standing } from './conflict.tsx';
import type { MilestoneSubject } from './subject.ts';
import { useUpdate } from './use-update.ts';

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
  const update = useUpdate(client.milestones.reviewActual.mutate);
  const busy = update.saving || update.saved !== null;
  const give = (verdict: 'confirmation' | 'return') => {
    const { cluster, milestone, version: expected } = subject;
    const said = { cluster, milestone, expected, verdict, ...(note.trim() ? { note } : {}) };
    const input = { ...said, request: update.requestFor(said) };
    const problem = checked(reviewInput, input);
    if (problem) update.refuse(problem);
    else update.send(input);
  };
  const error = issueOf(update.problem, 'note', t, lang);
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
      {update.conflict && (
        <Notice
          tone="error"
          title={t.form.conflictTitle}
          action={
            <button type="button" className="button" onClick={() => void update.askAgain().then(onLookAgain)}>
              {t.form.lookAgain}
            </button>
          }
        >
          <Standing version={update.conflict} />
        </Notice>
      )}
      {update.problem && !update.conflict && !error && (
        <Notice tone="error" title={t.error[update.problem.code]} />
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
