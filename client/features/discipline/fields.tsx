import { causeWord } from '../../../shared/i18n/named.ts';
import { useCauses } from '../../codes.ts';
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

/** A cause of the closed list, by what it is about. */
export function CauseField({ id, label, value, error, onChange }: Props) {
  const { t } = useLanguage();
  const { groups } = useCauses();
  return (
    <Field id={id} label={label} error={error}>
      <select
        id={id}
        value={value}
        {...wrongField(id, error)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t.obstacle.chooseCause}</option>
        {groups.map(({ group, codes }) => (
          <optgroup key={group} label={t.work.causeGroup[group]}>
            {codes.map((code) => (
              <option key={code} value={code}>
                {causeWord(t, code)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
