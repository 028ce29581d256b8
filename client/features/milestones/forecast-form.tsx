import { type FormEvent, useId, useState } from 'react';
import { REASONS, type Reason } from '../../../shared/milestone.ts';
import { forecastInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { checked, issueOf } from './check.ts';
import { FormEnd } from './form-end.tsx';
import { Receipt } from './receipt.tsx';
import { SlipPreview } from './slip-preview.tsx';
import type { MilestoneSubject } from './subject.ts';
import { useUpdate } from './use-update.ts';

/** A project manager's expectation of one milestone: date, reason from the list, a sentence. */
export function ForecastForm({ subject, onDone }: { subject: MilestoneSubject; onDone: () => void }) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const year = Number(today.slice(0, 4));
  const years = { from: year, to: year + 15 };
  // What the person saw when they began: a change by somebody else in between must not pass unseen.
  const [seen] = useState(subject);
  const [date, setDate] = useState(subject.forecast ?? '');
  const [reason, setReason] = useState<Reason | ''>('');
  const [note, setNote] = useState('');
  const update = useUpdate(client.milestones.setForecast.mutate);
  const errorAt = (field: string) => issueOf(update.problem, field, t, lang);

  const submit = (expected: number) => {
    const { cluster, milestone } = subject;
    const said = { cluster, milestone, expected, date, reason: reason as Reason, note };
    const input = { ...said, request: update.requestFor(said) };
    const problem = checked(forecastInput, input);
    if (problem) update.refuse(problem);
    else update.send(input);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(seen.version);
  };

  if (update.saved) return <Receipt at={update.saved.recordedAt} onDone={onDone} />;
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>
        {t.form.forecast}: {t.milestone[subject.milestone]}
      </h3>
      <Field id={`${id}-date`} label={t.form.date} error={errorAt('date')}>
        <EdtfInput
          id={`${id}-date`}
          value={date}
          today={today}
          error={errorAt('date')}
          years={years}
          onChange={setDate}
        />
      </Field>
      <Field id={`${id}-reason`} label={t.form.reason} error={errorAt('reason')}>
        <select
          id={`${id}-reason`}
          value={reason}
          {...wrongField(`${id}-reason`, errorAt('reason'))}
          onChange={(event) => setReason(event.target.value as Reason)}
        >
          <option value="">{t.form.chooseReason}</option>
          {REASONS.map((code) => (
            <option key={code} value={code}>
              {t.reason[code]}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-note`} label={t.form.note} error={errorAt('note')}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={note}
          {...wrongField(`${id}-note`, errorAt('note'))}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <SlipPreview date={date} kind="forecast" subject={subject} today={today} />
      <FormEnd
        update={update}
        mine={{ date, words: note }}
        verb={t.form.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
