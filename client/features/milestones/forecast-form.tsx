import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId } from 'react';
import { parseEdtf } from '../../../shared/edtf.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { idOf } from '../../../shared/log/stream.ts';
import type { Reason } from '../../../shared/milestone.ts';
import {
  EXPLAINED_ABOVE_DAYS,
  heldAgainst,
  movedBy,
  needsWords,
  refusedMove,
} from '../../../shared/milestones/move.ts';
import { forecastInput } from '../../../shared/update.ts';
import { client, trpc } from '../../api.ts';
import { useCauses } from '../../codes.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { effectOf } from './effect.ts';
import { ReasonField } from './reason-field.tsx';
import { SlipPreview } from './slip-preview.tsx';
import type { MilestoneSubject } from './subject.ts';

interface Props {
  subject: MilestoneSubject;
  /** Offered in the receipt. */
  next?: ReactNode;
  onDone: () => void;
}

/** A project manager's expectation of one milestone: date, why it moved, and a sentence where it moved far. */
export function ForecastForm({ subject, next, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const form = useForecast(subject);
  const { draft, command, moved, usual } = form;
  const { date, reason, note } = draft.fields;
  const { errorAt } = command;
  const year = Number(today.slice(0, 4));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  const mustExplain = needsWords(moved);

  if (command.saved) {
    return (
      <Receipt of={command.saved} next={next} onDone={onDone}>
        <p>{effectOf('forecast', date, { subject, today, t, lang })}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>
        {t.form.forecast}: {t.ahead[subject.key]}
      </h3>
      <DraftLine {...draft} />
      <Field id={`${id}-date`} label={t.form.date} error={errorAt('date')}>
        <EdtfInput
          id={`${id}-date`}
          value={date}
          today={today}
          error={errorAt('date')}
          years={{ from: year, to: year + 15 }}
          onChange={(said) => draft.change({ date: said })}
        />
      </Field>
      {form.asksWhy ? (
        <ReasonField
          id={`${id}-reason`}
          value={reason}
          usual={usual}
          earlier={moved !== null && moved < 0}
          error={errorAt('reason')}
          onChange={(said) => draft.change({ reason: said })}
        />
      ) : (
        parseEdtf(date) && <p className="muted">{moved === 0 ? t.form.sameDate : t.form.firstDate}</p>
      )}
      <Field
        id={`${id}-note`}
        label={mustExplain ? t.form.note : t.form.noteMay}
        hint={mustExplain ? t.form.noteMust(EXPLAINED_ABOVE_DAYS) : undefined}
        error={errorAt('note')}
      >
        <textarea
          id={`${id}-note`}
          rows={2}
          value={note}
          {...wrongField(`${id}-note`, errorAt('note'))}
          onChange={(event) => draft.change({ note: event.target.value })}
        />
      </Field>
      <SlipPreview date={date} kind="forecast" subject={subject} today={today} />
      <FormEnd
        command={command}
        mine={{ title: formatEdtf(date, lang), words: note }}
        verb={t.form.save}
        onRecord={form.submit}
        onDone={onDone}
      />
    </form>
  );
}

/** What is typed, what it would mean, and how it is sent. */
function useForecast(subject: MilestoneSubject) {
  const { data } = useQuery(trpc.milestones.usual.queryOptions({ code: idOf(subject.stream) }));
  const empty: { date: string; reason: string; note: string } = {
    date: subject.forecast ?? '',
    reason: '',
    note: '',
  };
  const draft = useDraft('forecast', subject, empty);
  const { chosen } = useCauses();
  const reasonOf = (code: string) => {
    const { cause, ...own } = chosen(code);
    // What is no cause is sent as it is: the schema says what is wrong with it.
    return { reason: cause as Reason, ...own };
  };
  const before = heldAgainst(subject);
  const command = useCommand(
    {
      send: client.milestones.setForecast.mutate,
      schema: forecastInput,
      rule: (said) => refusedMove(before, said)?.refused,
    },
    subject,
    draft,
  );
  const { date, reason, note } = draft.fields;
  const moved = parseEdtf(date) ? movedBy(before, date) : null;
  /** A date that does not move, or is the first, has no cause. */
  const asksWhy = moved !== null && moved !== 0;
  return {
    draft,
    command,
    moved,
    asksWhy,
    usual: data?.causes ?? [],
    submit: (expected?: number) =>
      command.submit(
        {
          date,
          ...(asksWhy ? reasonOf(reason) : { reason: 'unchanged' as const }),
          ...(note.trim() ? { note } : {}),
        },
        expected,
      ),
  };
}
