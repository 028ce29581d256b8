import { useQuery } from '@tanstack/react-query';
import type { Day } from '../../../shared/day.ts';
import { idOf } from '../../../shared/log/stream.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

/** A document as it is typed; `noNumber` is said on purpose. */
export type TypedDocument = { number: string; noNumber: boolean; day: string; issuer: string };

interface Props {
  id: string;
  stream: string;
  document: TypedDocument;
  today: Day;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<TypedDocument>) => void;
}

/** Offered at once under the field; the rest in its list. */
const OFFERED = 3;

/** By which document: its number or that it has none, its day, and who issued it. */
export function DocumentFields({ id, stream, document, today, errorAt, onChange }: Props) {
  const { t } = useLanguage();
  const { data } = useQuery(trpc.milestones.usual.queryOptions({ code: idOf(stream) }));
  const issuers = [...new Set([...(data?.issuers ?? []), ...t.work.issuers])];
  const [numberError, dayError, issuerError] = ['number', 'day', 'issuer'].map((field) =>
    errorAt(`document.${field}`),
  );
  return (
    <>
      <Field id={`${id}-number`} label={t.form.document.number} error={numberError}>
        <input
          id={`${id}-number`}
          value={document.noNumber ? '' : document.number}
          disabled={document.noNumber}
          {...wrongField(`${id}-number`, numberError)}
          onChange={(event) => onChange({ number: event.target.value })}
        />
        <label className="tick">
          <input
            type="checkbox"
            checked={document.noNumber}
            onChange={(event) => onChange({ noNumber: event.target.checked })}
          />
          {t.form.document.noNumber}
        </label>
      </Field>
      <Field id={`${id}-day`} label={t.form.document.day} error={dayError}>
        <DayField
          id={`${id}-day`}
          value={document.day}
          today={today}
          max={today}
          error={dayError}
          onChange={(day) => onChange({ day })}
        />
      </Field>
      <Field id={`${id}-issuer`} label={t.form.documentIssuer} error={issuerError}>
        <input
          id={`${id}-issuer`}
          list={`${id}-issuers`}
          value={document.issuer}
          {...wrongField(`${id}-issuer`, issuerError)}
          onChange={(event) => onChange({ issuer: event.target.value })}
        />
        <datalist id={`${id}-issuers`}>
          {issuers.map((issuer) => (
            <option key={issuer}>{issuer}</option>
          ))}
        </datalist>
        {document.issuer === '' && (
          <div className="offers" lang="vi">
            {issuers.slice(0, OFFERED).map((issuer) => (
              <button key={issuer} type="button" className="chip" onClick={() => onChange({ issuer })}>
                {issuer}
              </button>
            ))}
          </div>
        )}
      </Field>
    </>
  );
}
