import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import type { TimeTravel } from './use-time.ts';

/** On a day before anything was on record: which day is the first, and the way to it. */
export function BeforeRecord({ time: { day, since, go } }: { time: TimeTravel }) {
  const { t, lang } = useLanguage();
  if (since === null || day >= since) return null;
  return (
    <p>
      {t.time.first(formatDay(since, lang))}{' '}
      <button type="button" className="button button-small" onClick={() => go(since)}>
        {t.time.goFirst}
      </button>
    </p>
  );
}
