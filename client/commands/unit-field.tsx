import { unitName } from '../../shared/unit-name.ts';
import { useLanguage } from '../i18n.tsx';
import { useUnits } from '../session.ts';
import { Field, wrongField } from '../ui/parts.tsx';

interface UnitProps {
  id: string;
  value: string;
  error: string | undefined;
  words: { unit: string; noUnits: string; unitHint: string; chooseUnit: string };
  onType: (changed: { unit: string }) => void;
}

/** Today's units to choose from; one of other times stays what it is. */
export function UnitField({ id, value, error, words, onType }: UnitProps) {
  const { lang } = useLanguage();
  const units = useUnits().data ?? [];
  const field = `${id}-unit`;
  return (
    <Field
      id={field}
      label={words.unit}
      error={error}
      hint={units.length === 0 ? words.noUnits : words.unitHint}
    >
      <select
        id={field}
        value={value}
        {...wrongField(field, error)}
        onChange={(event) => onType({ unit: event.target.value })}
      >
        <option value="">{words.chooseUnit}</option>
        {/* Of a committee of other times: its unit is none of today's. */}
        {value !== '' && !units.some(({ code }) => code === value) && <option value={value}>{value}</option>}
        {units.map(({ code, nameVi }) => (
          <option key={code} value={code}>
            {unitName(nameVi, lang)}
          </option>
        ))}
      </select>
    </Field>
  );
}
