import { type FormEvent, useId, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { ClearanceShown } from '../../../server/clearance/read.ts';
import { decideGrant, type GrantLandInput, grantLandInput } from '../../../shared/clearance/command.ts';
import { LAND_FORMS, type LandForm } from '../../../shared/clearance/events.ts';
import { amountWords } from '../../../shared/i18n/clearance-words.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import { parseNumber } from '../../../shared/number-text.ts';
import { client } from '../../api.ts';
import { DecisionFields, decisionOf } from '../../commands/decision-fields.tsx';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  stream: string;
  clearance: ClearanceShown;
  onDone: () => void;
}

const emptyOf = (id: string, day: string) => ({
  // Kept with the rest: sent once more after a reload, it is still the same tranche.
  id,
  form: 'lease' as string,
  area: '',
  number: '',
  noNumber: false,
  day,
  issuer: '',
  note: '',
});
type Typed = ReturnType<typeof emptyOf>;

function saidOf({ form, area, note, ...decision }: Typed, lang: Lang): GrantLandInput['said'] {
  return {
    form: form as LandForm,
    areaHa: parseNumber(area, lang) ?? Number.NaN,
    ...decisionOf(decision),
    ...(note.trim() === '' ? {} : { note }),
  };
}

/** A tranche of land: how much was allocated or leased, by which decision. */
export function GrantForm({ stream, clearance, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const [fresh] = useState(() => uuidv7());
  const draft = useDraft('clearance.grant', { stream, key: 'new', version: 0 }, emptyOf(fresh, today));
  const { fields } = draft;
  const said = saidOf(fields, lang);
  const command = useCommand<GrantLandInput>(
    {
      send: client.clearance.grantLand.mutate,
      schema: grantLandInput,
      rule: (one) => {
        const around = { today, clusterHa: clearance.clusterHa };
        const decision = decideGrant(clearance, { key: fields.id, said: one }, around);
        return 'refused' in decision ? decision.refused : undefined;
      },
    },
    { stream, key: fields.id, version: 0 },
    draft,
  );
  const { errorAt } = command;
  const submit = (expected?: number) => command.submit(said, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const title = `${t.clearance.form[fields.form as LandForm]} ${fields.area} ${t.clearance.unit.ha}`;

  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>
          {t.clearance.form[said.form]} {amountWords('toClearHa', said.areaHa, t, lang)}
        </p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>{t.clearance.grant}</h3>
      <DraftLine {...draft} />
      <GrantFields id={id} fields={fields} errorAt={errorAt} onChange={draft.change} />
      <FormEnd
        command={command}
        mine={{ title, words: fields.number }}
        verb={t.clearance.saveGrant}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

interface FieldsProps {
  id: string;
  fields: Typed;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<Typed>) => void;
}

function GrantFields({ id, fields, errorAt, onChange }: FieldsProps) {
  const { t } = useLanguage();
  const at = (field: string) => ({ id: `${id}-${field}`, ...wrongField(`${id}-${field}`, errorAt(field)) });
  return (
    <>
      <Field id={`${id}-form`} label={t.clearance.formOf} error={errorAt('form')}>
        <select
          {...at('form')}
          value={fields.form}
          onChange={(event) => onChange({ form: event.target.value })}
        >
          {LAND_FORMS.map((form) => (
            <option key={form} value={form}>
              {t.clearance.form[form]}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-areaHa`} label={t.clearance.area} error={errorAt('areaHa')}>
        <input
          {...at('areaHa')}
          inputMode="decimal"
          autoComplete="off"
          value={fields.area}
          onChange={(event) => onChange({ area: event.target.value })}
        />
      </Field>
      <DecisionFields id={id} fields={fields} errorAt={errorAt} onChange={onChange} />
      <Field id={`${id}-note`} label={t.form.noteOptional} error={errorAt('note')}>
        <textarea
          {...at('note')}
          rows={2}
          value={fields.note}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </Field>
    </>
  );
}
