import { useEffect, useRef } from 'react';
import type { SheetLook } from '../../../server/imports/look.ts';
import { fieldSaid } from '../../../shared/i18n/import-said.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import type { ColumnAsked } from '../../../shared/imports/asked.ts';
import { meaningInHead } from '../../../shared/tables/date-heads.ts';
import {
  FIELDS_OF,
  IMPORT_FIELDS,
  type ImportField,
  type ImportKind,
  milestoneIn,
} from '../../../shared/tables/fields.ts';
import { ANSWERS, QUESTIONS, type Question } from '../../../shared/tables/read.ts';
import { useLanguage } from '../../i18n.tsx';

interface Props {
  words: ImportWords;
  kind: ImportKind;
  look: SheetLook;
  columns: readonly ColumnAsked[];
  /** What is to be answered before anything can be read, by column. */
  questions: readonly { column: number; asks: readonly Question[] }[];
  onChange: (columns: ColumnAsked[]) => void;
}

/** What each column is: proposed by its name, confirmed by a person, remembered for the same layout. */
export function Mapping({ words, kind, look, columns, questions, onChange }: Props) {
  const set = (at: number, next: Partial<ColumnAsked>) =>
    onChange(columns.map((column, i) => withField(column, { i, at, next })));
  const table = useRef<HTMLTableElement>(null);
  useEffect(
    // They stand above the button that was pressed, in a table longer than the screen.
    function bringFirstAskedIntoSight() {
      if (questions.length === 0) return;
      const asked = table.current?.querySelectorAll<HTMLSelectElement>('.is-asked .import-question select');
      const first = [...(asked ?? [])].find(({ value }) => value === '');
      first?.scrollIntoView({ block: 'center' });
      first?.focus({ preventScroll: true });
    },
    [questions],
  );
  return (
    <div className="table-frame">
      <table ref={table} className="import-mapping">
        <thead>
          <tr>
            <th scope="col">{words.mapping.column}</th>
            <th scope="col">{words.mapping.sample}</th>
            <th scope="col">{words.mapping.is}</th>
          </tr>
        </thead>
        <tbody>
          {look.columns.map(({ name, sample }, i) => {
            const column = columns[i];
            if (!column || (name === '' && sample.length === 0)) return null;
            return (
              <ColumnLine
                key={`${i} ${name}`}
                words={words}
                kind={kind}
                name={name}
                sample={sample}
                column={column}
                asks={questions.find((one) => one.column === i)?.asks ?? []}
                onChange={(next) => set(i, next)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A field is one column's: given to another, the first one has none. */
function withField(
  column: ColumnAsked,
  { i, at, next }: { i: number; at: number; next: Partial<ColumnAsked> },
): ColumnAsked {
  if (i === at) return { ...column, ...next };
  // Of a milestone one column may say what was set, another when it happened.
  return next.field && milestoneIn(next.field) === null && column.field === next.field
    ? { ...column, field: null }
    : column;
}

interface LineProps {
  words: ImportWords;
  kind: ImportKind;
  name: string;
  sample: readonly string[];
  column: ColumnAsked;
  asks: readonly Question[];
  onChange: (next: Partial<ColumnAsked>) => void;
}

function ColumnLine({ words, kind, name, sample, column, asks, onChange }: LineProps) {
  const { t } = useLanguage();
  const { answers } = column;
  const option = (field: ImportField) => (
    <option key={field} value={field}>
      {fieldSaid(field, { t, words })}
    </option>
  );
  const fields = FIELDS_OF[kind];
  const isDate = column.field !== null && milestoneIn(column.field) !== null;
  const means = isDate && answers.dates === undefined ? meaningInHead(name) : null;
  const asked = QUESTIONS.filter((question) => asks.includes(question) || answers[question] !== undefined);
  return (
    <tr className={asks.length > 0 ? 'is-asked' : undefined}>
      <th scope="row">{name}</th>
      <td className="muted" data-label={words.mapping.sample}>
        {sample.join(' · ')}
      </td>
      <td data-label={words.mapping.is}>
        <select
          aria-label={`${words.mapping.is}: ${name}`}
          value={column.field ?? ''}
          onChange={(event) => onChange({ field: fieldOf(event.target.value), answers: {} })}
        >
          <option value="">{words.mapping.nothing}</option>
          {fields.filter((field) => milestoneIn(field) === null).map(option)}
          {fields.some((field) => milestoneIn(field) !== null) && (
            <optgroup label={words.mapping.dates}>
              {fields.filter((field) => milestoneIn(field) !== null).map(option)}
            </optgroup>
          )}
        </select>
        {/* Two columns of one milestone are told apart by what their heads say. */}
        {means !== null && <small className="muted">{words.mapping.answer[means]}</small>}
        {asked.map((question) => (
          <label key={question} className="import-question">
            {words.mapping.question[question]}
            <select
              value={answers[question] ?? ''}
              onChange={(event) => onChange({ answers: answered(answers, question, event.target.value) })}
            >
              <option value="">{words.mapping.unanswered}</option>
              {ANSWERS[question].map((answer) => (
                <option key={answer} value={answer}>
                  {words.mapping.answer[answer]}
                </option>
              ))}
            </select>
            {question === 'dates' && <small className="muted">{words.mapping.forecasts}</small>}
          </label>
        ))}
        {column.field !== null && column.field !== 'order' && (
          <label className="check import-above">
            <input
              type="checkbox"
              checked={column.sameAsAbove}
              onChange={(event) => onChange({ sameAsAbove: event.target.checked })}
            />
            {words.mapping.sameAsAbove}
          </label>
        )}
      </td>
    </tr>
  );
}

const fieldOf = (value: string): ImportField | null => IMPORT_FIELDS.find((field) => field === value) ?? null;

function answered(
  answers: ColumnAsked['answers'],
  question: Question,
  value: string,
): ColumnAsked['answers'] {
  const { [question]: _before, ...rest } = answers;
  const answer = ANSWERS[question].find((known) => known === value);
  return answer === undefined ? rest : { ...rest, [question]: answer };
}
