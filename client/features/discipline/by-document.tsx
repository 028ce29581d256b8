import type { Day } from '../../../shared/day.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { DecisionFields, decisionOf, type TypedDecision } from '../../commands/decision-fields.tsx';
import { LaterPaperField } from '../../commands/later-paper-field.tsx';
import { named, type PaperChoice } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';

/** A document that may be there: a suspension by decision, or a standstill that is only reported. */
export type TypedDocument = TypedDecision & { hasDocument: boolean; paper: string };

export const noDocument = (today: Day, t: Messages): TypedDocument => ({
  hasDocument: false,
  number: '',
  noNumber: false,
  day: today,
  issuer: t.work.issuers[0] ?? '',
  paper: '',
});

export const documentSaid = ({ hasDocument, number, noNumber, day, issuer, paper }: TypedDocument) =>
  hasDocument ? { document: { ...decisionOf({ number, noNumber, day, issuer }), ...named({ paper }) } } : {};

interface Props {
  id: string;
  fields: TypedDocument;
  paper: PaperChoice;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<TypedDocument>) => void;
}

export function ByDocument({ id, fields, paper, errorAt, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <>
      <label className="tick">
        <input
          type="checkbox"
          checked={fields.hasDocument}
          onChange={(event) => onChange({ hasDocument: event.target.checked })}
        />
        {t.discipline.pause.byDocument}
      </label>
      {fields.hasDocument && (
        <DecisionFields
          id={id}
          fields={fields}
          at="document."
          what="document"
          errorAt={errorAt}
          onChange={onChange}
        />
      )}
      {fields.hasDocument && (
        <LaterPaperField
          id={`${id}-paper`}
          value={fields.paper}
          choice={paper}
          about={fields}
          error={errorAt('document.paper')}
          onChange={(chosen) => onChange({ paper: chosen })}
        />
      )}
    </>
  );
}
