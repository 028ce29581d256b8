import { type FormEvent, useId, useState } from 'react';
import type { ClearanceShown } from '../../../server/clearance/read.ts';
import {
  decideReport,
  type ReportClearanceInput,
  reportClearanceInput,
} from '../../../shared/clearance/command.ts';
import { REPORTS } from '../../../shared/clearance/facet.ts';
import { type Figure, isWhole, STEP_NAMES, STEPS, unitOf } from '../../../shared/clearance/figures.ts';
import { type Standing, standingOf } from '../../../shared/clearance/standing.ts';
import { amountWords, clearanceWords } from '../../../shared/i18n/clearance-words.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, Wrong, wrongField } from '../../ui/parts.tsx';
import { PendingFields } from './pending-fields.tsx';
import { ReportPreview } from './report-preview.tsx';
import { type FigureFields, type SaidFigures, saidOf, shown, UNTOUCHED, untouched } from './typed.ts';

interface Props {
  stream: string;
  clearance: ClearanceShown;
  onDone: () => void;
}

/** Figures for a day: filled in with what is known, so that only what has changed is typed. */
export function ReportForm({ stream, clearance, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  // What the boxes hold stays as it was seen, whatever others report meanwhile.
  const [seen] = useState(clearance);
  const standing = standingOf(seen.reports);
  const about = { stream, key: REPORTS, version: seen.version } as const;
  const draft = useDraft('clearance.report', about, untouched(today));
  const said = saidOf(draft.fields, standing, lang);
  const command = useCommand<ReportClearanceInput>(
    {
      send: client.clearance.report.mutate,
      schema: reportClearanceInput,
      rule: (one) => {
        const decision = decideReport(clearance, { said: one }, { today, clusterHa: clearance.clusterHa });
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
  const words = useSaidWords(said);
  const nothing = errorAt('figures') === undefined ? undefined : t.clearance.nothing;

  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words}</p>
      </Receipt>
    );
  }
  return (
    <form className="form clearance-form" onSubmit={onSubmit} noValidate>
      <h3>{t.clearance.reportTitle}</h3>
      <p className="field-hint">{t.clearance.howTo}</p>
      <DraftLine {...draft} />
      <Field id={`${id}-date`} label={t.clearance.date} error={errorAt('date')}>
        <DayField
          id={`${id}-date`}
          value={draft.fields.date}
          today={today}
          max={today}
          error={errorAt('date')}
          onChange={(date) => draft.change({ date })}
        />
      </Field>
      <FigureInputs
        id={id}
        fields={draft.fields}
        standing={standing}
        errorAt={errorAt}
        onChange={draft.change}
      />
      <PendingFields
        id={id}
        fields={draft.fields}
        standing={standing}
        said={said}
        errorAt={errorAt}
        onChange={draft.change}
      />
      <Field id={`${id}-note`} label={t.clearance.note} error={errorAt('note')}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={draft.fields.note}
          {...wrongField(`${id}-note`, errorAt('note'))}
          onChange={(event) => draft.change({ note: event.target.value })}
        />
      </Field>
      <ReportPreview standing={standing} said={said} />
      <Wrong text={nothing} />
      <FormEnd
        command={command}
        mine={{ title: t.clearance.reportTitle, words }}
        verb={t.clearance.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

/** What is about to be said, as the history will tell it. */
function useSaidWords(said: SaidFigures): string {
  const { t, lang } = useLanguage();
  const { date, why } = clearanceWords(
    { type: 'clearance.reported', provenance: 'reported', ...said },
    t,
    lang,
  );
  return [date, why].filter(Boolean).join('; ');
}

interface InputsProps {
  id: string;
  fields: FigureFields;
  standing: Standing;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<FigureFields>) => void;
}

function FigureInputs({ id, fields, standing, errorAt, onChange }: InputsProps) {
  const { t, lang } = useLanguage();
  const input = (figure: Figure) => {
    const [field, known, error] = [`${id}-${figure}`, standing.figures[figure], errorAt(`figures.${figure}`)];
    const isTouched = fields[figure] !== UNTOUCHED;
    const hint =
      isTouched && known !== undefined ? t.clearance.before(amountWords(figure, known, t, lang)) : undefined;
    return (
      <Field key={figure} id={field} label={t.clearance.figure[figure]} error={error} hint={hint}>
        <input
          id={field}
          inputMode={isWhole(unitOf(figure)) ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={shown(fields[figure], known, lang)}
          {...wrongField(field, error)}
          onChange={(event) => onChange({ [figure]: event.target.value })}
        />
      </Field>
    );
  };
  return STEP_NAMES.map((step) => (
    <fieldset key={step} className="clearance-step">
      <legend>{t.clearance.step[step]}</legend>
      <div className="clearance-inputs">{STEPS[step].map(input)}</div>
    </fieldset>
  ));
}
