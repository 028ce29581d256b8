import { type FormEvent, useId, useState } from 'react';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { actualInput } from '../../../shared/update.ts';
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

/** A milestone has happened: when, and by which document. */
export function ActualForm({ subject, onDone }: { subject: MilestoneSubject; onDone: () => void }) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const year = Number(today.slice(0, 4));
  const years = { from: year - 10, to: year };
  const [date, setDate] = useState(today);
  const [document, setDocument] = useState({ number: '', day: today, issuer: '' });
  const [note, setNote] = useState('');
  const command = useCommand({ send: client.milestones.reportActual.mutate, schema: actualInput }, subject);
  const { errorAt } = command;
  const submit = (expected?: number) =>
    command.submit({ date, document, ...(note.trim() ? { note } : {}) }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const text = (field: 'number' | 'issuer', label: string) => (
    <Field id={`${id}-${field}`} label={label} error={errorAt(`document.${field}`)}>
      <input
        id={`${id}-${field}`}
        value={document[field]}
        {...wrongField(`${id}-${field}`, errorAt(`document.${field}`))}
        onChange={(event) => setDocument({ ...document, [field]: event.target.value })}
      />
    </Field>
  );

  if (command.saved) {
    return (
      <Receipt at={command.saved.recordedAt} onDone={onDone}>
        <p>{t.form.needsConfirmation}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>
        {t.form.actual}: {t.milestone[subject.key]}
      </h3>
      <p className="muted">
        {t.cluster.product}: {t.product[subject.key]}. {t.form.needsConfirmation}
      </p>
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
      {text('number', t.form.documentNumber)}
      <Field id={`${id}-day`} label={t.form.documentDay} error={errorAt('document.day')}>
        <input
          id={`${id}-day`}
          type="date"
          value={document.day}
          {...wrongField(`${id}-day`, errorAt('document.day'))}
          onChange={(event) => setDocument({ ...document, day: event.target.value })}
        />
      </Field>
      {text('issuer', t.form.documentIssuer)}
      <Field id={`${id}-note`} label={t.form.noteOptional} error={errorAt('note')}>
        <textarea id={`${id}-note`} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <SlipPreview date={date} kind="actual" subject={subject} today={today} />
      <FormEnd
        command={command}
        mine={{ title: formatEdtf(date, lang), words: note }}
        verb={t.form.saveActual}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
