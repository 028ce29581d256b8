import type { CalendarChange, MarkedDay } from '../../../server/settings/calendar.ts';
import type { Day } from '../../../shared/day.ts';
import { CALENDAR_WORDS } from '../../../shared/i18n/calendar.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { SETTINGS_WORDS } from '../../../shared/i18n/settings.ts';
import { PaperLinks } from '../../commands/paper-link.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { runsOf } from './spans.ts';

function useDayRange() {
  const { lang } = useLanguage();
  const words = useRoomWords(CALENDAR_WORDS);
  return (from: Day, to: Day) =>
    from === to ? formatDay(from, lang) : words.through(formatDay(from, lang), formatDay(to, lang));
}

/** The marked days of a year in words. */
export function Marked({ year, days }: { year: number; days: readonly MarkedDay[] }) {
  const words = useRoomWords(CALENDAR_WORDS);
  const range = useDayRange();
  return (
    <section>
      <h2>{words.marked(year)}</h2>
      {days.length === 0 && <p className="muted">{words.none}</p>}
      <ul className="plain-list calendar-marked">
        {runsOf(days).map(({ day, to, kind, said }) => (
          <li key={day}>
            <span className="calendar-sign" data-mark={kind} aria-hidden="true" />
            {words.days(words.kind[kind], range(day, to))}{' '}
            <small className="muted">({said ? words.said : words.announced})</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was entered, by whom and by which notice. */
export function Past({ changes }: { changes: readonly CalendarChange[] }) {
  const { lang } = useLanguage();
  const words = useRoomWords(CALENDAR_WORDS);
  const { by: byWords, document: documentWords } = useRoomWords(SETTINGS_WORDS);
  const range = useDayRange();
  return (
    <section>
      <h2>{words.history}</h2>
      {changes.length === 0 && <p className="muted">{words.noHistory}</p>}
      <ol className="plain-list settings-history">
        {changes.map(({ on, by, days, reason, document }, i) => (
          <li key={changes.length - i}>
            {runsOf(days).map(({ day, to, kind }) => (
              <p key={day}>{words.days(words.kind[kind], range(day, to))}</p>
            ))}
            {reason !== undefined && <p>{reason}</p>}
            <p className="muted">
              {byWords(by, formatDay(on, lang))}
              {document &&
                ` · ${documentWords(document.number, document.issuer, formatDay(document.day, lang))}`}
            </p>
            <PaperLinks ids={[document?.paper]} />
          </li>
        ))}
      </ol>
    </section>
  );
}
