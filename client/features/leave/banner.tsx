import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { Notice } from '../../ui/parts.tsx';

/** On the page of work of who stands in: for whom, until when, and how much of the page is theirs by it. */
export function StandingInBanner() {
  const { t, lang } = useLanguage();
  const { instead = [] } = useSession().actor;
  return instead.map(({ id, name, until, clusters }) => (
    <Notice key={id} tone="info" title={t.work.instead.title(name, formatDay(until, lang), clusters.length)}>
      <p>{t.work.instead.hint(name)}</p>
    </Notice>
  ));
}
