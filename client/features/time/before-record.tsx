import { formatDay } from '../../../shared/i18n/format.ts';
import { can } from '../../../shared/roles.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.ts';
import type { TimeTravel } from './use-time.ts';

/** On a day before anything was on record: which day is the first, and the way to it; where there is none, the way to begin. */
export function BeforeRecord({ time: { day, since, go } }: { time: TimeTravel }) {
  const { t, lang } = useLanguage();
  const { actor } = useSession();
  if (since === null && can(actor, 'register.begin').yes) {
    return (
      <Go to={paths.manage} className="button button-main">
        {t.time.begin}
      </Go>
    );
  }
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
