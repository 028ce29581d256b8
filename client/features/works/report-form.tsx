import { type FormEvent, useId, useState } from 'react';
import type { WorksShown } from '../../../server/works/read.ts';
import { isDay } from '../../../shared/day.ts';
import { formatEdtf, formatNumber } from '../../../shared/i18n/format.ts';
import { percentWords, worksFinding, worksWords } from '../../../shared/i18n/works-words.ts';
import { decideReport, type ReportWorksInput, reportWorksInput } from '../../../shared/works/command.ts';
import type { Figure } from '../../../shared/works/components.ts';
import type { Plan } from '../../../shared/works/events.ts';
import { PROGRESS } from '../../../shared/works/facet.ts';
import { plannedAt } from '../../../shared/works/plan.ts';
import { progressOn } from '../../../shared/works/progress.ts';
import type { Standing } from '../../../shared/works/standing.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { type FigureFields, knownFor, saidOf, shown, UNTOUCHED, untouched } from './typed.ts';

interface Props {
  stream: string;
  works: WorksShown;
  plan: Plan;
  onDone: () => void;
}

/** Progress for a day: all components at once, filled in with what is known, so that only what has changed is typed. */
export function ReportForm({ stream, works, plan, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  // What the boxes hold stays as it was seen, whatever is recorded meanwhile.
  const [seen] = useState({ works, plan });
  const about = { stream, key: PROGRESS, version: seen.works.version } as const;
  const draft = useDraft('works.report', about, untouched(today));
  const standing = knownFor(seen.works.reports, draft.fields.date);
  const said = saidOf(draft.fields, seen.plan, standing, lang);
  const command = useCommand<ReportWorksInput>(
    {
      send: client.works.report.mutate,
      schema: reportWorksInput,
      rule: (one) => {
        const decision = decideReport(works, { said: one }, { today });
        return 'refused' in decision ? decision.refused : undefined;
      },
    },
    about,
    draft,
  );
  const { errorAt } = command;
  const submit = (expected?: number) => command.submit(said, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const { date, why } = worksWords({ type: 'works.reported', provenance: 'reported', ...said }, t, lang);
  const words = [date, why].filter(Boolean).join('; ');
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words}</p>
      </Receipt>
    );
  }
  const boxes = { id, fields: draft.fields, standing, errorAt, onChange: draft.change };
  return (
    <form className="form works-form" onSubmit={onSubmit} noValidate>
      <h3>{t.works.reportTitle}</h3>
      <p className="field-hint">{t.works.howTo}</p>
      <DraftLine {...draft} />
      <Field id={`${id}-date`} label={t.works.date} error={errorAt('date')}>
        <DayField
          id={`${id}-date`}
          value={draft.fields.date}
          today={today}
          max={today}
          error={errorAt('date')}
          onChange={(day) => draft.change({ date: day })}
        />
      </Field>
      <div className="works-parts">
        {seen.plan.components.map(({ component, points }) => (
          <fieldset key={component} className="works-part">
            <legend>{t.works.component[component]}</legend>
            <Box
              {...boxes}
              figure={`${component}.progress`}
              label={t.works.progressField}
              also={
                isDay(draft.fields.date)
                  ? t.works.planIs(percentWords(plannedAt(points, draft.fields.date), lang))
                  : undefined
              }
            />
            <Box {...boxes} figure={`${component}.disbursed`} label={t.works.disbursedField} />
          </fieldset>
        ))}
      </div>
      <Box {...boxes} figure="disbursed" label={t.works.disbursedTotal} also={t.works.disbursedTotalHint} />
      <Field id={`${id}-note`} label={t.works.noteField} error={errorAt('note')}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={draft.fields.note}
          {...wrongField(`${id}-note`, errorAt('note'))}
          onChange={(event) => draft.change({ note: event.target.value })}
        />
      </Field>
      <Preview plan={seen.plan} standing={standing} said={said} />
      {errorAt('figures') !== undefined && (
        <p className="field-error" role="alert">
          {said.still ? errorAt('figures') : t.works.nothing}
        </p>
      )}
      <FormEnd
        command={command}
        mine={{ title: t.works.reportTitle, words }}
        verb={t.works.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

interface BoxProps {
  id: string;
  figure: Figure;
  label: string;
  also?: string | undefined;
  fields: FigureFields;
  standing: Standing;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<FigureFields>) => void;
}

/** One figure: what is known of it, or what was typed; and whether that will be said to be as it was. */
function Box({ id, figure, label, also, fields, standing, errorAt, onChange }: BoxProps) {
  const { t, lang } = useLanguage();
  const [field, known, error] = [`${id}-${figure}`, standing.figures[figure], errorAt(`figures.${figure}`)];
  const isTouched = fields[figure] !== UNTOUCHED;
  const change =
    known === undefined ? undefined : isTouched ? t.works.before(formatNumber(known, lang)) : t.works.same;
  const hint = [change, also].filter(Boolean).join(' · ');
  return (
    <Field id={field} label={label} error={error} hint={hint === '' ? undefined : hint}>
      <input
        id={field}
        inputMode="decimal"
        autoComplete="off"
        value={shown(fields[figure], known, lang)}
        {...wrongField(field, error)}
        onChange={(event) => onChange({ [figure]: event.target.value })}
      />
    </Field>
  );
}

/** What the report will come to, by the very functions that the page uses, before anything is sent. */
function Preview({
  plan,
  standing,
  said,
}: {
  plan: Plan;
  standing: Standing;
  said: ReportWorksInput['said'];
}) {
  const { t, lang } = useLanguage();
  if (!isDay(said.date)) return null;
  const progress = progressOn(plan, { ...standing.figures, ...said.figures }, said.date);
  // What is no number is told beside its box.
  if (progress.actual === null || !Number.isFinite(progress.actual)) return null;
  return (
    <output className="preview">
      <strong>{t.form.preview}: </strong>
      {worksFinding(progress, formatEdtf(said.date, lang), t, lang)}
    </output>
  );
}
