import { causeWord } from '../../../shared/i18n/named.ts';
import { useCauses } from '../../codes.ts';
import { useLanguage } from '../../i18n.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  id: string;
  value: string;
  /** Causes named for this cluster before, the most often first. */
  usual: readonly string[];
  /** The date moves to an earlier day: only then it can be ahead of plan. */
  earlier: boolean;
  error: string | undefined;
  onChange: (reason: string) => void;
}

const USUAL_SHOWN = 3;
/** Why a date moved: what this cluster has met before first, then all causes by what they are about. */
export function ReasonField({ id, value, usual, earlier, error, onChange }: Props) {
  const { t } = useLanguage();
  const { groups, isOffered } = useCauses();
  const first = usual.filter(isOffered).slice(0, USUAL_SHOWN);
  const options = (codes: readonly string[]) =>
    codes.map((code) => (
      <option key={code} value={code}>
        {causeWord(t, code)}
      </option>
    ));
  return (
    <Field id={id} label={t.form.reason} error={error}>
      <select
        id={id}
        value={value}
        {...wrongField(id, error)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t.form.chooseReason}</option>
        {earlier && <option value="ahead_of_plan">{causeWord(t, 'ahead_of_plan')}</option>}
        {first.length > 0 && <optgroup label={t.work.causeGroup.usual}>{options(first)}</optgroup>}
        {groups.map(({ group, codes }) => (
          <optgroup key={group} label={t.work.causeGroup[group]}>
            {options(codes.filter((code) => !first.includes(code)))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
