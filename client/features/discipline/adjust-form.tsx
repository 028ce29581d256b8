import { type FormEvent, useId } from 'react';
import { lastDay } from '../../../shared/edtf.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { adjustInput } from '../../../shared/milestones/adjust.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { LaterPaperField } from '../../commands/later-paper-field.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, named, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { ClassPreview, type Standing } from './class-preview.tsx';
import { WordsField } from './fields.tsx';

/** A milestone whose schedule can be adjusted. */
export interface Adjustable {
  milestone: MilestoneCode;
  original: string;
  baseline: string;
  forecast: string | null;
  version: number;
}

interface Props {
  stream: string;
  line: Adjustable;
  standing: Standing;
  onDone: () => void;
}

/** A new date for one milestone, by the decision that adjusts the schedule. */
export function AdjustForm({ stream, line, standing, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const words = t.discipline;
  const { milestone, original, baseline, forecast, version } = line;
  const about = { stream, key: milestone, version };
  const draft = useDraft('schedule.adjust', about, {
    date: forecast ?? (lastDay(baseline) < today ? today.slice(0, 7) : baseline),
    number: '',
    day: today,
    issuer: t.work.issuers[0] ?? '',
    paper: '',
    note: '',
  });
  const { date, number, day, issuer, note } = draft.fields;
  const paper = usePaper((kept) => draft.change({ paper: kept }));
  const send = filedFirst(paper, client.milestones.adjustSchedule.mutate, ({ said }) => said.note);
  const way = { send, schema: adjustInput };
  const command = useCommand(way, about, draft);
  const { errorAt } = command;
  const submit = (expected?: number) =>
    command.submit(
      {
        date,
        document: { number, day, issuer, ...named(draft.fields) },
        ...(note.trim() ? { note } : {}),
      },
      expected,
    );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.adjusted(t.milestone[milestone], formatEdtf(date, lang))}</p>
        <p>{words.adjustKept(formatEdtf(original, lang))}</p>
      </Receipt>
    );
  }
  const year = Number(today.slice(0, 4));
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>
        {t.milestone[milestone]}: {words.inForce(formatEdtf(baseline, lang))}
      </h3>
      <DraftLine {...draft} />
      <Field id={`${id}-date`} label={words.adjustTo} error={errorAt('date')}>
        <EdtfInput
          id={`${id}-date`}
          value={date}
          today={today}
          years={{ from: year, to: year + 15 }}
          error={errorAt('date')}
          onChange={(said) => draft.change({ date: said })}
        />
      </Field>
      <LineField
        id={`${id}-number`}
        label={words.adjustNumber}
        value={number}
        error={errorAt('document.number')}
        onChange={(said) => draft.change({ number: said })}
      />
      <Field id={`${id}-day`} label={words.adjustDay} error={errorAt('document.day')}>
        <DayField
          id={`${id}-day`}
          value={day}
          today={today}
          max={today}
          error={errorAt('document.day')}
          onChange={(said) => draft.change({ day: said })}
        />
      </Field>
      <LineField
        id={`${id}-issuer`}
        label={words.adjustIssuer}
        value={issuer}
        error={errorAt('document.issuer')}
        onChange={(said) => draft.change({ issuer: said })}
      />
      <LaterPaperField
        id={`${id}-paper`}
        value={draft.fields.paper}
        choice={paper}
        about={{ number, noNumber: false, day, issuer }}
        isTitled={false}
        error={errorAt('document.paper')}
        onChange={(chosen) => draft.change({ paper: chosen })}
      />
      <WordsField
        id={`${id}-note`}
        label={words.adjustNote}
        value={note}
        error={errorAt('note')}
        onChange={(said) => draft.change({ note: said })}
      />
      <ClassPreview standing={standing} dates={[{ milestone, date }]} />
      <p className="muted">{words.adjustKept(formatEdtf(original, lang))}</p>
      <FormEnd
        command={command}
        mine={{ title: formatEdtf(date, lang), words: number }}
        verb={words.saveAdjust}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

interface LineProps {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

const LineField = ({ id, label, value, error, onChange }: LineProps) => (
  <Field id={id} label={label} error={error}>
    <input
      id={id}
      value={value}
      {...wrongField(id, error)}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);
