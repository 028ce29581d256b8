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

interface Props {
  subject: MilestoneSubject;
  date: string;
  document: DocumentReference | null;
}

/** Confirm a reported actual, or return it with a reason. A remark is needed only to return it. */
export function ReviewForm({ subject, date, document }: Props) {
  const { t, lang } = useLanguage();
  const { isToday } = useAsOf();
  const id = useId();
  const [note, setNote] = useState('');
  const update = useUpdate(client.milestones.reviewActual.mutate);
  if (!isToday) return <p className="muted">{t.asOf.readOnly}</p>;
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
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      {update.conflict && (
        <Notice
          tone="error"
          title={t.form.conflictTitle}
          action={
            <button type="button" className="button" onClick={() => void update.lookAgain()}>
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
          disabled={update.saving}
          onClick={() => give('confirmation')}
        >
          {t.form.confirm}
        </button>
        <button type="button" className="button" disabled={update.saving} onClick={() => give('return')}>
          {t.form.return}
        </button>
      </div>
    </div>
  );
}
