import '../styles/reminders.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Reminders } from '../../server/reminders/read.ts';
import type { Day } from '../../shared/day.ts';
import { ENTRY_WORDS } from '../../shared/i18n/entry.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { can } from '../../shared/roles.ts';
import { client, trpc } from '../api.ts';
import { ChoiceForm } from '../features/reminders/choice-form.tsx';
import { Digests } from '../features/reminders/digests.tsx';
import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { paths } from '../paths.ts';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** What somebody was reminded of, and how they want to be. Always today's: it is no part of the record. */
export function RemindersRoute() {
  const { t } = useLanguage();
  const { actor } = useSession();
  useTitle(t.reminder.nav);
  return can(actor, 'reminder.own').yes ? <Mine /> : <NoRight title={t.reminder.nav} role={actor.role} />;
}

function Mine() {
  const query = useQuery(trpc.reminders.mine.queryOptions());
  return (
    <div className="page reminders-page">
      <QueryState query={query} lines={8}>
        {(known: Reminders) => <Shown known={known} />}
      </QueryState>
    </div>
  );
}

function Shown({ known: { digests, choice, letters } }: { known: Reminders }) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(ENTRY_WORDS);
  const { factor } = useSession();
  // What was new when the page was opened stays marked while it is open.
  const [fresh] = useState(() => new Set(digests.filter(({ isNew }) => isNew).map(({ day }) => day)));
  useSeen(digests);
  const marked = digests.map((digest) => ({ ...digest, isNew: digest.isNew || fresh.has(digest.day) }));
  const [latest] = marked;
  return (
    <>
      <h1>
        {latest ? t.reminder.title(latest.notices.length, formatDay(latest.day, lang)) : t.reminder.nav}
      </h1>
      <p className="muted">{latest ? t.reminder.hint : t.reminder.none}</p>
      {factor && (
        <p>
          <Go to={paths.secondFactor}>{words.factor.link}</Go>
        </p>
      )}
      <div className="columns reminder-columns">
        <Digests digests={marked} />
        <ChoiceForm choice={choice} letters={letters} />
      </div>
    </>
  );
}

/** Tells that the newest has been looked at; the bar counts from there. */
function useSeen(digests: Reminders['digests']) {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (seen: { day: Day }) => client.reminders.see.mutate(seen),
    onSuccess: () => queries.setQueryData(trpc.reminders.count.queryKey(), 0),
  });
  const newest = digests[0]?.isNew ? digests[0].day : null;
  useEffect(
    function see() {
      if (newest !== null) mutate({ day: newest });
    },
    [newest, mutate],
  );
}
