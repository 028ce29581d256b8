import { useEffect, useId, useRef } from 'react';
import { isDay } from '../../../shared/day.ts';
import { dayText } from '../../../shared/day-text.ts';
import type { ErrorShape } from '../../../shared/errors.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../../shared/reading/reading.ts';
import { readDate } from '../../../shared/tables/read-date.ts';
import { decisionOf, type TypedDecision } from '../../commands/decision-fields.tsx';
import { DocumentFields } from '../../commands/document-fields.tsx';
import { named, type PaperChoice } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

/** On what the table rests, as it is typed. */
export interface TypedGround extends TypedDecision {
  basis: DocumentKind | 'none';
  statedFor: string;
  note: string;
  /** Its file, among the documents on file; empty: none. */
  paper: string;
}

/** A whole day as people type it; another date as it is kept. */
export const typedDate = (date: string): string => (isDay(date) ? dayText(date) : date);

/** The day of the document is nobody's guess: a table is entered long after its decision. */
export const noGround = (statedFor: string | null): TypedGround => ({
  basis: 'none',
  number: '',
  noNumber: false,
  day: '',
  issuer: '',
  statedFor: statedFor === null ? '' : typedDate(statedFor),
  note: '',
  paper: '',
});

/** The date that was typed; null: none. */
export function statedDate(text: string): string | null {
  const read = readDate(text, null);
  return 'value' in read ? read.value : null;
}

/** As it is said. */
export const groundSaid = (typed: TypedGround) => ({
  ...(typed.basis === 'none'
    ? {}
    : {
        document: {
          kind: typed.basis,
          ...decisionOf(typed),
          ...named(typed),
        },
      }),
  ...(typed.note.trim() === '' ? {} : { note: typed.note }),
  statedFor: statedDate(typed.statedFor),
});

interface Props {
  words: ImportWords;
  fields: TypedGround;
  paper: PaperChoice;
  /** What came of the last answer; anew, the first wrong field is brought into sight. */
  error: ErrorShape | null;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<TypedGround>) => void;
  /** Another file of the document: nothing is read otherwise for it. */
  onPaper: (paper: string) => void;
}

/** The document that the table comes with, the day it speaks of, and a remark: what is entered carries them. */
export function ImportGround({ words, fields, paper, error, errorAt, onChange, onPaper }: Props) {
  const { t, lang } = useLanguage();
  const { kinds } = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  useEffect(
    function bringWrongIntoSight() {
      if (error === null) return;
      const wrong = frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      wrong?.scrollIntoView({ block: 'center' });
      wrong?.focus({ preventScroll: true });
    },
    [error],
  );
  const stated = statedDate(fields.statedFor);
  const wrongDate = fields.statedFor.trim() !== '' && stated === null ? t.issue.date_impossible : undefined;
  return (
    <section ref={frame} className="form import-note">
      <h2>{words.ground.title}</h2>
      <Field id={`${id}-basis`} label={words.ground.basis} hint={words.ground.basisHint}>
        <select
          id={`${id}-basis`}
          value={fields.basis}
          onChange={(event) => onChange({ basis: event.target.value as TypedGround['basis'] })}
        >
          <option value="none">{words.ground.noDocument}</option>
          {DOCUMENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kinds[kind]}
            </option>
          ))}
        </select>
      </Field>
      {fields.basis !== 'none' && (
        <DocumentFields
          id={id}
          fields={fields}
          paper={paper}
          what={fields.basis === 'decision' ? 'decision' : 'document'}
          errorAt={errorAt}
          onChange={onChange}
          onPaper={onPaper}
        />
      )}
      <Field
        id={`${id}-stated`}
        label={words.ground.statedFor}
        hint={stated === null ? words.ground.statedForHint : formatEdtf(stated, lang)}
        error={wrongDate}
      >
        <input
          id={`${id}-stated`}
          value={fields.statedFor}
          maxLength={40}
          onChange={(event) => onChange({ statedFor: event.target.value })}
          {...wrongField(`${id}-stated`, wrongDate)}
        />
      </Field>
      <Field id={`${id}-note`} label={words.ground.note} hint={words.ground.noteHint} error={errorAt('note')}>
        <input
          id={`${id}-note`}
          value={fields.note}
          maxLength={1000}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </Field>
    </section>
  );
}
