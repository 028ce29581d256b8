import { useState } from 'react';
import type { CalendarShown } from '../../../server/settings/calendar.ts';
import { CALENDAR_WORDS } from '../../../shared/i18n/calendar.ts';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { Notice } from '../../ui/parts.tsx';
import { ChangeForm } from './change-form.tsx';
import { Marked, Past } from './lists.tsx';
import { type SpanTyped, withDay } from './spans.ts';
import { useCalendarDraft } from './use-calendar-draft.ts';
import { Legend, Year } from './year.tsx';

interface Props {
  known: CalendarShown;
  onYear: (year: number) => void;
}

/** How a change was begun: from a day on the calendar, or from nothing. */
interface Begun {
  chosen: SpanTyped | null;
}

/** A year's days off: on the calendar, in words, and how they came to be known. */
export function WorkCalendar({ known, onYear }: Props) {
  const words = useRoomWords(CALENDAR_WORDS);
  const { today } = useSession();
  const [begun, setBegun] = useState<Begun | null>(null);
  const { year, missing, history } = known;
  return (
    <>
      <Missing missing={missing} year={year} onYear={onYear} />
      <YearChoice {...known} onYear={onYear} />
      {begun ? (
        <Changing known={known} begun={begun} onDone={() => setBegun(null)} />
      ) : (
        <>
          <button type="button" className="button button-main" onClick={() => setBegun({ chosen: null })}>
            {words.change}
          </button>
          <Legend />
          <Year
            {...known}
            today={today}
            onChoose={(day, kind) => setBegun({ chosen: { from: day, to: day, kind } })}
          />
        </>
      )}
      <Marked year={year} days={known.marked} />
      <Past changes={history} />
    </>
  );
}

interface ChangingProps {
  known: CalendarShown;
  begun: Begun;
  onDone: () => void;
}

/** The form, and beside it the calendar from which more days can be chosen. */
function Changing({ known, begun, onDone }: ChangingProps) {
  const { today } = useSession();
  const [{ stream, version }] = useState(known);
  const draft = useCalendarDraft({ stream, version }, begun.chosen);
  return (
    <div className="calendar-changing">
      <section className="card">
        <ChangeForm stream={stream} version={version} draft={draft} onDone={onDone} />
      </section>
      <div>
        <Legend />
        <Year
          {...known}
          today={today}
          onChoose={(day, kind) => draft.setSpans(withDay(draft.spans, day, kind))}
        />
      </div>
    </div>
  );
}

function Missing({ missing, year, onYear }: { missing: number[]; year: number; onYear: Props['onYear'] }) {
  const words = useRoomWords(CALENDAR_WORDS);
  const [first] = missing;
  if (first === undefined) return null;
  const door = first !== year && (
    <button type="button" className="button" onClick={() => onYear(first)}>
      {words.enterFor(first)}
    </button>
  );
  return (
    <Notice tone="warn" title={words.missing(missing.join(', '))} action={door}>
      <p>{words.missingDo}</p>
    </Notice>
  );
}

function YearChoice({ year, missing, announced, onYear }: CalendarShown & Pick<Props, 'onYear'>) {
  const words = useRoomWords(CALENDAR_WORDS);
  const isTold = announced || missing.includes(year);
  return (
    <>
      <div className="calendar-head">
        <button type="button" className="button" aria-label={words.before} onClick={() => onYear(year - 1)}>
          ‹
        </button>
        <h2 aria-live="polite">{words.year(year)}</h2>
        <button type="button" className="button" aria-label={words.after} onClick={() => onYear(year + 1)}>
          ›
        </button>
      </div>
      {!isTold && <p className="muted">{words.missing(String(year))}</p>}
    </>
  );
}
