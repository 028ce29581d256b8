import { type FormEvent, type ReactNode, useId } from 'react';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { actualInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { DocumentFields, type TypedDocument } from './document-fields.tsx';
import { effectOf } from './effect.ts';
import { SlipPreview } from './slip-preview.tsx';
import type { MilestoneSubject } from './subject.ts';

/** A way to propose the document; what a person takes over of it goes into the form, to be corrected there. */
export type ReadingSlot = (
  onTake: (said: Partial<Pick<TypedDocument, 'number' | 'day' | 'issuer'>>) => void,
) => ReactNode;

interface Props {
  subject: MilestoneSubject;
  /** Offered in the receipt. */
  next?: ReactNode;
  renderReading?: ReadingSlot;
  onDone: () => void;
}

/** A milestone has happened: when, and by which document. */
export function ActualForm({ subject, next, renderReading, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const year = Number(today.slice(0, 4));
  const empty: TypedDocument & { date: string; note: string } = {
    date: today,
    number: '',
    noNumber: false,
    day: today,
    issuer: '',
    note: '',
  };
  const draft = useDraft('actual', subject, empty);
  const { date, note, ...document } = draft.fields;
  const command = useCommand(
    { send: client.milestones.reportActual.mutate, schema: actualInput },
    subject,
    draft,
  );
  const { errorAt } = command;
  const submit = (expected?: number) => {
    const { noNumber, number, day, issuer } = document;
    const said = { date, document: { number: noNumber ? null : number, day, issuer } };
    command.submit({ ...said, ...(note.trim() ? { note } : {}) }, expected);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };

  if (command.saved) {
    return (
      <Receipt of={command.saved} next={next} onDone={onDone}>
        <p>{effectOf('actual', date, { subject, today, t, lang })}</p>
        <p>{t.work.effect.waiting}</p>
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
      <DraftLine {...draft} />
      <Field id={`${id}-date`} label={t.form.date} error={errorAt('date')}>
        <EdtfInput
          id={`${id}-date`}
          value={date}
          today={today}
          error={errorAt('date')}
          years={{ from: year - 10, to: year }}
          onChange={(said) => draft.change({ date: said })}
        />
      </Field>
      {renderReading?.((said) =>
        draft.change({ ...said, ...(said.number !== undefined && { noNumber: false }) }),
      )}
      <DocumentFields
        id={id}
        stream={subject.stream}
        document={document}
        today={today}
        errorAt={errorAt}
        onChange={draft.change}
      />
      <Field id={`${id}-note`} label={t.form.noteOptional} error={errorAt('note')}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={note}
          {...wrongField(`${id}-note`, errorAt('note'))}
          onChange={(event) => draft.change({ note: event.target.value })}
        />
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
