import type { ManagerLine } from '../../../server/assignments/read.ts';
import type { Day } from '../../../shared/day.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

/** To whom, from when, and why. */
export type Passing = { to: string; from: Day; note: string };

interface Props {
  id: string;
  passing: Passing;
  /** Who can be given clusters, but for whoever gives them. */
  choices: readonly ManagerLine[];
  onChange: (changed: Partial<Passing>) => void;
  errorAt: (field: string) => string | undefined;
}

export function PassingFields({ id, passing, choices, onChange, errorAt }: Props) {
  const { t, inLanguage } = useLanguage();
  const { today } = useSession();
  const [toError, noteError] = [errorAt('to'), errorAt('note')];
  const described = (one: ManagerLine) =>
    [
      one.name,
      inLanguage(one, 'title'),
      t.assign.account[one.account],
      t.assign.clusters(one.clusters.length),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <>
      <Field id={`${id}-to`} label={t.assign.to} error={toError}>
        <select
          id={`${id}-to`}
          value={passing.to}
          {...wrongField(`${id}-to`, toError)}
          onChange={(event) => onChange({ to: event.target.value })}
        >
          <option value="">{t.assign.choose}</option>
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {described(one)}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-from`} label={t.assign.from} error={errorAt('from')}>
        <DayField
          id={`${id}-from`}
          value={passing.from}
          today={today}
          min={today}
          error={errorAt('from')}
          onChange={(from) => onChange({ from })}
        />
      </Field>
      <Field id={`${id}-note`} label={t.assign.note} error={noteError}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={passing.note}
          {...wrongField(`${id}-note`, noteError)}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </Field>
    </>
  );
}
