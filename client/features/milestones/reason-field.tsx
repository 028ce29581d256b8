import { CAUSE_GROUPS, type Cause, type CauseGroup } from '../../../shared/cause.ts';
import type { Reason } from '../../../shared/milestone.ts';
import { useLanguage } from '../../i18n.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  id: string;
  value: Reason | '';
  /** Causes named for this cluster before, the most often first. */
  usual: readonly Cause[];
  /** The date moves to an earlier day: only then it can be ahead of plan. */
  earlier: boolean;
  error: string | undefined;
  onChange: (reason: Reason | '') => void;
}

const USUAL_SHOWN = 3;
const GROUPS = Object.keys(CAUSE_GROUPS) as CauseGroup[];

/** Why a date moved: what this cluster has met before first, then all causes by what they are about. */
export function ReasonField({ id, value, usual, earlier, error, onChange }: Props) {
  const { t } = useLanguage();
  const first = usual.slice(0, USUAL_SHOWN);
  const options = (causes: readonly Cause[]) =>
    causes.map((cause) => (
      <option key={cause} value={cause}>
        {t.reason[cause]}
      </option>
    ));
  return (
    <Field id={id} label={t.form.reason} error={error}>
      <select
        id={id}
        value={value}
        {...wrongField(id, error)}
        onChange={(event) => onChange(event.target.value as Reason | '')}
      >
        <option value="">{t.form.chooseReason}</option>
        {earlier && <option value="ahead_of_plan">{t.reason.ahead_of_plan}</option>}
        {first.length > 0 && <optgroup label={t.work.causeGroup.usual}>{options(first)}</optgroup>}
        {GROUPS.map((group) => (
          <optgroup key={group} label={t.work.causeGroup[group]}>
            {options(CAUSE_GROUPS[group].filter((cause) => !first.includes(cause)))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
