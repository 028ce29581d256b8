import { useId } from 'react';
import { addMonths, type Day } from '../../../shared/day.ts';
import { extendPauseInput, pauseInput, resumeInput } from '../../../shared/discipline/command.ts';
import { PAUSE } from '../../../shared/discipline/facet.ts';
import type { PauseStanding } from '../../../shared/discipline/pause.ts';
import { lastDay } from '../../../shared/edtf.ts';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import { client } from '../../api.ts';
import { useCauses } from '../../codes.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field } from '../../ui/parts.tsx';
import { ByDocument, documentSaid, noDocument } from './by-document.tsx';
import { CauseField, WordsField } from './fields.tsx';
import { FormFrame } from './form-frame.tsx';

interface Props {
  stream: string;
  version: number;
  onDone: () => void;
}

/** So far ahead an end is offered: what stops a site is seldom out of the way sooner. */
const USUAL_MONTHS = 3;
const monthOf = (day: Day): string => day.slice(0, 7);

/** A cluster stops: since when, why, and until when that is expected to last. */
export function PauseForm({ stream, version, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const words = t.discipline.pause;
  const about = { stream, key: PAUSE, version };
  const until = monthOf(addMonths(today, USUAL_MONTHS));
  const draft = useDraft('pause', about, {
    cause: '',
    note: '',
    from: today,
    until,
    ...noDocument(today, t),
  });
  const { fields, change } = draft;
  const paper = usePaper((kept) => change({ paper: kept }));
  const way = { send: filedFirst(paper, client.discipline.pause.mutate), schema: pauseInput };
  const command = useCommand(way, about, draft);
  const { errorAt } = command;
  const { chosen } = useCauses();
  const submit = (expected?: number) =>
    command.submit(
      {
        note: fields.note,
        from: fields.from,
        until: fields.until,
        ...chosen(fields.cause),
        ...documentSaid(fields),
      },
      expected,
    );
  const title = words.title(formatDay(fields.from, lang), formatEdtf(fields.until, lang));
  return (
    <FormFrame
      {...{ command, draft, submit, onDone }}
      verb={words.save}
      saved={`${words.saved.pause} ${title}.`}
      mine={{ title, words: fields.note }}
    >
      <h3>{words.start}</h3>
      <Field id={`${id}-from`} label={words.from} error={errorAt('from')}>
        <DayField
          id={`${id}-from`}
          value={fields.from}
          today={today}
          max={today}
          error={errorAt('from')}
          onChange={(from) => change({ from })}
        />
      </Field>
      <UntilField id={`${id}-until`} value={fields.until} error={errorAt('until')} onChange={change} />
      <CauseField
        id={`${id}-cause`}
        label={words.why}
        value={fields.cause}
        error={errorAt('cause')}
        onChange={(cause) => change({ cause })}
      />
      <WordsField
        id={`${id}-note`}
        label={t.discipline.words}
        value={fields.note}
        error={errorAt('note')}
        onChange={(note) => change({ note })}
      />
      <ByDocument id={id} fields={fields} paper={paper} errorAt={errorAt} onChange={change} />
      <p className="muted">{words.schedule}</p>
    </FormFrame>
  );
}

interface OfPause extends Props {
  pause: PauseStanding;
}

/** It lasts longer than expected: until when now, and why. */
export function ExtendPauseForm({ stream, version, pause, onDone }: OfPause) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const words = t.discipline.pause;
  const about = { stream, key: PAUSE, version };
  const after = lastDay(pause.until) > today ? lastDay(pause.until) : today;
  const draft = useDraft('pause.extend', about, { until: monthOf(addMonths(after, 1)), note: '' });
  const { fields, change } = draft;
  const way = { send: client.discipline.extendPause.mutate, schema: extendPauseInput };
  const command = useCommand(way, about, draft);
  const title = words.title(formatDay(pause.from, lang), formatEdtf(fields.until, lang));
  return (
    <FormFrame
      {...{ command, draft, onDone }}
      submit={(expected) => command.submit(fields, expected)}
      verb={words.saveExtend}
      saved={`${words.saved.extend} ${title}.`}
      mine={{ title, words: fields.note }}
    >
      <UntilField
        id={`${id}-until`}
        value={fields.until}
        error={command.errorAt('until')}
        onChange={change}
      />
      <WordsField
        id={`${id}-note`}
        label={words.extendWhy}
        value={fields.note}
        error={command.errorAt('note')}
        onChange={(note) => change({ note })}
      />
    </FormFrame>
  );
}

/** Work goes on, from which day. */
export function ResumeForm({ stream, version, pause, onDone }: OfPause) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const words = t.discipline.pause;
  const about = { stream, key: PAUSE, version };
  const draft = useDraft('pause.resume', about, { on: today, note: '', ...noDocument(today, t) });
  const { on, note } = draft.fields;
  const paper = usePaper((kept) => draft.change({ paper: kept }));
  const way = { send: filedFirst(paper, client.discipline.resume.mutate), schema: resumeInput };
  const command = useCommand(way, about, draft);
  const title = words.ended(formatDay(pause.from, lang), formatDay(on, lang));
  return (
    <FormFrame
      {...{ command, draft, onDone }}
      submit={(expected) =>
        command.submit({ on, ...(note.trim() ? { note } : {}), ...documentSaid(draft.fields) }, expected)
      }
      verb={words.saveResume}
      saved={`${words.saved.resume} ${title}.`}
      mine={{ title, words: note }}
    >
      <Field id={`${id}-on`} label={words.resumeOn} error={command.errorAt('on')}>
        <DayField
          id={`${id}-on`}
          value={on}
          today={today}
          max={today}
          error={command.errorAt('on')}
          onChange={(day) => draft.change({ on: day })}
        />
      </Field>
      <WordsField
        id={`${id}-note`}
        label={words.resumeNote}
        value={note}
        error={command.errorAt('note')}
        onChange={(said) => draft.change({ note: said })}
      />
      <ByDocument
        id={id}
        fields={draft.fields}
        paper={paper}
        errorAt={command.errorAt}
        onChange={draft.change}
      />
    </FormFrame>
  );
}

interface UntilProps {
  id: string;
  value: string;
  error: string | undefined;
  onChange: (changed: { until: string }) => void;
}

function UntilField({ id, value, error, onChange }: UntilProps) {
  const { t } = useLanguage();
  const { today } = useSession();
  const year = Number(today.slice(0, 4));
  return (
    <Field id={id} label={t.discipline.pause.until} error={error}>
      <EdtfInput
        id={id}
        value={value}
        today={today}
        years={{ from: year, to: year + 5 }}
        error={error}
        onChange={(until) => onChange({ until })}
      />
    </Field>
  );
}
