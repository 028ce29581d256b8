import type { HistoryLine } from '../../../server/clusters/detail.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { saidIn } from '../../../shared/i18n/said.ts';

/** What was recorded since the last report, a line each: the beginning of the next one. */
export const sinceWords = (lines: readonly HistoryLine[], { t, lang }: { t: Messages; lang: Lang }): string =>
  lines
    .flatMap(({ event }) => saidIn(event, t, lang))
    .map(({ kind, title, date, note }) =>
      [title ? `${kind}: ${title}` : kind, date, note].filter((part) => part !== null).join(', '),
    )
    .join('\n');
