import { type FormEvent, useId } from 'react';
import type { ClusterReports, OpenPeriod } from '../../../server/reports/read.ts';
import { periodName } from '../../../shared/i18n/period-words.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';
import { reportInput } from '../../../shared/reports/command.ts';
import { REPORT_TEXTS, type ReportText } from '../../../shared/reports/texts.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { sinceWords } from './since.ts';

interface Props {
  code: string;
  period: OpenPeriod;
  known: ClusterReports;
  onDone: () => void;
}

/** What lasts from one period to the next is kept to be edited; what was done, and what comes next, is said anew. */
const LASTING: readonly ReportText[] = [
  'clearance',
  'works',
  'legal',
  'tenants',
  'difficulties',
  'proposals',
];

/** The report of a period: seven things, each where there is something to say. */
export function ReportForm({ code, period, known, onDone }: Props) {
  const { t, lang } = useLanguage();
  const id = useId();
  const about = { stream: streamOf('cluster', code), key: period.code, version: period.version };
  const draft = useDraft('report', about, beginning(period, known, { t, lang }));
  const command = useCommand({ send: client.reports.file.mutate, schema: reportInput }, about, draft);
  const { errorAt } = command;
  const { disbursed, ...texts } = draft.fields;
  const submit = (expected?: number) => {
    const said = Object.fromEntries(
      REPORT_TEXTS.map((name) => [name, texts[name].trim() === '' ? null : texts[name]]),
    ) as Record<ReportText, string | null>;
    // What cannot be read as a number is sent as one that is none: the schema says so beside the field.
    const amount = disbursed.trim() === '' ? null : (parseNumber(disbursed, lang) ?? Number.NaN);
    command.submit({ nothing: false, ...said, disbursed: amount }, expected);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const told = periodName(period, t, lang);
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{t.report.saved(told)}</p>
      </Receipt>
    );
  }
  const text = (name: ReportText) => (
    <Field key={name} id={`${id}-${name}`} label={t.report.text[name]} error={errorAt(name)}>
      <textarea
        id={`${id}-${name}`}
        rows={name === 'done' ? 3 : 2}
        value={texts[name]}
        {...wrongField(`${id}-${name}`, errorAt(name))}
        onChange={(event) => draft.change({ [name]: event.target.value })}
      />
    </Field>
  );
  const planned = known.last?.period === period.code ? null : (known.last?.next ?? null);
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>{t.report.of(told)}</h3>
      <p className="muted">{t.report.nothingHint}</p>
      <DraftLine {...draft} />
      {planned && <p className="muted report-planned">{t.report.planned(planned)}</p>}
      {REPORT_TEXTS.filter((name) => name !== 'next').map(text)}
      <Field id={`${id}-disbursed`} label={t.report.disbursed} error={errorAt('disbursed')}>
        <input
          id={`${id}-disbursed`}
          inputMode="decimal"
          value={disbursed}
          {...wrongField(`${id}-disbursed`, errorAt('disbursed'))}
          onChange={(event) => draft.change({ disbursed: event.target.value })}
        />
      </Field>
      {text('next')}
      <FormEnd
        command={command}
        mine={{ title: t.report.of(told), words: texts.done }}
        verb={t.report.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

type Words = Parameters<typeof sinceWords>[1];

/** A correction begins from what was said of the period; a new report from the last one and from what was recorded since. */
function beginning({ code }: OpenPeriod, { last, since, told }: ClusterReports, words: Words) {
  const own = told.find(({ period }) => period === code);
  const from = own ?? last;
  const kept = (name: ReportText): string =>
    own || LASTING.includes(name) ? (from?.[name] ?? '') : name === 'done' ? sinceWords(since, words) : '';
  const texts = Object.fromEntries(REPORT_TEXTS.map((name) => [name, kept(name)])) as Record<
    ReportText,
    string
  >;
  const amount = from?.disbursed ?? last?.disbursed ?? null;
  return { ...texts, disbursed: amount === null ? '' : numberText(amount, words.lang) };
}
