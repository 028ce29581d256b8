import { DAY_KINDS, type DayKind } from '../../../shared/calendar/facet.ts';
import { CALENDAR_WORDS } from '../../../shared/i18n/calendar.ts';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field } from '../../ui/parts.tsx';
import type { SpanTyped } from './spans.ts';

interface Props {
  id: string;
  spans: readonly SpanTyped[];
  errorAt: (field: string) => string | undefined;
  onChange: (spans: readonly SpanTyped[]) => void;
}

/** Which days, and whether they are off or worked; as many spans as the notice names. */
export function SpanFields({ id, spans, errorAt, onChange }: Props) {
  const words = useRoomWords(CALENDAR_WORDS);
  const change = (i: number, changed: Partial<SpanTyped>) =>
    onChange(spans.map((span, at) => (at === i ? { ...span, ...changed } : span)));
  const kind = spans.at(-1)?.kind ?? 'off';
  return (
    <>
      {spans.map((span, i) => (
        <OneSpan
          key={i}
          id={`${id}-${i}`}
          number={i + 1}
          span={span}
          isOnly={spans.length === 1}
          errorAt={(field) => errorAt(`spans.${i}.${field}`)}
          onChange={(changed) => change(i, changed)}
          onRemove={() => onChange(spans.filter((_span, at) => at !== i))}
        />
      ))}
      <div>
        <button
          type="button"
          className="button button-small"
          onClick={() => onChange([...spans, { from: '', to: '', kind }])}
        >
          {words.add}
        </button>
      </div>
    </>
  );
}

interface OneProps {
  id: string;
  number: number;
  span: SpanTyped;
  isOnly: boolean;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<SpanTyped>) => void;
  onRemove: () => void;
}

function OneSpan({ id, number, span, isOnly, errorAt, onChange, onRemove }: OneProps) {
  const words = useRoomWords(CALENDAR_WORDS);
  const { today } = useSession();
  // Most holidays that are entered one by one are a single day.
  const begin = (from: string) =>
    onChange(span.to === '' || span.to === span.from ? { from, to: from } : { from });
  return (
    <fieldset className="calendar-span">
      <legend>{words.span(number)}</legend>
      <Field id={`${id}-kind`} label={words.kindLabel}>
        <select
          id={`${id}-kind`}
          value={span.kind}
          onChange={(event) => onChange({ kind: event.target.value as DayKind })}
        >
          {DAY_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.choice[kind]}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-from`} label={words.from} error={errorAt('from')}>
        <DayField
          id={`${id}-from`}
          value={span.from}
          today={today}
          error={errorAt('from')}
          onChange={begin}
        />
      </Field>
      <Field id={`${id}-to`} label={words.to} error={errorAt('to')}>
        <DayField
          id={`${id}-to`}
          value={span.to}
          today={today}
          error={errorAt('to')}
          onChange={(to) => onChange({ to })}
        />
      </Field>
      {!isOnly && (
        <button
          type="button"
          className="button button-small calendar-remove"
          aria-label={words.remove(number)}
          onClick={onRemove}
        >
          ✕
        </button>
      )}
    </fieldset>
  );
}
