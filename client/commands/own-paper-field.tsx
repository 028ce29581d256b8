import { useState } from 'react';
import { PAPER_WORDS } from '../../shared/i18n/papers.ts';
import { REGISTER_WORDS } from '../../shared/i18n/register.ts';
import { kindOfNumber } from '../../shared/reading/codes.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../shared/reading/reading.ts';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { Field } from '../ui/parts.tsx';
import { issueOf } from './check.ts';
import { DecisionFields, decisionOf, type TypedDecision } from './decision-fields.tsx';
import { PaperField } from './paper-field.tsx';
import { type PaperChoice, usePaper } from './use-paper.ts';

export type TypedDocument = TypedDecision & { kind: DocumentKind };

/** The file of a document that the form around it names only in part: what is missing is asked with the file. */
export interface OwnPaper {
  choice: PaperChoice;
  document: TypedDocument;
  /** The form around it says it all. */
  isWhole: boolean;
  change: (changed: Partial<TypedDocument>) => void;
  /** As PaperChoice.file. */
  file: () => Promise<string | null>;
}

export function useOwnPaper(told: TypedDocument, onFiled: (paper: string) => void): OwnPaper {
  const choice = usePaper(onFiled);
  const [typed, setTyped] = useState<Partial<TypedDocument>>({});
  const isWhole = [told.number, told.day, told.issuer].every((text) => text.trim() !== '');
  // What was typed beside the file holds until the form around it says it all: then it is not seen any more.
  const called = isWhole ? told : { ...told, ...typed };
  const document = { ...called, kind: typed.kind ?? kindOfNumber(called.number) ?? told.kind };
  return {
    choice,
    document,
    isWhole,
    change: (changed) => setTyped((before) => ({ ...before, ...changed })),
    file: () => choice.file({ kind: document.kind, ...decisionOf(document) }),
  };
}

interface Props {
  id: string;
  label: string;
  value: string;
  own: OwnPaper;
  error: string | undefined;
  onChange: (paper: string) => void;
}

export function OwnPaperField({ id, label, value, own, error, onChange }: Props) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  const { kinds } = useRoomWords(REGISTER_WORDS);
  const { choice, document, isWhole, change } = own;
  const problem = choice.chosen?.problem ?? null;
  const errorAt = (field: string) => issueOf(typeof problem === 'string' ? null : problem, field, t, lang);
  return (
    <PaperField
      id={id}
      label={label}
      value={value}
      choice={choice}
      about={document}
      error={error}
      onChange={onChange}
    >
      {!isWhole && (
        <div className="paper-own">
          <Field id={`${id}-kind`} label={words.kind}>
            <select
              id={`${id}-kind`}
              value={document.kind}
              onChange={(event) => change({ kind: event.target.value as DocumentKind })}
            >
              {DOCUMENT_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {kinds[kind]}
                </option>
              ))}
            </select>
          </Field>
          <DecisionFields
            id={id}
            fields={document}
            at="document."
            what="document"
            errorAt={errorAt}
            onChange={change}
          />
        </div>
      )}
    </PaperField>
  );
}
