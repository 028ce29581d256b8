import { CAUSE_GROUPS, type Cause, type CauseGroup } from '../../../shared/cause.ts';
import { useLanguage } from '../../i18n.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** Something to be said in words. */
export const WordsField = ({ id, label, value, error, onChange }: Props) => (
  <Field id={id} label={label} error={error}>
    <textarea
      id={id}
      rows={3}
      value={value}
      {...wrongField(id, error)}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);

const GROUPS = Object.keys(CAUSE_GROUPS) as CauseGroup[];

/** A cause of the closed list, by what it is about. */
export function CauseField({ id, label, value, error, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <Field id={id} label={label} error={error}>
      <select
        id={id}
        value={value}
        {...wrongField(id, error)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t.obstacle.chooseCause}</option>
        {GROUPS.map((group) => (
          <optgroup key={group} label={t.work.causeGroup[group]}>
            {CAUSE_GROUPS[group].map((cause: Cause) => (
              <option key={cause} value={cause}>
                {t.reason[cause]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
