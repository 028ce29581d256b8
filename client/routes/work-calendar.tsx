import '../styles/settings.css';
import '../styles/calendar.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarShown } from '../../server/settings/calendar.ts';
import { CALENDAR_WORDS } from '../../shared/i18n/calendar.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { WorkCalendar } from '../features/calendar/calendar.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** The days by which working days are counted. Always as known today. */
export function WorkCalendarRoute() {
  const { title } = useRoomWords(CALENDAR_WORDS);
  const { actor } = useSession();
  useTitle(title);
  return can(actor, 'settings.write').yes ? <All /> : <NoRight title={title} role={actor.role} />;
}

function All() {
  const words = useRoomWords(CALENDAR_WORDS);
  const { today } = useSession();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const query = useQuery({
    ...trpc.settings.calendar.queryOptions({ year }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page settings-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      <QueryState query={query} lines={12}>
        {(known: CalendarShown) => <WorkCalendar known={known} onYear={setYear} />}
      </QueryState>
    </div>
  );
}
