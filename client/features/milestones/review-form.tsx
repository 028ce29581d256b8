import { useId, useState } from 'react';
import { reviewInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { Field, Notice, wrongField } from '../../ui/parts.tsx';
import { checked, issueOf } from './check.ts';
import type { MilestoneSubject } from './subject.ts';
import { useUpdate } from './use-update.ts';

/** Confirm a reported actual, or return it with a reason. */
export function ReviewForm({ subject }: { subject: MilestoneSubject }) {
  const { t } = useLanguage();
  const id = useId();
  const [note, setNote] = useState('');
  const update = useUpdate(client.milestones.reviewActual.mutate);
  const give = (verdict: 'confirmation' | 'return') => {
    const { cluster, milestone, version: expected } = subject;
    const input = { cluster, milestone, expected, request: update.request, verdict, note };
    const problem = checked(reviewInput, input);
    if (problem) update.refuse(problem);
    else update.send(input);
  };
  const error = issueOf(update.problem, 'note', t);
  return (
    <div className="review">
      <Field id={`${id}-note`} label={t.form.reviewNote} error={error}>
        <input
          id={`${id}-note`}
          value={note}
          {...wrongField(`${id}-note`, error)}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      {update.problem && !error && <Notice tone="error" title={t.error[update.problem.code]} />}
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
