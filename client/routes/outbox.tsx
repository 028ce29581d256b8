import '../styles/outbox.css';
import { useQuery } from '@tanstack/react-query';
import { idOf } from '../../shared/log/stream.ts';
import { can } from '../../shared/roles.ts';
import { shortName } from '../../shared/text.ts';
import { mapQuery } from '../api.ts';
import { saidAt } from '../commands/said-at.ts';
import { OutboxItem } from '../features/outbox/item.tsx';
import { useLanguage } from '../i18n.tsx';
import { useKept, useOutbox } from '../outbox/door.ts';
import { type Kept, needsPerson } from '../outbox/kept.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { clockOffset, WRONG_CLOCK_MS } from '../outbox/server-clock.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { Notice } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';

/** What was said on this device: what needs its person, what waits to be sent, what has become of the rest. */
export function OutboxRoute() {
  const { t } = useLanguage();
  const { actor } = useSession();
  const outbox = useOutbox();
  useTitle(t.outbox.title);
  if (!can(actor, 'report.write').yes) return <NoRight title={t.outbox.title} role={actor.role} />;
  return (
    <div className="page outbox-page">{outbox ? <Lists outbox={outbox} /> : <h1>{t.outbox.nothing}</h1>}</div>
  );
}

function Lists({ outbox }: { outbox: Outbox }) {
  const { t, lang } = useLanguage();
  const kept = useKept();
  const stuck = kept.filter(needsPerson);
  const waiting = kept.filter(({ state }) => state === 'waiting');
  const sent = kept.filter(({ state }) => state === 'sent').reverse();
  const [oldest] = [...stuck, ...waiting].sort((a, b) => a.order - b.order);
  return (
    <>
      <h1>
        {oldest ? t.outbox.waiting(stuck.length + waiting.length, saidAt(oldest.at, lang)) : t.outbox.nothing}
      </h1>
      <p className="muted">{oldest ? t.outbox.keptHow : t.outbox.all}</p>
      <WrongClock />
      {waiting.length > 0 && (
        <button type="button" className="button button-main" onClick={() => void outbox.send()}>
          {t.outbox.sendNow}
        </button>
      )}
      <Part title={t.outbox.needsYou(stuck.length)} items={stuck} outbox={outbox} />
      <Part title={t.outbox.title} items={waiting} outbox={outbox} />
      <Part title={t.outbox.sent(sent.length)} items={sent} outbox={outbox} />
    </>
  );
}

function WrongClock() {
  const { t } = useLanguage();
  const offset = Math.abs(clockOffset() ?? 0);
  if (offset < WRONG_CLOCK_MS) return null;
  return <Notice tone="warn" title={t.outbox.wrongClock(Math.round(offset / 60_000))} />;
}

function Part({ title, items, outbox }: { title: string; items: readonly Kept[]; outbox: Outbox }) {
  const { lang } = useLanguage();
  const { data: map } = useQuery(mapQuery(null));
  if (items.length === 0) return null;
  const nameOf = ({ command }: Kept) => {
    const code = idOf(command.stream);
    const row = map?.rows.find((one) => one.code === code);
    return row ? shortName(row.name, lang) : code;
  };
  return (
    <section>
      <h2>{title}</h2>
      <div className="outbox-list">
        {items.map((one) => (
          <OutboxItem key={one.order} kept={one} name={nameOf(one)} outbox={outbox} />
        ))}
      </div>
    </section>
  );
}
