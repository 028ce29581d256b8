import { type FormEvent, useId, useState } from 'react';
import { actualInput } from '../../../shared/update.ts';
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

/** A milestone has happened: when, and by which document. */
export function ActualForm({ subject, onDone }: { subject: MilestoneSubject; onDone: () => void }) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const year = Number(today.slice(0, 4));
  const years = { from: year - 10, to: year };
  // What the person saw when they began: a change by somebody else in between must not pass unseen.
  const [seen] = useState(subject);
  const [date, setDate] = useState(today);
  const [document, setDocument] = useState({ number: '', day: today, issuer: '' });
  const [note, setNote] = useState('');
  const update = useUpdate(client.milestones.reportActual.mutate);
  const errorAt = (field: string) => issueOf(update.problem, field, t, lang);

  const submit = (expected: number) => {
    const { cluster, milestone } = subject;
    const said = { cluster, milestone, expected, date, document, ...(note.trim() ? { note } : {}) };
    const input = { ...said, request: update.requestFor(said) };
    const problem = checked(actualInput, input);
    if (problem) update.refuse(problem);
    else update.send(input);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(seen.version);
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

  if (update.saved) {
    return (
      <Receipt at={update.saved.recordedAt} onDone={onDone}>
        <p>{t.form.needsConfirmation}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>
        {t.form.actual}: {t.milestone[subject.milestone]}
      </h3>
      <p className="muted">
        {t.cluster.product}: {t.product[subject.milestone]}. {t.form.needsConfirmation}
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
        update={update}
        mine={{ date, words: note }}
        verb={t.form.saveActual}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
