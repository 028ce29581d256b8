import { type FormEvent, useId, useState } from 'react';
import type { WorksShown } from '../../../server/works/read.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { moneyWords, worksWords } from '../../../shared/i18n/works-words.ts';
import { type Plan, WEIGHTINGS } from '../../../shared/works/events.ts';
import { PLAN, planOf } from '../../../shared/works/facet.ts';
import { decidePlan, type PlanWorksInput, planWorksInput } from '../../../shared/works/plan-command.ts';
import { client } from '../../api.ts';
import { DecisionFields } from '../../commands/decision-fields.tsx';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { Field, Wrong, wrongField } from '../../ui/parts.tsx';
import { PartFields } from './plan-fields.tsx';
import { fieldsOf, type PlanFields, planSaidOf } from './plan-typed.ts';

interface Props {
  stream: string;
  works: WorksShown;
  onDone: () => void;
}

/** A plan of the works: which components, what they weigh, what was approved, by when how much. */
export function PlanForm({ stream, works, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today, codes } = useSession();
  const id = useId();
  // What the boxes hold stays as it was seen, whatever is recorded meanwhile.
  const [seen] = useState({ plan: planOf(works), version: works.planVersion });
  const about = { stream, key: PLAN, version: seen.version } as const;
  const draft = useDraft('works.plan', about, fieldsOf(seen.plan, today, lang, codes));
  const said = planSaidOf(draft.fields, lang);
  const command = useCommand<PlanWorksInput>(
    {
      send: client.works.plan.mutate,
      schema: planWorksInput,
      rule: (one) => {
        const decision = decidePlan(works, { said: one }, { today });
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
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words}</p>
      </Receipt>
    );
  }
  const boxes = { id, fields: draft.fields, errorAt, onChange: draft.change };
  const wrong = errorAt('components') ?? errorAt('weights');
  return (
    <form className="form works-form" onSubmit={onSubmit} noValidate>
      <h3>{t.works.planTitle}</h3>
      <p className="field-hint">{t.works.planHowTo}</p>
      <DraftLine {...draft} />
      <div className="works-decision">
        <DecisionFields {...boxes} />
      </div>
      <WeightingChoice id={id} fields={draft.fields} onChange={draft.change} />
      <PartFields {...boxes} said={said} />
      <Sums said={said} />
      <Wrong text={wrong} />
      <Why {...boxes} plan={seen.plan} />
      <FormEnd
        command={command}
        mine={{ title: t.works.planTitle, words }}
        verb={t.works.savePlan}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

/** What is about to be said, as the history will tell it. */
function useSaidWords({ number, day, issuer, ...said }: PlanWorksInput['said']): string {
  const { t, lang } = useLanguage();
  const event = {
    type: 'works.planned',
    provenance: 'reported',
    decision: { number, day, issuer },
    ...said,
  } as const;
  const { date, why, document } = worksWords(event, t, lang);
  return [date, why, document].filter(Boolean).join('; ');
}

interface FieldsProps {
  id: string;
  fields: PlanFields;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<PlanFields>) => void;
}

function WeightingChoice({ id, fields, onChange }: Omit<FieldsProps, 'errorAt'>) {
  const { t } = useLanguage();
  return (
    <fieldset className="works-part">
      <legend>{t.works.weightingOf}</legend>
      {WEIGHTINGS.map((weighting) => (
        <label key={weighting} className="tick">
          <input
            type="radio"
            name={`${id}-weighting`}
            checked={fields.weighting === weighting}
            onChange={() => onChange({ weighting })}
          />
          {t.works.weightingChoice[weighting]}
        </label>
      ))}
    </fieldset>
  );
}

/** What weights and capital come to so far. */
function Sums({ said: { weighting, components } }: { said: PlanWorksInput['said'] }) {
  const { t, lang } = useLanguage();
  const sum = (of: (one: (typeof components)[number]) => number | null) =>
    components.reduce((all, one) => all + (of(one) || 0), 0);
  return (
    <output className="preview">
      {weighting === 'stated' &&
        `${t.works.weightsNow(
          `${formatNumber(
            sum(({ weight }) => weight),
            lang,
          )}\u00a0%`,
        )}. `}
      {t.works.approvedNow(
        moneyWords(
          sum(({ approvedVndBn }) => approvedVndBn),
          t,
          lang,
        ),
      )}
    </output>
  );
}

/** A plan that takes the place of another says why. */
function Why({ id, fields, errorAt, onChange, plan }: FieldsProps & { plan: Plan | null }) {
  const { t } = useLanguage();
  return (
    <Field
      id={`${id}-note`}
      label={plan === null ? t.works.whyOptional : t.works.why}
      error={errorAt('note')}
    >
      <textarea
        id={`${id}-note`}
        rows={2}
        value={fields.note}
        {...wrongField(`${id}-note`, errorAt('note'))}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </Field>
  );
}
