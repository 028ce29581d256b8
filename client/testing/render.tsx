import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel, type UserEvent } from '@testing-library/user-event';
import { type ReactNode, Suspense } from 'react';
import { BrowserRouter, createBrowserRouter, RouterProvider } from 'react-router';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import type { Lang } from '../../shared/i18n/format.ts';
import { mapQuery, queryClient, trpc } from '../api.ts';
import { Carrying } from '../commands/use-paper.ts';
import { LanguageProvider } from '../i18n.tsx';
import { routes } from '../router.tsx';
import { carryPaper } from './papers.ts';
import { sessionOf, TODAY } from './samples.ts';
import type { Outputs } from './server.ts';

interface Options {
  /** Path and query at which the screen stands. */
  at?: string;
  lang?: Lang;
  /** Who looks, and on which day: known already, so that nothing waits for it. Null: the server must be asked. */
  session?: Outputs['session']['current'] | null;
  /** All clusters of today, where the map is opened. */
  rows?: ClusterRow[];
}

function settle({ at = '/', lang = 'vi', session = sessionOf(), rows }: Options) {
  window.history.replaceState(null, '', at);
  localStorage.setItem('ccn.lang', lang);
  // The product's own ways of asking again; what is kept is each test's own.
  const queries = new QueryClient({ defaultOptions: queryClient.getDefaultOptions() });
  if (session) queries.setQueryData(trpc.session.current.queryKey(), session);
  if (rows) queries.setQueryData(mapQuery(null).queryKey, { asOf: TODAY, rows });
  const user: UserEvent = userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });
  const around = (children: ReactNode) => (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Carrying value={carryPaper}>{children}</Carrying>
      </LanguageProvider>
    </QueryClientProvider>
  );
  return { queries, user, around };
}

/** One component in its language, with an address and a server to ask. */
export function show(element: ReactNode, options: Options = {}) {
  const { queries, user, around } = settle(options);
  const screen = (children: ReactNode) =>
    around(
      <BrowserRouter>
        <Suspense>{children}</Suspense>
      </BrowserRouter>,
    );
  const { rerender, unmount } = render(screen(element));
  return { queries, user, unmount, again: (next: ReactNode) => rerender(screen(next)) };
}

/** The whole product at an address. */
export function openApp(options: Options = {}) {
  const { queries, user, around } = settle(options);
  const router = createBrowserRouter(routes);
  const { unmount } = render(around(<RouterProvider router={router} />));
  return { queries, user, router, unmount };
}
