import type { QueryClient } from '@tanstack/react-query';
import type { createBrowserRouter } from 'react-router';
import { unpackRows } from '../shared/cluster-row.ts';
import { FIRST, type FirstAnswers, LANGUAGE_COOKIE } from '../shared/first.ts';
import type { Lang } from '../shared/i18n/format.ts';
import { mapQuery } from './api.ts';

/** Take over what the server has written into the page, as if it had been asked for. */
export function takeFirstAnswers(queries: QueryClient): void {
  const text = document.getElementById(FIRST.answers)?.textContent;
  if (!text) return;
  const { answers, map } = JSON.parse(text) as FirstAnswers;
  const today = answers.find(({ procedure }) => procedure === 'session.current')?.data as
    | { today: string }
    | undefined;
  for (const { procedure, input, data, paged } of answers) {
    const key = keyOf(procedure, input);
    if (paged) queries.setQueryData(pagesKey(key), { pages: [data], pageParams: [0] });
    else queries.setQueryData(key, data);
  }
  if (!map || !today) return;
  const { queryKey } = mapQuery(map.asOf === today.today ? null : map.asOf);
  queries.setQueryData(queryKey, { asOf: map.asOf, rows: unpackRows(map) });
}

/** The key under which a question is kept (a test holds it against the one that the questions use). */
export const keyOf = (procedure: string, input: object | null): readonly unknown[] => [
  procedure.split('.'),
  { ...(input === null ? {} : { input }), type: 'query' },
];

/** Where a list that comes in pages is kept: apart from any single page of it. */
export const pagesKey = (key: readonly unknown[]): readonly unknown[] => [...key, 'pages'];

/** However long the first screen takes, the words must not stand before it for good. */
const LONGEST_MS = 8_000;

/** The server's words stand until the first screen has what it asked for; what comes then is whole. */
export function yieldToProgram(queries: QueryClient): void {
  const words = document.getElementById(FIRST.words);
  if (!words) return;
  const root = document.getElementById('root');
  root?.classList.add('is-arriving');
  const leave = () => {
    clearTimeout(timer);
    watch.disconnect();
    stop();
    root?.classList.remove('is-arriving');
    words.remove();
  };
  const isThere = () => root?.querySelector('main h1, main [role="alert"], main .notice') !== null;
  const look = () => {
    if (isThere() && root?.querySelector('main .skeleton:not(.skeleton-beside)') === null) leave();
  };
  const watch = new MutationObserver(look);
  const stop = queries.getQueryCache().subscribe(look);
  const timer = setTimeout(leave, LONGEST_MS);
  if (root) watch.observe(root, { childList: true, subtree: true });
}

/**
 * While the server's words stand, the program of the first screen is waited for: to draw a frame without a screen in it,
 * for nobody to see, costs a phone a quarter of a second.
 */
export function firstScreenOf(router: ReturnType<typeof createBrowserRouter>): Promise<void> {
  return new Promise((resolve) => {
    if (router.state.initialized || !document.getElementById(FIRST.words)) {
      resolve();
      return;
    }
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      stop();
      resolve();
    });
  });
}

/** So that the server writes the next page's first words in the language that was chosen. */
export const rememberLanguage = (lang: Lang): void => remember(LANGUAGE_COOKIE, lang);

export function remember(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve
  document.cookie = `${cookie}=${value}; path=/; max-age=31536000; samesite=lax`;
}
