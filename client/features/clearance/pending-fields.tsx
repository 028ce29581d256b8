import { PENDING_CAUSES } from '../../../shared/clearance/figures.ts';
import type { Standing } from '../../../shared/clearance/standing.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { useCauses } from '../../codes.ts';
import { useLanguage } from '../../i18n.tsx';
import { Wrong, wrongField } from '../../ui/parts.tsx';
import {
  causesShown,
  type FigureFields,
  type PendingField,
  type SaidFigures,
  shown,
  UNITS_PENDING,
} from './typed.ts';

interface Props {
  id: string;
  fields: FigureFields;
  standing: Standing;
  /** What would be sent: errors of the schema name a line by its place in it. */
  said: SaidFigures;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<FigureFields>) => void;
}

/** Why the rest waits: a line for each cause that is known or was added. */
export function PendingFields({ id, fields, standing, said, errorAt, onChange }: Props) {
  const { t, lang } = useLanguage();
  const causes = causesShown(fields, standing);
  const { isOffered } = useCauses();
  const others = PENDING_CAUSES.filter((cause) => !causes.includes(cause) && isOffered(cause));
  const all = errorAt('pending');
  return (
    <fieldset className="clearance-step">
      <legend>{t.clearance.pendingTitle}</legend>
      {causes.map((cause) => {
        const known = standing.pending.find((one) => one.cause === cause);
        const place = said.pending?.findIndex((one) => one.cause === cause);
        const error =
          errorAt(`pending.${cause}`) ??
          UNITS_PENDING.map((unit) => errorAt(`pending.${place}.${unit}`)).find(Boolean);
        const line = `${id}-${cause}`;
        return (
          <div key={cause} className="clearance-cause">
            <span id={line}>{causeWord(t, cause)}</span>
            {UNITS_PENDING.map((unit) => {
              const field: PendingField = `${cause}.${unit}`;
              return (
                <label key={unit}>
                  <input
                    aria-label={`${causeWord(t, cause)}, ${t.clearance.unit[unit]}`}
                    inputMode={unit === 'ha' ? 'decimal' : 'numeric'}
                    autoComplete="off"
                    value={shown(fields[field], known?.[unit], lang)}
                    {...wrongField(line, error)}
                    onChange={(event) => onChange({ [field]: event.target.value })}
                  />{' '}
                  {t.clearance.unit[unit]}
                </label>
              );
            })}
            {error && (
              <p className="field-error" id={`${line}-error`} role="alert">
                {error}
              </p>
            )}
          </div>
        );
      })}
      {others.length > 0 && (
        <select
          aria-label={t.clearance.addCause}
          value=""
          onChange={(event) => onChange({ causes: `${fields.causes} ${event.target.value}`.trim() })}
        >
          <option value="">{t.clearance.addCause}</option>
          {others.map((cause) => (
            <option key={cause} value={cause}>
              {causeWord(t, cause)}
            </option>
          ))}
        </select>
      )}
      <Wrong text={all} />
    </fieldset>
  );
}
