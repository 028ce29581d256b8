import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { named } from '../shared/i18n/named.ts';
import { trpc } from './api.ts';
import { useLanguage, WordsInstead } from './i18n.tsx';
import { useAsOf, useSession } from './session.ts';

/**
 * The words with the installation's own names in them, as they were on the day looked at. Today's come with the session;
 * where nothing was ever named here, nothing is asked for.
 */
export function NamedWords({ children }: { children: ReactNode }) {
  const { t, lang } = useLanguage();
  const { names: todays } = useSession();
  const { param, isToday } = useAsOf();
  const then = useQuery({
    ...trpc.settings.names.queryOptions(param, { staleTime: Number.POSITIVE_INFINITY }),
    enabled: !isToday && todays.length > 0,
  });
  const names = isToday ? todays : (then.data ?? todays);
  const words = useMemo(() => named(t, names, lang), [t, names, lang]);
  // Always around them: what is being filled in stays where it is when the first name is given.
  return <WordsInstead words={words}>{children}</WordsInstead>;
}
