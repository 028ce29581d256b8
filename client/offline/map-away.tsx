import type { UseQueryResult } from '@tanstack/react-query';
import { isAway } from '../failure.ts';
import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { paths } from '../paths.ts';
import { useSession } from '../session.ts';
import { Notice } from '../ui/parts.tsx';
import { keepsFor } from './kept/what.ts';

/** All clusters are asked for in vain, by somebody whose own ones are on the device. */
export function useIsMapAway({ data, fetchStatus, failureReason }: UseQueryResult): boolean {
  const { actor } = useSession();
  const isMissing = data === undefined && (fetchStatus === 'paused' || isAway(failureReason));
  return isMissing && keepsFor(actor);
}

/** In the place of the list: map and list of all clusters are not on the device; what is, and the way there. */
export function MapAway() {
  const { t } = useLanguage();
  return (
    <Notice
      tone="warn"
      title={t.away.map}
      action={
        <Go to={paths.work} className="button">
          {t.away.toWork}
        </Go>
      }
    >
      <p>{t.away.mapWhy}</p>
    </Notice>
  );
}
