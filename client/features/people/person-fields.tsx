import type { AgencyChoice } from '../../../server/people/list.ts';
import { PEOPLE_WORDS } from '../../../shared/i18n/people.ts';
import type { OrganisationKind } from '../../../shared/people/organisation.ts';
import { ROLES, type Role } from '../../../shared/roles.ts';
import { UnitField } from '../../commands/unit-field.tsx';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

/** What is typed of somebody. */
export interface Typed {
  name: string;
  title: string;
  role: string;
  organisation: string;
  unit: string;
}

/** As it is said: nobody but a committee has a unit. */
export const saidOf = ({ unit, role, ...typed }: Typed) => ({
  ...typed,
  role: role as Exclude<Role, 'public'>,
  unit: role === 'area_committee' ? unit : null,
});

/** In which kinds of agency somebody of a role works. */
const KINDS: Record<string, readonly OrganisationKind[]> = {
  project_manager: ['investor'],
  area_committee: ['local_committee'],
  department: ['department'],
  leadership: ['city_committee', 'department'],
  administrator: ['department', 'city_committee'],
};

interface Props {
  id: string;
  typed: Typed;
  agencies: readonly AgencyChoice[];
  errorAt: (field: string) => string | undefined;
  onType: (changed: Partial<Typed>) => void;
}

export function PersonFields({ id, typed, agencies, errorAt, onType }: Props) {
  const { t } = useLanguage();
  const words = useRoomWords(PEOPLE_WORDS);
  const text = (name: 'name' | 'title', label: string) => (
    <Field id={`${id}-${name}`} label={label} error={errorAt(name)}>
      <input
        id={`${id}-${name}`}
        autoComplete="off"
        value={typed[name]}
        {...wrongField(`${id}-${name}`, errorAt(name))}
        onChange={(event) => onType({ [name]: event.target.value })}
      />
    </Field>
  );
  const role = `${id}-role`;
  const hint = words.roleHint[typed.role as keyof typeof words.roleHint];
  return (
    <>
      {text('name', words.personName)}
      {text('title', words.jobTitle)}
      <Field id={role} label={words.role} error={errorAt('role')} hint={hint}>
        <select
          id={role}
          value={typed.role}
          {...wrongField(role, errorAt('role'))}
          onChange={(event) => onType({ role: event.target.value, ...placeIn(agencies, event.target.value) })}
        >
          <option value="">{words.chooseRole}</option>
          {ROLES.filter((one) => one !== 'public').map((one) => (
            <option key={one} value={one}>
              {t.role[one]}
            </option>
          ))}
        </select>
      </Field>
      <AgencyField id={id} typed={typed} agencies={agencies} errorAt={errorAt} onType={onType} />
      {typed.role === 'area_committee' && (
        <UnitField id={id} value={typed.unit} error={errorAt('unit')} onType={onType} words={words} />
      )}
    </>
  );
}

/** Where there is but one agency for a role, it is that one. */
function placeIn(agencies: readonly AgencyChoice[], role: string): Pick<Typed, 'organisation' | 'unit'> {
  const first = KINDS[role]?.[0];
  const [only, another] = agencies.filter(({ kind }) => kind === first);
  return { organisation: only && !another ? only.id : '', unit: '' };
}

function AgencyField({ id, typed, agencies, errorAt, onType }: Props) {
  const { inLanguage } = useLanguage();
  const words = useRoomWords(PEOPLE_WORDS);
  const kinds = KINDS[typed.role];
  const fitting = agencies.filter(
    (one) => kinds === undefined || kinds.includes(one.kind) || one.id === typed.organisation,
  );
  const field = `${id}-organisation`;
  const choose = (organisation: string) =>
    onType({ organisation, unit: agencies.find((one) => one.id === organisation)?.unitCode ?? '' });
  return (
    <>
      <Field id={field} label={words.agency} error={errorAt('organisation')}>
        <select
          id={field}
          value={typed.organisation}
          {...wrongField(field, errorAt('organisation'))}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{words.chooseAgency}</option>
          {fitting.map((one) => (
            <option key={one.id} value={one.id}>
              {inLanguage(one, 'name')}
            </option>
          ))}
        </select>
      </Field>
      <p className="field-hint">
        {words.noAgency} <Go to={paths.agencies}>{words.toAgencies}</Go>
      </p>
    </>
  );
}
