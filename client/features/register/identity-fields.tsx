import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegisterChoices } from '../../../server/register/read.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { POSITIONED } from '../../../shared/register/identity.ts';
import { KINDS } from '../../../shared/register.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { trpc } from '../../api.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { ChoiceBox, TextBox, Tick } from './boxes.tsx';
import type { TypedIdentity } from './typed.ts';

interface Props {
  id: string;
  fields: TypedIdentity;
  choices: RegisterChoices;
  /** Code of the cluster itself; null: it is new. */
  own: string | null;
  errorAt: (field: string) => string | undefined;
  /** What is said of a field that a document filled. */
  hintAt?: (field: 'nameVi' | 'place' | 'district' | 'commune') => string | undefined;
  onChange: (changed: Partial<TypedIdentity>) => void;
}

/** Who a cluster is and where it lies; under its name those that it may be. */
export function IdentityFields({ id, fields, choices, own, errorAt, hintAt, onChange }: Props) {
  const { t } = useLanguage();
  const words = useRoomWords(REGISTER_WORDS);
  const [asked, setAsked] = useState(own === null ? fields.nameVi : '');
  return (
    <>
      <TextBox
        id={`${id}-nameVi`}
        label={words.name}
        hint={hintAt?.('nameVi') ?? words.nameHint}
        error={errorAt('nameVi')}
        value={fields.nameVi}
        onChange={(nameVi) => onChange({ nameVi })}
        onBlur={() => setAsked(fields.nameVi)}
      />
      <TextBox
        id={`${id}-place`}
        label={words.place}
        error={errorAt('place')}
        hint={hintAt?.('place')}
        value={fields.place}
        onChange={(place) => onChange({ place })}
      />
      <div className="register-pair">
        <UnitBox
          level="district"
          {...{ id, fields, choices, onChange, label: words.district }}
          error={errorAt('district')}
          hint={hintAt?.('district')}
        />
        <UnitBox
          level="commune"
          {...{ id, fields, choices, onChange, label: words.commune }}
          error={errorAt('commune')}
          hint={hintAt?.('commune')}
        />
      </div>
      <Suspects name={asked} own={own} fields={fields} error={errorAt('otherThan')} onChange={onChange} />
      <ChoiceBox
        id={`${id}-kind`}
        label={words.kind}
        error={errorAt('kind')}
        value={fields.kind}
        onChange={(kind) => onChange({ kind })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t.kind[kind]}
          </option>
        ))}
      </ChoiceBox>
      <Tick
        label={words.mountain}
        checked={fields.mountain}
        onChange={(mountain) => onChange({ mountain })}
      />
      <PositionFields {...{ id, fields, errorAt, onChange }} />
    </>
  );
}

type BoxProps = Pick<Props, 'id' | 'fields' | 'choices' | 'onChange'> & {
  level: 'district' | 'commune';
  label: string;
  error: string | undefined;
  hint: string | undefined;
};

function UnitBox({ id, level, label, fields, choices, error, hint, onChange }: BoxProps) {
  const { lang } = useLanguage();
  const words = useRoomWords(REGISTER_WORDS);
  return (
    <ChoiceBox
      id={`${id}-${level}`}
      label={label}
      error={error}
      hint={hint}
      value={fields[level]}
      onChange={(code) => onChange({ [level]: code })}
    >
      <option value="">{words.noUnit}</option>
      {choices.units
        .filter((unit) => unit.level === level)
        .map((unit) => (
          <option key={unit.code} value={unit.code}>
            {unitName(unit.nameVi, lang)}
          </option>
        ))}
    </ChoiceBox>
  );
}

function PositionFields({ id, fields, errorAt, onChange }: Omit<Props, 'choices' | 'own' | 'hintAt'>) {
  const { t } = useLanguage();
  const words = useRoomWords(REGISTER_WORDS);
  return (
    <fieldset className="register-position">
      <legend>{words.position}</legend>
      <Tick
        label={words.hasPosition}
        checked={fields.hasPosition}
        onChange={(hasPosition) => onChange({ hasPosition })}
      />
      {fields.hasPosition && (
        <>
          <div className="register-pair">
            {(['lat', 'lon'] as const).map((axis) => (
              <TextBox
                key={axis}
                id={`${id}-${axis}`}
                label={words[axis]}
                error={errorAt(`position.${axis}`)}
                decimal
                value={fields[axis]}
                onChange={(value) => onChange({ [axis]: value })}
              />
            ))}
          </div>
          <ChoiceBox
            id={`${id}-precision`}
            label={words.precision}
            error={errorAt('position.precision')}
            value={fields.precision}
            onChange={(precision) => onChange({ precision })}
          >
            {POSITIONED.map((precision) => (
              <option key={precision} value={precision}>
                {t.precision[precision]}
              </option>
            ))}
          </ChoiceBox>
        </>
      )}
    </fieldset>
  );
}

interface SuspectsProps extends Pick<Props, 'own' | 'fields' | 'onChange'> {
  /** As it was when its field was left. */
  name: string;
  error: string | undefined;
}

/** Those that it may be, each to be opened and looked at; that it is another is said for all that are shown. */
function Suspects({ name, own, fields, error, onChange }: SuspectsProps) {
  const words = useRoomWords(REGISTER_WORDS);
  const { place, district, commune } = fields;
  const units = [district, commune].filter(Boolean);
  const { data = [] } = useQuery({
    ...trpc.register.suspects.queryOptions({ name, place: place.slice(0, 200), units, except: own }),
    enabled: name.trim() !== '' && name.length <= 200,
    placeholderData: (before) => before,
  });
  if (data.length === 0) return error ? <p className="field-error">{error}</p> : null;
  const codes = data.map(({ code }) => code).join(',');
  return (
    <section className="notice notice-warn register-suspects" aria-label={words.suspected}>
      <p className="notice-title">{words.suspected}</p>
      <ul className="plain-list">
        {data.map(({ code, name: theirs, alike, near }) => (
          <li key={code}>
            <Door to={paths.cluster(code)}>
              <span lang="vi">{theirs}</span>
            </Door>{' '}
            <span className="muted">
              {code} · {words.alike[alike]}, {words.near[near]}
            </span>
          </li>
        ))}
      </ul>
      <Tick
        label={words.isOther}
        checked={fields.otherThan === codes}
        onChange={(checked) => onChange({ otherThan: checked ? codes : '' })}
      />
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
