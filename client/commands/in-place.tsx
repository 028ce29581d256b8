import type { Messages } from '../../shared/i18n/messages.ts';
import { useLanguage } from '../i18n.tsx';
import { useSession } from '../session.ts';

/** Who recorded something, and in whose place where it was not their own. */
export const whoSaid = (
  { by, inPlaceOf }: { by: string | null; inPlaceOf?: string | null },
  t: Messages,
): string => {
  if (by === null) return t.cluster.system;
  return inPlaceOf ? t.cluster.inPlaceOf(by, inPlaceOf) : by;
};

/** Beside a cluster on the page of work: that it is somebody's who is away. */
export function InPlace({ code }: { code: string }) {
  const { t } = useLanguage();
  const { actor } = useSession();
  const absent = actor.instead?.find(({ clusters }) => clusters.includes(code));
  return absent ? <span className="in-place">{t.work.instead.mark(absent.name)}</span> : null;
}
