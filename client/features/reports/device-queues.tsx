import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';

/** What was said on somebody's phone and has not arrived, as far as the phones have told. */
export function DeviceQueues() {
  const { t, lang } = useLanguage();
  const { isToday } = useAsOf();
  const { data } = useQuery({ ...trpc.devices.waiting.queryOptions(), enabled: isToday });
  if (!isToday || !data || data.length === 0) return null;
  return (
    <section>
      <h2>{t.outbox.elsewhere.title(data.reduce((sum, { waiting }) => sum + waiting, 0))}</h2>
      <ul>
        {data.map(({ name, waiting, files, oldest, toldAt }) => (
          <li key={`${name} ${toldAt}`}>
            {t.outbox.elsewhere.of(name, waiting, formatInstant(oldest ?? toldAt, lang))}
            {files > 0 && t.outbox.elsewhere.files(files)}{' '}
            <span className="muted">{t.outbox.elsewhere.told(formatInstant(toldAt, lang))}</span>
          </li>
        ))}
      </ul>
      <p className="muted">{t.outbox.elsewhere.hint}</p>
    </section>
  );
}
