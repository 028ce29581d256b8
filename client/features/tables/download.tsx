import { DOWNLOAD_BUTTON } from '../../../shared/i18n/download-button.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useAsOf } from '../../session.ts';

interface Props {
  list:
    | 'clusters'
    | 'delays'
    | 'register'
    | 'reports'
    | 'changes'
    | 'audit'
    | 'targets'
    | 'procedure'
    | 'people'
    | 'assignments'
    | 'papers'
    | 'agencies';
  /** The parameters by which the list is shown; null or left out: not asked for. */
  params?: Record<string, string | null | undefined>;
  /** The list is today's, whatever day is looked at elsewhere. */
  isOfToday?: boolean;
}

/** The list that is shown, as a file: a link that the browser follows, so that the file is never in the page's memory. */
export function Download({ list, params = {}, isOfToday = false }: Props) {
  const { lang } = useLanguage();
  const words = useRoomWords(DOWNLOAD_BUTTON);
  const { param } = useAsOf();
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, ...(isOfToday ? {} : param), lang }))
    if (value) query.set(name, value);
  const address = (format: string) => `/api/export/${list}.${format}?${query}`;
  return (
    <span className="download" role="group" aria-label={words.label}>
      <a className="button button-small" href={address('xlsx')} download>
        {words.excel}
      </a>
      <a className="button button-small" href={address('csv')} download aria-label={`${words.label}: CSV`}>
        {words.csv}
      </a>
    </span>
  );
}
