import { type FormEvent, useId, useState } from 'react';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { REASONS, type Reason } from '../../../shared/milestone.ts';
import { forecastInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { SlipPreview } from './slip-preview.tsx';
import type { MilestoneSubject } from './subject.ts';

/** A project manager's expectation of one milestone: date, reason from the list, a sentence. */
export function ForecastForm({ subject, onDone }: { subject: MilestoneSubject; onDone: () => void }) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const year = Number(today.slice(0, 4));
  const years = { from: year, to: year + 15 };
  const [date, setDate] = useState(subject.forecast ?? '');
  const [reason, setReason] = useState<Reason | ''>('');
  const [note, setNote] = useState('');
  const command = useCommand({ send: client.milestones.setForecast.mutate, schema: forecastInput }, subject);
  const { errorAt } = command;
  const submit = (expected?: number) => command.submit({ date, reason: reason as Reason, note }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };

  if (command.saved) return <Receipt at={command.saved.recordedAt} onDone={onDone} />;
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>
        {t.form.forecast}: {t.milestone[subject.key]}
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
        command={command}
        mine={{ title: formatEdtf(date, lang), words: note }}
        verb={t.form.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
