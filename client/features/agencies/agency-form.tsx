import { useId, useState } from 'react';
import { v4 as uuidv4 } from 'uuid';
import type { AgencyLine } from '../../../server/agencies/read.ts';
import { AGENCIES_WORDS } from '../../../shared/i18n/agencies.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { agencyInput } from '../../../shared/people/agency.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../shared/people/organisation.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { UnitField } from '../../commands/unit-field.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Typed {
  kind: string;
  nameVi: string;
  nameEn: string;
  unit: string;
  closed: boolean;
}
const EMPTY: Typed = { kind: '', nameVi: '', nameEn: '', unit: '', closed: false };
const typedOf = ({ kind, nameVi, nameEn, unit, closed }: AgencyLine): Typed => ({
  kind,
  nameVi,
  nameEn: nameEn === nameVi ? '' : nameEn,
  unit: unit ?? '',
  closed,
});

/** An agency that is added (`agency` null), corrected, closed or opened again. */
export function AgencyForm({ agency, onDone }: { agency: AgencyLine | null; onDone: () => void }) {
  const words = useRoomWords(AGENCIES_WORDS);
  const id = useId();
  const [typed, setTyped] = useState(() => (agency ? typedOf(agency) : EMPTY));
  const [about] = useState(() => ({
    stream: streamOf('organisation', agency?.id ?? uuidv4()),
    key: 'agency' as const,
    version: agency?.version ?? 0,
  }));
  const send = agency ? client.agencies.change.mutate : client.agencies.add.mutate;
  const command = useCommand({ send, schema: agencyInput }, about);
  const { kind, unit, ...names } = typed;
  const said = { ...names, kind: kind as OrganisationKind, unit: kind === 'local_committee' ? unit : null };
  const submit = (expected?: number) => command.submit(said, expected);
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.saved(typed.nameVi)}</p>
      </Receipt>
    );
  }
  const title = agency ? words.correctOf(agency.nameVi) : words.add;
  return (
    <form
      className="form people-form"
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Fields
        id={id}
        typed={typed}
        agency={agency}
        errorAt={command.errorAt}
        onType={(changed) => setTyped((before) => ({ ...before, ...changed }))}
      />
      <FormEnd
        command={command}
        mine={{ title, words: typed.nameVi }}
        verb={words.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

interface FieldsProps {
  id: string;
  typed: Typed;
  agency: AgencyLine | null;
  errorAt: (field: string) => string | undefined;
  onType: (changed: Partial<Typed>) => void;
}

function Fields({ id, typed, agency, errorAt, onType }: FieldsProps) {
  const words = useRoomWords(AGENCIES_WORDS);
  const text = (name: 'nameVi' | 'nameEn') => (
    <Field id={`${id}-${name}`} label={words[name]} error={errorAt(name)}>
      <input
        id={`${id}-${name}`}
        autoComplete="off"
        lang={name === 'nameVi' ? 'vi' : 'en'}
        value={typed[name]}
        {...wrongField(`${id}-${name}`, errorAt(name))}
        onChange={(event) => onType({ [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <>
      {agency === null && (
        <Field id={`${id}-kind`} label={words.kindOf} error={errorAt('kind')}>
          <select
            id={`${id}-kind`}
            value={typed.kind}
            {...wrongField(`${id}-kind`, errorAt('kind'))}
            onChange={(event) => onType({ kind: event.target.value })}
          >
            <option value="">{words.chooseKind}</option>
            {ORGANISATION_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.kind[kind]}
              </option>
            ))}
          </select>
        </Field>
      )}
      {text('nameVi')}
      {text('nameEn')}
      {typed.kind === 'local_committee' && (
        <UnitField id={id} value={typed.unit} error={errorAt('unit')} words={words} onType={onType} />
      )}
      {agency !== null && !agency.fixed && (
        <ClosedField id={id} isClosed={typed.closed} error={errorAt('closed')} onType={onType} />
      )}
    </>
  );
}

interface ClosedProps {
  id: string;
  isClosed: boolean;
  error: string | undefined;
  onType: (changed: { closed: boolean }) => void;
}

function ClosedField({ id, isClosed, error, onType }: ClosedProps) {
  const words = useRoomWords(AGENCIES_WORDS);
  const field = `${id}-closed`;
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label className="begin-choice" htmlFor={field}>
        <input
          id={field}
          type="checkbox"
          checked={isClosed}
          {...wrongField(field, error)}
          onChange={(event) => onType({ closed: event.target.checked })}
        />
        <span>
          <strong>{words.isClosed}</strong>
          <span className="muted">{words.closeAsk}</span>
        </span>
      </label>
      {error && (
        <p className="field-error" id={`${field}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
